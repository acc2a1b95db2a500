namespace NanoSocket.Core.Tls;

/// <summary>What a handshake agreed on.</summary>
public struct TlsFacts
{
    /// <summary>Version in use; <see cref="TlsVersion.None"/> before the end of the handshake.</summary>
    public TlsVersion Version;

    /// <summary>Cipher suite, its IANA number; 0 before the end of the handshake.</summary>
    public ushort Suite;

    /// <summary>How well the peer is known.</summary>
    public TlsVerification Verification;

    /// <summary>Dates of the certificates were checked: the clock was set.</summary>
    public bool DatesChecked;

    /// <summary>An earlier session was taken up again.</summary>
    public bool Resumed;

    /// <summary>Index into <see cref="TlsOptions.Alpn"/>, -1 when no protocol was agreed on.</summary>
    public int Alpn;

    /// <summary>After a failure: the alert's number or the library's error; otherwise 0.</summary>
    public int FailureDetail;
}
