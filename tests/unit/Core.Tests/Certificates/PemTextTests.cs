using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using CsCheck;
using NanoSocket.Core.Certificates;
using NanoSocket.Core.Tests.Support;
using Xunit;

namespace NanoSocket.Core.Tests.Certificates;

/// <summary>PEM as .NET writes and reads it.</summary>
public sealed class PemTextTests
{
    [Fact]
    public void What_is_encoded_is_what_dotnet_writes_and_decodes_again()
        => Seeds.Check(nameof(What_is_encoded_is_what_dotnet_writes_and_decodes_again), Gen.Byte.Array[0, 200], der =>
        {
            byte[] pem = PemText.Encode(der, PemText.Certificate);
            Assert.Equal(PemEncoding.WriteString("CERTIFICATE", der) + "\n", Encoding.ASCII.GetString(pem));
            Assert.Equal(der, PemText.Decode(pem, PemText.Certificate));
        });

    [Theory]
    [InlineData("some words\r\n-----BEGIN CERTIFICATE-----\r\nAQID\r\n-----END CERTIFICATE-----\r\nmore\0", "010203")]
    [InlineData("-----BEGIN X-----\nAQ==\n-----END X-----\n-----BEGIN CERTIFICATE-----\nAgM=\n-----END CERTIFICATE-----",
        "0203")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAQ==\n-----END CERTIFICATE-----\n-----BEGIN CERTIFICATE-----\nAg==\n"
        + "-----END CERTIFICATE-----", "01")]
    public void The_first_block_with_the_label_is_found(string pem, string hex)
        => Assert.Equal(Convert.FromHexString(hex), PemText.Decode(Encoding.ASCII.GetBytes(pem), PemText.Certificate));

    [Theory]
    [InlineData("")]
    [InlineData("/etc/ssl/ca.pem")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAQID\n")]
    [InlineData("-----END CERTIFICATE-----\n-----BEGIN CERTIFICATE-----")]
    [InlineData("-----BEGIN CERTIFICATE-----\nA*ID\n-----END CERTIFICATE-----")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAQI\n-----END CERTIFICATE-----")]
    public void Anything_else_is_no_block(string pem)
        => Assert.Null(PemText.Decode(Encoding.ASCII.GetBytes(pem), PemText.Certificate));

    [Fact]
    public void Keys_of_all_forms_get_the_label_they_need()
    {
        using ECDsa curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using RSA rsa = RSA.Create(2048);
        PbeParameters encryption = new(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 1000);
        AssertLabel("EC PRIVATE KEY", curve.ExportECPrivateKey());
        AssertLabel("PRIVATE KEY", curve.ExportPkcs8PrivateKey());
        AssertLabel("RSA PRIVATE KEY", rsa.ExportRSAPrivateKey());
        AssertLabel("PRIVATE KEY", rsa.ExportPkcs8PrivateKey());
        AssertLabel("ENCRYPTED PRIVATE KEY", rsa.ExportEncryptedPkcs8PrivateKey("secret", encryption));
    }

    [Fact]
    public void What_is_no_key_gets_no_label()
    {
        using ECDsa curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.Null(PemText.EncodeKey(default));
        Assert.Null(PemText.EncodeKey([1, 2, 3]));
        Assert.Null(PemText.EncodeKey(curve.ExportSubjectPublicKeyInfo()));
        Assert.Null(PemText.EncodeKey([.. curve.ExportECPrivateKey(), 0]));
        Assert.False(PemText.HasPrivateKey("-----BEGIN CERTIFICATE-----"u8));
        Assert.False(PemText.HasPrivateKey("-----BEGIN PRIVATE KEY"u8));
    }

    [Fact]
    public void A_key_is_found_behind_other_blocks()
        => Assert.True(PemText.HasPrivateKey("-----BEGIN EC PARAMETERS-----\nAQ==\n-----END EC PARAMETERS-----\n"u8
            .ToArray().Concat("-----BEGIN EC PRIVATE KEY-----"u8.ToArray()).ToArray()));

    private static void AssertLabel(string label, byte[] der)
    {
        byte[]? pem = PemText.EncodeKey(der);
        Assert.Equal(PemEncoding.WriteString(label, der) + "\n", Encoding.ASCII.GetString(pem!));
        Assert.True(PemText.HasPrivateKey(pem));
    }
}
