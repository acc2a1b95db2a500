namespace System.Net.Security;

/// <summary>Versions of TLS; .NET has this type in System.Security.Authentication, with the same numbers.</summary>
[Flags]
public enum SslProtocols
{
    /// <summary>The best that both ends have.</summary>
    None = 0,
    /// <summary>TLS 1.0; never used, since it is broken.</summary>
    Tls = 0xC0,
    /// <summary>TLS 1.1; never used, since it is broken.</summary>
    Tls11 = 0x300,
    /// <summary>TLS 1.2 (RFC 5246).</summary>
    Tls12 = 0xC00,
    /// <summary>TLS 1.3 (RFC 8446).</summary>
    Tls13 = 0x3000,
}
