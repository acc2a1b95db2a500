using System;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace NanoSocket.Tls.Tests.Support;

/// <summary>A certificate authority of a test, and what it issues.</summary>
internal sealed class Authority : IDisposable
{
    private readonly X509Certificate2 _root;
    private readonly AsymmetricAlgorithm _key;
    private byte _serial;

    public Authority(string name = "Test CA", bool rsa = false)
    {
        _key = NewKey(rsa ? 2048 : 0);
        CertificateRequest request = Request(name, _key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        _root = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddYears(-2), DateTimeOffset.UtcNow.AddYears(20));
    }

    /// <summary>The authority's own certificate.</summary>
    public byte[] Pem => Encoding.ASCII.GetBytes(_root.ExportCertificatePem() + "\n");

    /// <summary>The same in DER.</summary>
    public byte[] Der => _root.RawData;

    /// <summary>A certificate and its key, both PEM. <paramref name="rsaBits"/> 0: P-256.</summary>
    public Credentials Issue(
        string name, int rsaBits = 0, DateTimeOffset? from = null, DateTimeOffset? until = null, ECCurve? curve = null)
    {
        using AsymmetricAlgorithm key = NewKey(rsaBits, curve);
        CertificateRequest request = Request(name, key);
        SubjectAlternativeNameBuilder names = new();
        if (System.Net.IPAddress.TryParse(name, out System.Net.IPAddress? address))
        {
            names.AddIpAddress(address);
        }
        else
        {
            names.AddDnsName(name);
        }
        request.CertificateExtensions.Add(names.Build());
        X509SignatureGenerator signer = _key is RSA rsa
            ? X509SignatureGenerator.CreateForRSA(rsa, RSASignaturePadding.Pkcs1)
            : X509SignatureGenerator.CreateForECDsa((ECDsa)_key);
        using X509Certificate2 certificate = request.Create(
            _root.SubjectName, signer, from ?? DateTimeOffset.UtcNow.AddDays(-1),
            until ?? DateTimeOffset.UtcNow.AddYears(1), [0x10, ++_serial]);
        return new Credentials(
            certificate.ExportCertificatePem() + "\n", key.ExportPkcs8PrivateKeyPem() + "\n");
    }

    public void Dispose()
    {
        _root.Dispose();
        _key.Dispose();
    }

    private static AsymmetricAlgorithm NewKey(int rsaBits, ECCurve? curve = null) =>
        rsaBits > 0 ? RSA.Create(rsaBits) : ECDsa.Create(curve ?? ECCurve.NamedCurves.nistP256);

    private static CertificateRequest Request(string name, AsymmetricAlgorithm key) => key is RSA rsa
        ? new CertificateRequest("CN=" + name, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
        : new CertificateRequest("CN=" + name, (ECDsa)key, HashAlgorithmName.SHA256);
}
