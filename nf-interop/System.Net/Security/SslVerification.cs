namespace System.Net.Security;

/// <summary>How the peer is verified.</summary>
public enum SslVerification
{
    /// <summary>It is not: anybody could be at the other end.</summary>
    NoVerification = 1,
    /// <summary>A client verifies the server; a server verifies a client that shows a certificate.</summary>
    VerifyPeer = 2,
    /// <summary>A client verifies the server; a server insists on a client certificate.</summary>
    CertificateRequired = 4,
    /// <summary>A server insists on a client certificate; there is no renegotiation, so once is always.</summary>
    VerifyClientOnce = 8,
}
