namespace NanoSocket.Core.Sockets;

/// <summary>Reasons in words that say what to do.</summary>
public static class SocketFailureText
{
    /// <summary>The words for a reason; empty for <see cref="SocketFailure.None"/>.</summary>
    public static string Of(SocketFailure failure) => failure switch
    {
        SocketFailure.None => "",
        SocketFailure.NoFreeSocket => "all 10 sockets are taken: destroy those that are closed",
        SocketFailure.UnsupportedType => "this socket type is not supported",
        SocketFailure.AddressTooLong => "the address is longer than 100 characters",
        SocketFailure.PortInUse => "the local port is in use: choose another, or 0 for any",
        SocketFailure.OutOfMemory => "no memory for the connection: close others, or raise the board's budget",
        SocketFailure.BadName => "the host name is empty or has characters that no name can have",
        SocketFailure.NoResolver => "no name server is known: wait for the link, or set one",
        SocketFailure.ResolverFull => "too many names are being resolved: try again when one is done",
        SocketFailure.NameNotFound => "the name does not exist or has no IPv4 address: check its spelling",
        SocketFailure.ResolverSilent => "the name servers do not answer: check APN and coverage, or set others",
        SocketFailure.ResolverFailed => "the name servers answered with a failure: try again, or set others",
        SocketFailure.Refused => "the peer refused the connection: check the port and whether the server runs",
        SocketFailure.TimedOut => "the peer does not answer: check address, port and firewall",
        SocketFailure.Unreachable => "there is no route to the peer: check the address and what the APN allows",
        SocketFailure.PeerClosed => "the peer closed the connection",
        SocketFailure.Reset => "the peer reset the connection",
        SocketFailure.KeepAliveExpired => "the peer did not answer keep-alive probes: connect again",
        SocketFailure.LinkDown => "there was no link: wait until the modem is online",
        SocketFailure.LinkLost => "the link was lost: it comes back by itself, then connect again",
        SocketFailure.ClosedLocally => "closed by the app",
        SocketFailure.FlushTimedOut => "closed by the app; the peer did not acknowledge all that was sent",
        _ => "an unknown reason",
    };
}
