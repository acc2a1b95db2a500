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

    /// <summary>Every id is taken, closed sockets keep theirs until they are destroyed; or reserved by another task.</summary>
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

    /// <summary>TLS is not in this image.</summary>
    TlsNotInImage = 50,
    /// <summary>TLS ran out of memory in spite of what was reserved.</summary>
    TlsNoMemory = 51,
    /// <summary>The board has no healthy source of entropy.</summary>
    TlsNoEntropy = 52,
    /// <summary>The board's settings forbid TLS without verification of the peer.</summary>
    TlsUnverifiedForbidden = 53,
    /// <summary>The CA certificates given are not PEM certificates.</summary>
    TlsBadCaCertificate = 54,
    /// <summary>The own certificate given is not a PEM certificate.</summary>
    TlsBadClientCertificate = 55,
    /// <summary>The own key given is not a PEM key, or its password is wrong.</summary>
    TlsBadClientKey = 56,
    /// <summary>The own key does not belong to the own certificate.</summary>
    TlsKeyMismatch = 57,
    /// <summary>Public authorities shall be trusted, and the image has none.</summary>
    TlsNoPublicRoots = 58,

    /// <summary>No certificate given as trusted stands behind the peer's.</summary>
    TlsUnknownCa = 60,
    /// <summary>The peer's certificate, or one behind it, is no longer valid.</summary>
    TlsExpired = 61,
    /// <summary>The peer's certificate, or one behind it, is not valid yet.</summary>
    TlsNotYetValid = 62,
    /// <summary>The peer's certificate is for another name.</summary>
    TlsNameMismatch = 63,
    /// <summary>The peer's certificate has a key, hash or use that is not allowed.</summary>
    TlsWeakCertificate = 64,
    /// <summary>The peer's certificate was revoked.</summary>
    TlsRevoked = 65,
    /// <summary>The peer sent no certificate though one is required.</summary>
    TlsNoPeerCertificate = 66,
    /// <summary>The peer's certificates take more memory than a TLS session has.</summary>
    TlsChainTooLarge = 67,

    /// <summary>The peer ended TLS with an alert; its number is kept beside the reason.</summary>
    TlsAlert = 70,
    /// <summary>The peer does not speak TLS, or broke its rules.</summary>
    TlsProtocol = 71,
    /// <summary>The peer has no TLS version or cipher suite in common with us.</summary>
    TlsVersionOrSuite = 72,
    /// <summary>The peer does not send the small records that this image has room for.</summary>
    TlsFragmentRefused = 73,
    /// <summary>The peer ended the connection without saying so in TLS: data may be missing.</summary>
    TlsTruncated = 74,
    /// <summary>The TLS handshake took too long.</summary>
    TlsTimedOut = 75,
    /// <summary>The peer asks for a certificate of ours and got none.</summary>
    TlsClientCertificateRequired = 76,
    /// <summary>The peer changed its keys in the middle of a connection (KeyUpdate), which TLS here cannot follow.</summary>
    TlsKeyUpdate = 77,
    /// <summary>The peer ended the connection before the TLS handshake was done.</summary>
    TlsHandshakeCutShort = 78,
}
