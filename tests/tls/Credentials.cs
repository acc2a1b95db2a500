using System.Linq;
using NanoSocket.TlsTests.Authority;

namespace NanoSocket.TlsTests;

/// <summary>What a client gives to a connect: <c>TlsOptions</c>.</summary>
internal sealed record Credentials
{
    /// <summary>Trusts nobody and asks nothing.</summary>
    public static Credentials None { get; } = new();

    /// <summary>Trusted certificates.</summary>
    public string? Ca { get; init; }

    /// <summary>The client's certificate.</summary>
    public string? Certificate { get; init; }

    /// <summary>Its key.</summary>
    public string? Key { get; init; }

    /// <summary>The key's password.</summary>
    public string? Password { get; init; }

    /// <summary>The server's name, where it is not the one connected to.</summary>
    public string? HostName { get; init; }

    /// <summary>Application protocols, separated by commas.</summary>
    public string? Alpn { get; init; }

    /// <summary>The server is told its name.</summary>
    public bool SendName { get; init; }

    /// <summary>A certificate for another name is accepted.</summary>
    public bool Insist { get; init; }

    /// <summary>No version newer than TLS 1.2.</summary>
    public bool OnlyTls12 { get; init; }

    /// <summary>No session is resumed.</summary>
    public bool IsFresh { get; init; } = true;

    /// <summary>Bytes of all texts together.</summary>
    public int Length => (Ca?.Length ?? 0) + (Certificate?.Length ?? 0) + (Key?.Length ?? 0);

    /// <summary>The words of the agent's <c>options</c>.</summary>
    public string Words => string.Concat(
        new[]
        {
            Ca is null ? null : "ca", Certificate is null ? null : "cert", Key is null ? null : "key",
            Password is null ? null : $"password={Password}", HostName is null ? null : $"host={HostName}",
            Alpn is null ? null : $"alpn={Alpn}", SendName ? "name" : null, Insist ? "insist" : null,
            OnlyTls12 ? "tls12" : null,
        }.OfType<string>().Select(word => $" {word}"));

    /// <summary>Trusts a root.</summary>
    public static Credentials Trusting(params Identity[] roots) =>
        new() { Ca = string.Concat(roots.Select(root => root.CertificatePem)) };

    /// <summary>With a certificate of its own.</summary>
    public Credentials With(Identity identity) =>
        this with { Certificate = identity.ChainPem, Key = identity.KeyPem };
}
