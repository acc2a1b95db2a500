namespace NanoSocket.Core.Sockets;

/// <summary>Numbers of the <c>socketcore</c> interface (spec 1.9, 1.10).</summary>
public static class SocketConstants
{
    /// <summary>Socket ids are 0 to SlotCount - 1.</summary>
    public const int SlotCount = 10;

    /// <summary>Longest host name or address, in bytes.</summary>
    public const int MaxAddressLength = 100;

    /// <summary>Most bytes one receive indication announces.</summary>
    public const int MaxIndication = 2048;

    /// <summary>Send confirmations of one socket that may be unfetched (spec 7.2).</summary>
    public const int MaxConfirmations = 16;

    /// <summary>Milliseconds from the peer's close to the close indication.</summary>
    public const int CloseDelayMs = 500;

    /// <summary>Longest time unread data can hold back the close indication, in milliseconds.</summary>
    public const int CloseDelayLimitMs = 30_000;

    /// <summary>Level of <c>SO_</c> options.</summary>
    public const int SolSocket = 0xfff;

    /// <summary>Level of <c>TCP_</c> options.</summary>
    public const int IpProtoTcp = 6;

    /// <summary>The local port may be bound while an old connection lingers.</summary>
    public const int SoReuseAddr = 4;

    /// <summary>Switches keep-alive on or off.</summary>
    public const int SoKeepAlive = 8;

    /// <summary>Seconds of silence before the first probe.</summary>
    public const int TcpKeepIdle = 3;

    /// <summary>Seconds between probes.</summary>
    public const int TcpKeepInterval = 4;

    /// <summary>Unanswered probes after which the connection is dead.</summary>
    public const int TcpKeepCount = 5;

    /// <summary><c>sock_conn_ext</c>: no free slot, bad argument or no resources.</summary>
    public const int ConnectRefused = -1;

    /// <summary><c>sock_conn_ext</c>: the name cannot even be asked for (spec 7.15).</summary>
    public const int ConnectNoResolver = -2;
}
