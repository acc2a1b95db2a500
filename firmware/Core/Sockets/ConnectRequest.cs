namespace NanoSocket.Core.Sockets;

/// <summary>Arguments of <c>sock_conn</c> beside the address.</summary>
public struct ConnectRequest
{
    /// <summary>Transport; any value may come from outside.</summary>
    public SocketKind Kind;

    /// <summary>Remote port, taken modulo 65536.</summary>
    public int Port;

    /// <summary>Local port, taken modulo 65536; 0 = ephemeral.</summary>
    public int LocalPort;

    /// <summary>Receive window (TCP) or datagram budget (UDP) in bytes; 0 and less = default.</summary>
    public int ReceiveBuffer;

    /// <summary>TLS: what it needs to know; not null there.</summary>
    public TlsOptions? Tls;
}
