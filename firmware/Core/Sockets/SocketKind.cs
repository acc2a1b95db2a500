namespace NanoSocket.Core.Sockets;

/// <summary>First argument of <c>sock_conn</c>. Other values are refused.</summary>
public enum SocketKind
{
    /// <summary>TCP.</summary>
    Tcp = 0,
    /// <summary>UDP to one peer.</summary>
    Udp = 1,
    /// <summary>TLS over TCP; in images that have it.</summary>
    Tls = 2,
    /// <summary>
    /// ICMP echo (7.16): each send is one echo request, each reply's payload one datagram. Ports have no meaning.
    /// </summary>
    Icmp = 3,
}
