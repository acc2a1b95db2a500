using System;
using System.Linq;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace NanoSocket.Tool.Demo;

/// <summary>A certificate authority that lives as long as this object: its keys are in memory only and never on a
/// disk.</summary>
internal sealed class TestAuthority : IDisposable
{
    /// <summary>What the client's key is encrypted with: an app shows how a password is given.</summary>
    public const string KeyPassword = "nanosocket";

    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    /// <summary>Clocks of devices may be behind.</summary>
    private static readonly TimeSpan s_past = TimeSpan.FromDays(2);

    private readonly DateTimeOffset _now = DateTimeOffset.UtcNow;
    private readonly X509Certificate2 _root;
    private readonly int _rsaBits;

    /// <summary>Makes the authority.</summary>
    /// <param name="rsaBits">Its keys, and those it issues, are RSA of this size; 0: elliptic curve P-256.</param>
    public TestAuthority(int rsaBits = 0)
    {
        _rsaBits = rsaBits;
        using AsymmetricAlgorithm key = NewKey();
        CertificateRequest request = Request("CN=NanoSocket test authority", key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        _root = request.CreateSelfSigned(_now - s_past, _now.AddDays(30));
    }

    /// <summary>The authority's certificate in PEM.</summary>
    public string RootPem => _root.ExportCertificatePem() + "\n";

    /// <summary>A certificate for a server, with its key, for .NET's own TLS.</summary>
    /// <param name="name">The server's host name.</param>
    public SslStreamCertificateContext IssueServer(string name)
    {
        using AsymmetricAlgorithm key = NewKey();
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName(name);
        CertificateRequest request = Request("CN=" + name, key, ServerAuthentication);
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 certificate = Sign(request);
        X509Certificate2 whole = key is RSA rsa
            ? certificate.CopyWithPrivateKey(rsa)
            : certificate.CopyWithPrivateKey((ECDsa)key);
        return SslStreamCertificateContext.Create(whole, [_root], offline: true);
    }

    /// <summary>A certificate for a device, which may be client and server with it, and its key encrypted with
    /// <see cref="KeyPassword"/>, both in PEM.</summary>
    public (string Certificate, string Key) IssueDevice(string name)
    {
        using AsymmetricAlgorithm key = NewKey();
        using X509Certificate2 certificate = Sign(Request("CN=" + name, key, ClientAuthentication, ServerAuthentication));
        PbeParameters encryption = new(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 2048);
        return (certificate.ExportCertificatePem() + "\n",
            key.ExportEncryptedPkcs8PrivateKeyPem(KeyPassword, encryption) + "\n");
    }

    /// <summary>The certificate is one of this authority's.</summary>
    public bool Issued(X509Certificate? certificate)
    {
        using X509Chain chain = new();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(_root);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return certificate is X509Certificate2 shown && chain.Build(shown);
    }

    public void Dispose() => _root.Dispose();

    private AsymmetricAlgorithm NewKey() =>
        _rsaBits > 0 ? RSA.Create(_rsaBits) : ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private static CertificateRequest Request(string subject, AsymmetricAlgorithm key) => key is RSA rsa
        ? new CertificateRequest(subject, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
        : new CertificateRequest(subject, (ECDsa)key, HashAlgorithmName.SHA256);

    private static CertificateRequest Request(string subject, AsymmetricAlgorithm key, params string[] purposes)
    {
        CertificateRequest request = Request(subject, key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(
            new X509EnhancedKeyUsageExtension([.. purposes.Select(purpose => new Oid(purpose))], false));
        return request;
    }

    private X509Certificate2 Sign(CertificateRequest request)
        => request.Create(_root, _now - s_past, _now.AddDays(20), RandomNumberGenerator.GetBytes(12));
}
