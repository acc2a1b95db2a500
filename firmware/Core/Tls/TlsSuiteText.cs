namespace NanoSocket.Core.Tls;

/// <summary>Names of versions and of the cipher suites we offer, as the IANA registers them.</summary>
public static class TlsSuiteText
{
    /// <summary>The version's name.</summary>
    public static string Of(TlsVersion version) => version switch
    {
        TlsVersion.Tls12 => "TLS 1.2",
        TlsVersion.Tls13 => "TLS 1.3",
        _ => "TLS",
    };

    /// <summary>The suite's name; empty for one we do not offer.</summary>
    public static string Of(ushort suite) => suite switch
    {
        0x1301 => "AES_128_GCM_SHA256",
        0x1302 => "AES_256_GCM_SHA384",
        0x1303 => "CHACHA20_POLY1305_SHA256",
        0xC02B => "ECDHE_ECDSA_AES_128_GCM_SHA256",
        0xC02C => "ECDHE_ECDSA_AES_256_GCM_SHA384",
        0xC02F => "ECDHE_RSA_AES_128_GCM_SHA256",
        0xC030 => "ECDHE_RSA_AES_256_GCM_SHA384",
        0xCCA8 => "ECDHE_RSA_CHACHA20_POLY1305_SHA256",
        0xCCA9 => "ECDHE_ECDSA_CHACHA20_POLY1305_SHA256",
        _ => "",
    };
}
