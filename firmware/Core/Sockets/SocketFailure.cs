namespace NanoSocket.Core.Sockets;

/// <summary>
/// Why a connect failed or a connection ended. The messages carry no reason (spec 2.3), so it is kept beside the
/// socket until the next connect on it, and for the last refused connect of each task. This is the only list of
/// reasons; the numbers are stable.
/// </summary>
public enum SocketFailure
{
    /// <summary>It did not.</summary>
    None = 0,

    /// <summary>Every id is taken; closed sockets keep theirs until they are destroyed.</summary>
    NoFreeSocket = 1,
    /// <summary>The socket type is not supported.</summary>
    UnsupportedType = 2,
    /// <summary>The address is longer than 100 bytes.</summary>
    AddressTooLong = 3,
    /// <summary>The local port is in use.</summary>
    PortInUse = 4,
    /// <summary>The network stack had no memory left for the connection.</summary>
    OutOfMemory = 5,

    /// <summary>The host name is empty or has characters or a form that no name can have.</summary>
    BadName = 10,
    /// <summary>No name server is known.</summary>
    NoResolver = 11,
    /// <summary>As many names as there is room for are being asked for already.</summary>
    ResolverFull = 12,
    /// <summary>The name server says that the name does not exist or has no IPv4 address.</summary>
    NameNotFound = 13,
    /// <summary>The name servers did not answer.</summary>
    ResolverSilent = 14,
    /// <summary>The name servers answered with a failure of their own or with nonsense.</summary>
    ResolverFailed = 15,

    /// <summary>The peer refused the connection.</summary>
    Refused = 20,
    /// <summary>The peer did not answer the connect, or stopped acknowledging what was sent.</summary>
    TimedOut = 21,
    /// <summary>A router or the peer reported that the peer cannot be reached.</summary>
    Unreachable = 22,
    /// <summary>The peer closed the connection in order.</summary>
    PeerClosed = 23,
    /// <summary>The peer reset the connection.</summary>
    Reset = 24,
    /// <summary>The peer did not answer the keep-alive probes.</summary>
    KeepAliveExpired = 25,

    /// <summary>There was no link at the time of the connect.</summary>
    LinkDown = 30,
    /// <summary>The link was lost.</summary>
    LinkLost = 31,

    /// <summary>The task closed the socket.</summary>
    ClosedLocally = 40,
    /// <summary>The task closed the socket, and the peer did not acknowledge what was still to be delivered.</summary>
    FlushTimedOut = 41,
}
