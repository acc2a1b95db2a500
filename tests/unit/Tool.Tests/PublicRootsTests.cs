using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using NanoSocket.Tool.Building;
using Xunit;

namespace NanoSocket.Tool.Tests;

/// <summary>Public certificate authorities that are compiled into images.</summary>
public sealed partial class PublicRootsTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Certificates_that_have_expired_or_would_not_be_accepted_are_left_out()
    {
        using RSA longKey = RSA.Create(2048), shortKey = RSA.Create(1024);
        using ECDsa known = ECDsa.Create(ECCurve.NamedCurves.nistP384), unknown = ECDsa.Create(ECCurve.NamedCurves.nistP521);
        string good = Pem(Request("CN=long", longKey), 1), second = Pem(Request("CN=curve", known), 1);
        File.WriteAllText(_file, good + second + good + Pem(Request("CN=old", longKey), -1)
            + Pem(Request("CN=short", shortKey), 1) + Pem(Request("CN=other curve", unknown), 1));

        Assert.Equal(2, PublicRoots.Read(_file).Count);
    }

    [Fact]
    public void The_table_has_the_certificates_and_says_where_their_names_are()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        string pem = Pem(Request("CN=root, O=Acme", key), 1);
        File.WriteAllText(_file, pem);

        string table = PublicRoots.Read(_file).ToC();

        using X509Certificate2 certificate = X509Certificate2.CreateFromPem(pem);
        byte[] bytes = [.. Number().Matches(Array().Match(table).Groups[1].Value)
            .Select(number => byte.Parse(number.Value, CultureInfo.InvariantCulture))];
        GroupCollection entry = Entry().Match(table).Groups;
        int at = int.Parse(entry[1].Value, CultureInfo.InvariantCulture);
        int length = int.Parse(entry[2].Value, CultureInfo.InvariantCulture);
        Assert.Equal(certificate.RawData, bytes);
        Assert.Equal(certificate.SubjectName.RawData, bytes[at..(at + length)]);
        Assert.Contains("nstls_public_root_count = 1;", table, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_certificates_is_refused_by_name()
    {
        File.WriteAllText(_file, "nothing");
        Assert.Contains(_file, Assert.Throws<ToolException>(() => PublicRoots.Read(_file)).Message,
            StringComparison.Ordinal);
        Assert.Contains("missing.pem", Assert.Throws<ToolException>(() => PublicRoots.FileOf("missing.pem")).Message,
            StringComparison.Ordinal);
    }

    private static CertificateRequest Request(string name, RSA key) =>
        new(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    private static CertificateRequest Request(string name, ECDsa key) => new(name, key, HashAlgorithmName.SHA256);

    private static string Pem(CertificateRequest request, int daysLeft)
    {
        DateTimeOffset end = DateTimeOffset.UtcNow.AddDays(daysLeft);
        using X509Certificate2 certificate = request.CreateSelfSigned(end.AddDays(-10), end);
        return certificate.ExportCertificatePem() + "\n";
    }

    [GeneratedRegex(@"root_0\[\] = \{([^}]*)\}")]
    private static partial Regex Array();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();

    [GeneratedRegex(@"sizeof root_0, (\d+), (\d+)")]
    private static partial Regex Entry();
}
