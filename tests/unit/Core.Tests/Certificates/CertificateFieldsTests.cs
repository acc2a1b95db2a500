using System;
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CsCheck;
using NanoSocket.Core.Certificates;
using NanoSocket.Core.Tests.Support;
using Xunit;

namespace NanoSocket.Core.Tests.Certificates;

/// <summary>What a certificate says of itself; .NET's own reader is the measure.</summary>
public sealed class CertificateFieldsTests
{
    private static readonly ECDsa s_key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    [Theory]
    [InlineData("CN=server.example")]
    [InlineData("C=DE, S=Bavaria, L=Munich, STREET=Main 1, O=Acme, OU=Tests, CN=a, T=b, G=c, SN=d, I=e")]
    [InlineData("CN=\"a, b\", O=\"quote \"\" inside\", OU=\" blank\", L=\"x+y\", S=\"#1\", C=DE")]
    [InlineData("E=a@b.example, DC=example, SERIALNUMBER=12, dnQualifier=q, OID.2.5.4.65=p")]
    [InlineData("OID.1.2.3.4567=x, OID.2.999.3=y, OID.0.9.2342.19200300.100.1.1=user")]
    [InlineData("CN=\"\"")]
    [InlineData("CN=Zürich 東京")]
    public void Names_read_as_in_dotnet(string name)
    {
        using X509Certificate2 certificate = SelfSigned(new X500DistinguishedName(name));
        CertificateFields fields = Read(certificate);
        Assert.Equal(certificate.Subject, fields.Subject);
        Assert.Equal(certificate.Issuer, fields.Issuer);
    }

    [Fact]
    public void Parts_with_several_attributes_read_as_in_dotnet()
    {
        AsnWriter name = new(AsnEncodingRules.DER);
        using (name.PushSequence())
        using (name.PushSetOf())
        {
            WriteAttribute(name, "2.5.4.3", "first");
            WriteAttribute(name, "2.5.4.10", "second");
        }

        using X509Certificate2 certificate = SelfSigned(new X500DistinguishedName(name.Encode()));
        Assert.Equal(certificate.Subject, Read(certificate).Subject);
    }

    [Theory]
    [InlineData("1950-01-01T00:00:00Z", "2049-12-31T23:59:59Z")]
    [InlineData("2024-02-29T12:34:56Z", "2050-01-01T00:00:00Z")]
    [InlineData("2026-11-23T18:00:00Z", "9999-12-31T23:59:59Z")]
    public void Dates_read_as_in_dotnet(string from, string to)
    {
        DateTimeOffset first = DateTimeOffset.Parse(from, null), last = DateTimeOffset.Parse(to, null);
        using X509Certificate2 certificate = SelfSigned(new X500DistinguishedName("CN=dates"), first, last);
        CertificateFields fields = Read(certificate);
        Assert.Equal(certificate.NotBefore.ToUniversalTime(), fields.NotBefore);
        Assert.Equal(certificate.NotAfter.ToUniversalTime(), fields.NotAfter);
    }

    [Fact]
    public void The_public_key_is_the_one_of_the_certificate()
    {
        using X509Certificate2 certificate = SelfSigned(new X500DistinguishedName("CN=key"));
        Assert.Equal(s_key.ExportSubjectPublicKeyInfo(), Read(certificate).PublicKey);
    }

    [Fact]
    public void An_rsa_certificate_reads_too()
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=rsa", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.Now, DateTimeOffset.Now.AddDays(1));
        Assert.Equal("CN=rsa", Read(certificate).Subject);
    }

    [Fact]
    public void A_certificate_cut_short_or_with_more_behind_it_is_none()
    {
        byte[] der = SelfSigned(new X500DistinguishedName("CN=cut, O=short")).RawData;
        for (int length = 0; length < der.Length; length++)
        {
            Assert.Null(CertificateFields.Read(der.AsSpan(0, length)));
        }

        Assert.Null(CertificateFields.Read([.. der, 0]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("30 80 00 00")]
    [InlineData("30 84 00 00 00 00")]
    [InlineData("30 83 FF FF FF")]
    [InlineData("30 81 05 30 03 02 01 00")]
    [InlineData("30 82 00 05 30 03 02 01 00")]
    [InlineData("02 01 00")]
    public void What_is_no_der_is_no_certificate(string hex)
        => Assert.Null(CertificateFields.Read(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal))));

    [Fact]
    public void Damaged_certificates_are_refused_or_read_and_never_break_the_reader()
    {
        byte[] der = SelfSigned(new X500DistinguishedName("CN=damage, O=\"a+b\", C=DE")).RawData;
        Gen<(int At, byte Value)[]> damage = Gen.Select(Gen.Int[0, der.Length - 1], Gen.Byte).Array[1, 4];
        Seeds.Check(nameof(Damaged_certificates_are_refused_or_read_and_never_break_the_reader), damage, changes =>
        {
            byte[] damaged = [.. der];
            foreach ((int at, byte value) in changes)
            {
                damaged[at] = value;
            }

            if (CertificateFields.Read(damaged) is { } fields)
            {
                Assert.NotNull(fields.Subject + fields.Issuer);
                Assert.Equal(DateTimeKind.Utc, fields.NotAfter.Kind);
            }
        });
    }

    private static CertificateFields Read(X509Certificate2 certificate)
        => CertificateFields.Read(certificate.RawData) ?? throw new InvalidOperationException("not read");

    private static X509Certificate2 SelfSigned(
        X500DistinguishedName name, DateTimeOffset? from = null, DateTimeOffset? to = null)
    {
        CertificateRequest request = new(name, s_key, HashAlgorithmName.SHA256);
        DateTimeOffset start = from ?? new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return request.CreateSelfSigned(start, to ?? start.AddYears(1));
    }

    private static void WriteAttribute(AsnWriter name, string type, string value)
    {
        using (name.PushSequence())
        {
            name.WriteObjectIdentifier(type);
            name.WriteCharacterString(UniversalTagNumber.UTF8String, value);
        }
    }
}
