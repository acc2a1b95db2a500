using System;
using System.Collections.Generic;
using System.Security.Cryptography;

namespace NanoSocket.TlsTests.Authority;

/// <summary>The kind of a certificate's key.</summary>
internal enum KeyKind
{
    /// <summary>ECDSA on P-256.</summary>
    P256,
    /// <summary>ECDSA on P-384.</summary>
    P384,
    /// <summary>ECDSA on P-521.</summary>
    P521,
    /// <summary>RSA with 2048 bits.</summary>
    Rsa2048,
    /// <summary>RSA with 4096 bits.</summary>
    Rsa4096,
    /// <summary>RSA with 1024 bits, which nobody may trust any more.</summary>
    Rsa1024,
}

/// <summary>What a certificate may be used for (RFC 5280, 4.2.1.12).</summary>
internal enum KeyUse
{
    /// <summary>To sign certificates.</summary>
    Authority,
    /// <summary>By a TLS server.</summary>
    Server,
    /// <summary>By a TLS client.</summary>
    Client,
}

/// <summary>What a certificate says.</summary>
/// <param name="Name">Its subject's common name.</param>
/// <param name="Use">What it may be used for.</param>
internal sealed record CertificateTraits(string Name, KeyUse Use)
{
    /// <summary>Its key.</summary>
    public KeyKind Key { get; init; } = KeyKind.P256;

    /// <summary>Names of hosts it is for; the first stars may be wildcards.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>IPv4 addresses it is for.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>From when it is valid, relative to now.</summary>
    public TimeSpan Begins { get; init; } = TimeSpan.FromDays(-1);

    /// <summary>Until when it is valid, relative to now.</summary>
    public TimeSpan Ends { get; init; } = TimeSpan.FromDays(30);

    /// <summary>What its issuer signs.</summary>
    public HashAlgorithmName Hash { get; init; } = HashAlgorithmName.SHA256;
}
