namespace NanoSocket.Core.Sockets;

/// <summary>First argument of <c>sock_conn</c>. Other values (2 TLS, 3 ICMP) are refused until they exist.</summary>
public enum SocketKind
{
    /// <summary>TCP.</summary>
    Tcp = 0,
    /// <summary>UDP to one peer.</summary>
    Udp = 1,
    /// <summary>TLS over TCP; not there yet.</summary>
    Tls = 2,
    /// <summary>ICMP echo; not there yet.</summary>
    Icmp = 3,
}
