namespace NanoSocket.Core.Sockets;

/// <summary>Reasons in words that say what to do.</summary>
public static class SocketFailureText
{
    /// <summary>The words for a reason; empty for <see cref="SocketFailure.None"/>.</summary>
    public static string Of(SocketFailure failure) => failure switch
    {
        SocketFailure.None => "",
        SocketFailure.NoFreeSocket => "all 10 sockets are taken or reserved: destroy those that are closed",
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
        SocketFailure.TlsNotInImage => "TLS is not in this image: build the app with TLS options, see docs/tls.md",
        SocketFailure.TlsNoMemory => "TLS ran out of memory: close other connections, or choose the small profile",
        SocketFailure.TlsNoEntropy => "no entropy, so no TLS: the board's random number generator is not healthy",
        SocketFailure.TlsUnverifiedForbidden => "this board forbids unverified TLS: give CA certificates",
        SocketFailure.TlsBadCaCertificate => "the CA certificates cannot be read: give PEM contents, not a path",
        SocketFailure.TlsBadClientCertificate => "the own certificate cannot be read: give PEM contents, not a path",
        SocketFailure.TlsBadClientKey => "the own key cannot be read: give PEM contents and the right password",
        SocketFailure.TlsKeyMismatch => "the own key does not belong to the own certificate",
        SocketFailure.TlsNoPublicRoots => "nothing is trusted: give CA certificates, or build with --public-roots",
        SocketFailure.TlsUnknownCa => "the peer's certificate comes from no CA given: check the CA certificates",
        SocketFailure.TlsExpired => "the peer's certificate has expired: check it and the clock",
        SocketFailure.TlsNotYetValid => "the peer's certificate is not valid yet: check it and the clock",
        SocketFailure.TlsNameMismatch => "the peer's certificate is for another name: check the host name",
        SocketFailure.TlsWeakCertificate => "the peer's certificate has a key, hash or use that is not allowed",
        SocketFailure.TlsRevoked => "the peer's certificate was revoked",
        SocketFailure.TlsNoPeerCertificate => "the peer sent no certificate",
        SocketFailure.TlsChainTooLarge =>
            "the peer's certificates need more memory than a TLS session has: see the limits in docs/tls.md",
        SocketFailure.TlsAlert => "the peer ended TLS with an alert",
        SocketFailure.TlsProtocol => "the peer does not speak TLS, or broke its rules: check the port",
        SocketFailure.TlsVersionOrSuite => "the peer has no TLS version or cipher suite in common with us",
        SocketFailure.TlsFragmentRefused => "the peer refuses small TLS records: choose the profile with 16 KiB",
        SocketFailure.TlsTruncated => "the peer ended the connection without closing TLS: data may be missing",
        SocketFailure.TlsTimedOut => "the TLS handshake took too long",
        SocketFailure.TlsKeyUpdate => "the peer changed keys in the middle (KeyUpdate), which cannot be followed here",
        SocketFailure.TlsHandshakeCutShort =>
            "the peer ended the connection in the TLS handshake: check the port, and what the peer's log says",
        SocketFailure.TlsClientCertificateRequired => "the peer asks for a client certificate: give one and its key",
        _ => "an unknown reason",
    };
}
