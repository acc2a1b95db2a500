using System.Text;
using NanoSocket.Core.Certificates;

namespace System.Security.Cryptography.X509Certificates;

/// <summary>
/// An X.509 certificate, in PEM or DER. Where it is given as trusted, further certificates behind the first one in PEM
/// are trusted, too; where it is our own, they are the chain behind it.
/// </summary>
public class X509Certificate
{
    /// <summary>Name of the issuer.</summary>
    protected string? _issuer;
    /// <summary>Name of the owner.</summary>
    protected string? _subject;
    /// <summary>Beginning of the validity.</summary>
    protected DateTime _effectiveDate;
    /// <summary>End of the validity.</summary>
    protected DateTime _expirationDate;
    /// <summary>Of no use here: nanoFramework's natives keep something there.</summary>
    protected byte[]? _handle;
    /// <summary>Of no use here: nanoFramework's natives keep something there.</summary>
    protected byte[]? _sessionHandle;

    private const byte FirstOfDer = 0x30;

    private readonly byte[]? _given;

    /// <summary>Makes an empty object.</summary>
    public X509Certificate()
    {
    }

    /// <summary>Reads a certificate.</summary>
    /// <param name="certificate">PEM or DER; must not change later.</param>
    /// <exception cref="CryptographicException">It is no certificate.</exception>
    public X509Certificate(byte[] certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        CertificateFields fields = CertificateFields.Read(DerOf(certificate))
            ?? throw new CryptographicException("This is no X.509 certificate in DER or PEM.");
        _given = certificate;
        _issuer = fields.Issuer;
        _subject = fields.Subject;
        _effectiveDate = DateTime.SpecifyKind(fields.NotBefore, DateTimeKind.Local);
        _expirationDate = DateTime.SpecifyKind(fields.NotAfter, DateTimeKind.Local);
    }

    /// <summary>Reads a certificate.</summary>
    /// <param name="certificate">Contents in PEM; in .NET it is a file's name.</param>
    /// <exception cref="CryptographicException">It is no certificate.</exception>
    public X509Certificate(string certificate)
        : this(BytesOf(certificate))
    {
    }

    /// <summary>Name of the issuer, such as <c>CN=Test CA, O=Acme, C=DE</c>.</summary>
    public virtual string Issuer => _issuer ?? throw Empty();

    /// <summary>Name of the owner.</summary>
    public virtual string Subject => _subject ?? throw Empty();

    /// <summary>The certificate in PEM, as TLS takes it.</summary>
    internal byte[] Pem
    {
        get
        {
            byte[] given = _given ?? throw Empty();
            return IsDer(given) ? PemText.Encode(given, PemText.Certificate) : given;
        }
    }

    /// <summary>Beginning of the validity, local time, which is universal time on a device.</summary>
    public virtual DateTime GetEffectiveDate() => _effectiveDate;

    /// <summary>End of the validity, local time, which is universal time on a device.</summary>
    public virtual DateTime GetExpirationDate() => _expirationDate;

    /// <summary>The certificate in DER. Allocates.</summary>
    public virtual byte[] GetRawCertData() => DerOf(_given ?? throw Empty()).ToArray();

    internal static byte[] BytesOf(string contents)
    {
        ArgumentNullException.ThrowIfNull(contents);
        return Encoding.UTF8.GetBytes(contents);
    }

    private static bool IsDer(byte[] bytes) => bytes.Length > 0 && bytes[0] == FirstOfDer;

    private static ReadOnlySpan<byte> DerOf(byte[] bytes)
        => IsDer(bytes) ? bytes : PemText.Decode(bytes, PemText.Certificate);

    private static CryptographicException Empty() => new("The object has no certificate.");
}
