using NanoSocket.Core.Sockets;

namespace NanoSocket.Core.Endpoints;

/// <summary>How a call on a blocking socket ended.</summary>
public enum EndpointResult
{
    /// <summary>It did what it was asked to.</summary>
    Done,
    /// <summary>Not yet: the caller waits and tries again. No public call ends so.</summary>
    Wait,
    /// <summary>The time allowed is over.</summary>
    TimedOut,
    /// <summary>The socket was closed, perhaps by another thread during the call.</summary>
    Closed,
    /// <summary>All ten sockets are taken.</summary>
    TooManySockets,
    /// <summary>The network stack has no memory left for this.</summary>
    NoMemory,
    /// <summary>The local port is in use.</summary>
    PortInUse,
    /// <summary>The call makes no sense in the socket's state.</summary>
    InvalidState,
    /// <summary>The socket is connected already.</summary>
    AlreadyConnected,
    /// <summary>The socket is not connected.</summary>
    NotConnected,
    /// <summary>This direction was shut down.</summary>
    ShutDown,
    /// <summary>The datagram is longer than one packet carries.</summary>
    MessageTooLong,
    /// <summary>The option or its value is none of this socket's.</summary>
    InvalidOption,
    /// <summary>There is no link.</summary>
    LinkDown,
    /// <summary>The link was lost.</summary>
    LinkLost,
    /// <summary>The peer refused the connection.</summary>
    Refused,
    /// <summary>The peer cannot be reached.</summary>
    Unreachable,
    /// <summary>The peer does not answer.</summary>
    PeerSilent,
    /// <summary>The peer reset the connection.</summary>
    Reset,
    /// <summary>No such name.</summary>
    NameNotFound,
    /// <summary>The name servers did not answer, or cannot be asked now.</summary>
    NameServerSilent,
    /// <summary>The name servers failed.</summary>
    NameServerFailed,
    /// <summary>TLS failed: <see cref="BlockingSocket.Failure"/> says why.</summary>
    TlsFailed,
}

/// <summary>Reasons of the stack as results of a call.</summary>
internal static class EndpointResults
{
    public static EndpointResult Of(SocketFailure failure) => failure switch
    {
        SocketFailure.Refused => EndpointResult.Refused,
        SocketFailure.TimedOut or SocketFailure.KeepAliveExpired => EndpointResult.PeerSilent,
        SocketFailure.Unreachable => EndpointResult.Unreachable,
        SocketFailure.LinkDown => EndpointResult.LinkDown,
        SocketFailure.LinkLost => EndpointResult.LinkLost,
        SocketFailure.OutOfMemory => EndpointResult.NoMemory,
        SocketFailure.PortInUse => EndpointResult.PortInUse,
        SocketFailure.BadName or SocketFailure.NameNotFound => EndpointResult.NameNotFound,
        SocketFailure.NoResolver or SocketFailure.ResolverFull or SocketFailure.ResolverSilent
            => EndpointResult.NameServerSilent,
        SocketFailure.ResolverFailed => EndpointResult.NameServerFailed,
        >= SocketFailure.TlsNotInImage => EndpointResult.TlsFailed,
        _ => EndpointResult.Reset,
    };

    public static EndpointResult Of(Net.StackResult result) => result switch
    {
        Net.StackResult.Ok or Net.StackResult.Pending => EndpointResult.Done,
        Net.StackResult.OutOfMemory => EndpointResult.NoMemory,
        Net.StackResult.PortInUse => EndpointResult.PortInUse,
        Net.StackResult.NoRoute => EndpointResult.LinkDown,
        Net.StackResult.NotConnected => EndpointResult.NotConnected,
        Net.StackResult.WouldBlock => EndpointResult.Wait,
        _ => EndpointResult.Unreachable,
    };
}
