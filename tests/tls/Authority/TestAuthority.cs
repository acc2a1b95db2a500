using System;
using System.Collections.Generic;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading;

namespace NanoSocket.TlsTests.Authority;

/// <summary>Certificates of one run: two roots, an authority below one of them, and whatever the cases ask for. Keys
/// are made when they are first used and shared by certificates of the same kind; nothing outlives the run.</summary>
internal sealed class TestAuthority
{
    /// <summary>The name that the cases connect to.</summary>
    public const string Host = "server.nanosocket.example";

    private readonly Lock _gate = new();
    private readonly Dictionary<(KeyKind Kind, string Owner), AsymmetricAlgorithm> _keys = [];
    private readonly DateTimeOffset _now = DateTimeOffset.UtcNow;

    public TestAuthority()
    {
        RsaRoot = Issue(null, Root("RSA root") with { Key = KeyKind.Rsa2048 });
        EcRoot = Issue(null, Root("EC root"));
        StrangeRoot = Issue(null, Root("Strange root"));
        Intermediate = Issue(EcRoot, Root("Intermediate"));
        RsaServer = Issue(RsaRoot, Server with { Key = KeyKind.Rsa2048 });
        EcServer = Issue(EcRoot, Server);
    }

    /// <summary>What a good server's certificate says.</summary>
    public static CertificateTraits Server { get; } = new(Host, KeyUse.Server) { Hosts = [Host] };

    /// <summary>What a good client's certificate says.</summary>
    public static CertificateTraits Client { get; } = new("device 1", KeyUse.Client);

    /// <summary>A root with an RSA key.</summary>
    public Identity RsaRoot { get; }

    /// <summary>A root with an EC key.</summary>
    public Identity EcRoot { get; }

    /// <summary>A root that signed nothing.</summary>
    public Identity StrangeRoot { get; }

    /// <summary>An authority below <see cref="EcRoot"/>.</summary>
    public Identity Intermediate { get; }

    /// <summary>A good server below <see cref="RsaRoot"/>.</summary>
    public Identity RsaServer { get; }

    /// <summary>A good server below <see cref="EcRoot"/>.</summary>
    public Identity EcServer { get; }

    /// <summary>Makes a certificate. The issuer is not asked whether it may: some cases want one that may
    /// not.</summary>
    /// <param name="issuer">Who signs; null: the certificate's own key.</param>
    /// <param name="traits">What it says.</param>
    public Identity Issue(Identity? issuer, CertificateTraits traits)
    {
        // An authority's key is its own: its certificates are told apart by it.
        AsymmetricAlgorithm key = KeyOf(traits.Key, traits.Use == KeyUse.Authority ? traits.Name : "");
        HashAlgorithmName hash = HashAlgorithmName.SHA256; // of the request, which nobody sees
        CertificateRequest request = key is RSA rsa
            ? new CertificateRequest($"CN={traits.Name}", rsa, hash, RSASignaturePadding.Pkcs1)
            : new CertificateRequest($"CN={traits.Name}", (ECDsa)key, hash);
        AddExtensions(request, traits, issuer);
        X509SignatureGenerator signer = SignerOf(issuer?.Key ?? key, traits.Hash);
        byte[] serial = RandomNumberGenerator.GetBytes(12);
        serial[0] = (byte)((serial[0] & 0x7F) | 1);
        X500DistinguishedName issuerName = issuer?.Certificate.SubjectName ?? request.SubjectName;
        return new Identity(
            request.Create(issuerName, signer, _now + traits.Begins, _now + traits.Ends, serial), key, issuer);
    }

    private static CertificateTraits Root(string name) => new(name, KeyUse.Authority);

    private static X509SignatureGenerator SignerOf(AsymmetricAlgorithm key, HashAlgorithmName hash) => key switch
    {
        RSA rsa when hash == HashAlgorithmName.SHA1 => new Sha1Signer(rsa),
        RSA rsa => X509SignatureGenerator.CreateForRSA(rsa, RSASignaturePadding.Pkcs1),
        _ => X509SignatureGenerator.CreateForECDsa((ECDsa)key),
    };

    private static void AddExtensions(CertificateRequest request, CertificateTraits traits, Identity? issuer)
    {
        bool isAuthority = traits.Use == KeyUse.Authority;
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(
            isAuthority ? X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign
                : X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        if (issuer is not null)
        {
            request.CertificateExtensions.Add(
                X509AuthorityKeyIdentifierExtension.CreateFromCertificate(issuer.Certificate, true, false));
        }
        if (!isAuthority)
        {
            string use = traits.Use == KeyUse.Server ? "1.3.6.1.5.5.7.3.1" : "1.3.6.1.5.5.7.3.2";
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(use)], false));
        }
        if (traits.Hosts.Count + traits.Addresses.Count > 0)
        {
            request.CertificateExtensions.Add(AlternativeNames(traits));
        }
    }

    private static X509Extension AlternativeNames(CertificateTraits traits)
    {
        SubjectAlternativeNameBuilder names = new();
        foreach (string host in traits.Hosts)
        {
            names.AddDnsName(host);
        }
        foreach (string address in traits.Addresses)
        {
            names.AddIpAddress(IPAddress.Parse(address));
        }
        return names.Build();
    }

    private AsymmetricAlgorithm KeyOf(KeyKind kind, string owner)
    {
        lock (_gate)
        {
            return _keys.TryGetValue((kind, owner), out AsymmetricAlgorithm? key)
                ? key
                : _keys[(kind, owner)] = MakeKey(kind);
        }
    }

    private static AsymmetricAlgorithm MakeKey(KeyKind kind) => kind switch
    {
        KeyKind.P256 => ECDsa.Create(ECCurve.NamedCurves.nistP256),
        KeyKind.P384 => ECDsa.Create(ECCurve.NamedCurves.nistP384),
        KeyKind.P521 => ECDsa.Create(ECCurve.NamedCurves.nistP521),
        KeyKind.Rsa1024 => RSA.Create(1024),
        KeyKind.Rsa4096 => RSA.Create(4096),
        _ => RSA.Create(2048),
    };
}
