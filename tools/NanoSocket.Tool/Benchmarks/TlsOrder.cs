using System.Collections.Generic;
using System.Net.Security;
using System.Security.Authentication;

namespace NanoSocket.Tool.Benchmarks;

/// <summary>A connection that the benchmark makes.</summary>
/// <param name="Version">TLS 1.2 or 1.3.</param>
/// <param name="IsRsa">The server and its authority have RSA keys, otherwise P-256.</param>
/// <param name="Resumes">The session before is taken up again.</param>
/// <param name="Suite">The only one that the server accepts; null: any, since .NET's server resumes only when it is not
/// told.</param>
internal sealed record TlsOrder(SslProtocols Version, bool IsRsa, bool Resumes, TlsCipherSuite? Suite)
{
    /// <summary>The client shows a certificate, with a key of the same kind.</summary>
    public bool IsMutual { get; init; }

    /// <summary>What a table calls it.</summary>
    public string Name =>
        $"TLS {(Version == SslProtocols.Tls13 ? "1.3" : "1.2")} {(IsRsa ? "RSA" : "P-256")}{Cipher}"
            + (IsMutual ? ", client's certificate" : "")
            + (Resumes ? " resumed" : "");

    /// <summary>The number on the wire.</summary>
    public int Number => Version == SslProtocols.Tls13 ? 0x0304 : 0x0303;

    private string Cipher => Suite is null ? ""
        : Suite.ToString()!.Contains("CHACHA20", System.StringComparison.Ordinal) ? " ChaCha20" : " AES-128-GCM";

    /// <summary>The connections of a profile. The small one has no room for an RSA key of our own.</summary>
    public static IReadOnlyList<TlsOrder> All(bool withTls13)
    {
        List<TlsOrder> orders = [];
        if (withTls13)
        {
            Add(orders, SslProtocols.Tls13, hasLargeSessions: true,
                TlsCipherSuite.TLS_CHACHA20_POLY1305_SHA256, TlsCipherSuite.TLS_AES_128_GCM_SHA256);
        }
        Add(orders, SslProtocols.Tls12, hasLargeSessions: withTls13,
            TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
            TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256);
        return orders;
    }

    private static void Add(
        List<TlsOrder> orders, SslProtocols version, bool hasLargeSessions, TlsCipherSuite chaCha, TlsCipherSuite aes)
    {
        orders.Add(new(version, IsRsa: true, Resumes: false, null));
        orders.Add(new(version, IsRsa: true, Resumes: true, null));
        if (hasLargeSessions)
        {
            orders.Add(new(version, IsRsa: true, Resumes: false, null) { IsMutual = true });
        }
        orders.Add(new(version, IsRsa: false, Resumes: false, aes) { IsMutual = true });
        orders.Add(new(version, IsRsa: false, Resumes: false, chaCha));
        orders.Add(new(version, IsRsa: false, Resumes: false, aes));
    }
}
