using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace NanoSocket.TlsTests.Authority;

/// <summary>A certificate with its key.</summary>
/// <param name="Certificate">The certificate, without its key.</param>
/// <param name="Key">RSA or ECDSA.</param>
/// <param name="Issuer">Who signed it; null: itself.</param>
internal sealed record Identity(X509Certificate2 Certificate, AsymmetricAlgorithm Key, Identity? Issuer)
{
    /// <summary>The certificate alone.</summary>
    public string CertificatePem => Certificate.ExportCertificatePem() + "\n";

    /// <summary>The certificates between it and its root.</summary>
    public string AbovePem => string.Concat(Above.Select(identity => identity.CertificatePem));

    /// <summary>The certificate and all above it but the root: what the peer gets.</summary>
    public string ChainPem => CertificatePem + AbovePem;

    /// <summary>The key as PKCS #8 without a password.</summary>
    public string KeyPem => Key.ExportPkcs8PrivateKeyPem() + "\n";

    private IEnumerable<Identity> Above
    {
        get
        {
            for (Identity? above = Issuer; above?.Issuer is not null; above = above.Issuer)
            {
                yield return above;
            }
        }
    }

    /// <summary>The key as PKCS #8, encrypted by PBES2 with AES-256 (RFC 8018).</summary>
    public string EncryptedKeyPem(string password) => Key.ExportEncryptedPkcs8PrivateKeyPem(
        password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 2048)) + "\n";

    /// <summary>The certificate with its key, for servers of .NET.</summary>
    public X509Certificate2 ForServer()
    {
        using X509Certificate2 joined = Key is RSA rsa
            ? Certificate.CopyWithPrivateKey(rsa)
            : Certificate.CopyWithPrivateKey((ECDsa)Key);
        return X509CertificateLoader.LoadPkcs12(joined.Export(X509ContentType.Pkcs12), null);
    }
}
