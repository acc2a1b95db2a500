using NanoSocket.Core.Certificates;

namespace System.Security.Cryptography.X509Certificates;

/// <summary>A certificate that may have its private key with it.</summary>
public class X509Certificate2 : X509Certificate
{
    private readonly byte[]? _key;

    /// <summary>Makes an empty object.</summary>
    public X509Certificate2()
    {
    }

    /// <summary>Reads a certificate without a key.</summary>
    /// <param name="rawData">PEM or DER; must not change later.</param>
    /// <exception cref="CryptographicException">It is no certificate.</exception>
    public X509Certificate2(byte[] rawData)
        : base(rawData)
    {
    }

    /// <summary>Reads a certificate without a key.</summary>
    /// <param name="certificate">Contents in PEM; in .NET it is a file's name.</param>
    /// <exception cref="CryptographicException">It is no certificate.</exception>
    public X509Certificate2(string certificate)
        : base(certificate)
    {
    }

    /// <summary>Reads a certificate and its key.</summary>
    /// <param name="rawData">The certificate in PEM.</param>
    /// <param name="key">The key in PEM, RSA or EC, encrypted or not.</param>
    /// <param name="password">What the key is encrypted with; null when it is not.</param>
    /// <exception cref="CryptographicException">One of them is not what it should be. Whether the password is right and
    /// the key goes with the certificate shows at the handshake.</exception>
    public X509Certificate2(string rawData, string key, string? password)
        : this(BytesOf(rawData), BytesOf(key), password)
    {
    }

    /// <summary>Reads a certificate and its key.</summary>
    /// <param name="rawData">The certificate in PEM or DER; must not change later.</param>
    /// <param name="key">The key in PEM.</param>
    /// <param name="password">As above.</param>
    /// <exception cref="CryptographicException">As above.</exception>
    public X509Certificate2(byte[] rawData, string key, string? password)
        : this(rawData, BytesOf(key), password)
    {
    }

    /// <summary>Reads a certificate and its key.</summary>
    /// <param name="rawData">The certificate in PEM or DER; must not change later.</param>
    /// <param name="key">The key in PEM or DER; must not change later.</param>
    /// <param name="password">As above.</param>
    /// <exception cref="CryptographicException">As above.</exception>
    public X509Certificate2(byte[] rawData, byte[] key, string? password)
        : base(rawData)
    {
        ArgumentNullException.ThrowIfNull(key);
        KeyPem = PemText.HasPrivateKey(key) ? key : PemText.EncodeKey(key)
            ?? throw new CryptographicException("This is no private key in DER or PEM.");
        _key = key;
        KeyPassword = password;
    }

    /// <summary>The object has a private key.</summary>
    public bool HasPrivateKey => _key != null;

    /// <summary>The private key as it was given; null when there is none.</summary>
    public byte[]? PrivateKey => _key;

    /// <summary>The public key: DER of SubjectPublicKeyInfo (RFC 5280 4.1). Allocates.</summary>
    public byte[] PublicKey => CertificateFields.Read(GetRawCertData())!.PublicKey;

    /// <summary>End of the validity, local time, which is universal time on a device.</summary>
    public DateTime NotAfter => _expirationDate;

    /// <summary>Beginning of the validity, local time, which is universal time on a device.</summary>
    public DateTime NotBefore => _effectiveDate;

    /// <summary>The certificate in DER. Allocates.</summary>
    public byte[] RawData => GetRawCertData();

    /// <summary>The key in PEM, as TLS takes it.</summary>
    internal byte[]? KeyPem { get; }

    /// <summary>What the key is encrypted with.</summary>
    internal string? KeyPassword { get; }
}
