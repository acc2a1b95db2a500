using System;

namespace NanoSocket.Core.Certificates;

/// <summary>
/// What an X.509 certificate says of itself (RFC 5280 4.1), for showing it: whether it is to be believed is TLS's
/// business and not decided here.
/// </summary>
public sealed class CertificateFields
{
    private readonly byte[] _issuer;
    private readonly byte[] _subject;

    private CertificateFields(
        ReadOnlySpan<byte> issuer, ReadOnlySpan<byte> subject, ReadOnlySpan<byte> publicKey,
        DateTime notBefore, DateTime notAfter)
    {
        _issuer = issuer.ToArray();
        _subject = subject.ToArray();
        PublicKey = publicKey.ToArray();
        NotBefore = notBefore;
        NotAfter = notAfter;
    }

    /// <summary>Who issued it, as .NET writes names. Allocates.</summary>
    public string Issuer => DistinguishedName.ToText(_issuer);

    /// <summary>Whom it is for, as .NET writes names. Allocates.</summary>
    public string Subject => DistinguishedName.ToText(_subject);

    /// <summary>The key: DER of SubjectPublicKeyInfo.</summary>
    public byte[] PublicKey { get; }

    /// <summary>First moment of its validity, universal time.</summary>
    public DateTime NotBefore { get; }

    /// <summary>Last moment of its validity, universal time.</summary>
    public DateTime NotAfter { get; }

    /// <summary>Reads a certificate.</summary>
    /// <param name="der">One certificate in DER and nothing behind it.</param>
    /// <returns>Null when it is none.</returns>
    public static CertificateFields? Read(ReadOnlySpan<byte> der)
    {
        DerReader outer = new(der);
        DerReader certificate = new(outer.Read(DerReader.Sequence));
        DerReader body = new(certificate.Read(DerReader.Sequence));
        certificate.Read(DerReader.Sequence);
        certificate.Read(DerReader.BitString);
        bool isWhole = !outer.Failed && outer.IsAtEnd && !certificate.Failed && certificate.IsAtEnd;
        return isWhole ? ReadBody(ref body) : null;
    }

    private static CertificateFields? ReadBody(ref DerReader body)
    {
        if (body.NextTag == DerReader.Context0)
        {
            body.Read(DerReader.Context0);
        }

        body.Read(DerReader.Integer);
        body.Read(DerReader.Sequence);
        ReadOnlySpan<byte> issuer = body.Read(DerReader.Sequence);
        DerReader validity = new(body.Read(DerReader.Sequence));
        ReadOnlySpan<byte> subject = body.Read(DerReader.Sequence);
        ReadOnlySpan<byte> publicKey = body.ReadWhole(DerReader.Sequence);
        bool isValid = !body.Failed
            & DerTime.TryRead(ref validity, out DateTime notBefore) & DerTime.TryRead(ref validity, out DateTime notAfter)
            && validity.IsAtEnd && DistinguishedName.IsValid(issuer) && DistinguishedName.IsValid(subject);
        return isValid ? new CertificateFields(issuer, subject, publicKey, notBefore, notAfter) : null;
    }
}
