namespace NanoSocket.Core.Tls;

/// <summary>Versions of TLS, numbered as on the wire.</summary>
public enum TlsVersion
{
    /// <summary>None yet.</summary>
    None = 0,
    /// <summary>RFC 5246.</summary>
    Tls12 = 0x0303,
    /// <summary>RFC 8446.</summary>
    Tls13 = 0x0304,
}
