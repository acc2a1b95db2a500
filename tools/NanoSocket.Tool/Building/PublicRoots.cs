using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace NanoSocket.Tool.Building;

/// <summary>
/// Certificates of public authorities, as a table in C for <c>nstls_roots.h</c>. They come from this PC when an image is
/// built: who builds it decides whom its devices trust.
/// </summary>
internal sealed class PublicRoots
{
    /// <summary>Stands for the authorities that Debian trusts.</summary>
    public const string Debian = "debian";

    /// <summary>What images are compiled with that have a table.</summary>
    public const string Define = "NSTLS_PUBLIC_ROOTS";

    /// <summary>Of Debian's package <c>ca-certificates</c>.</summary>
    private const string DebianFile = "/etc/ssl/certs/ca-certificates.crt";

    /// <summary>As <c>nstls_policy.c</c> has it: others would never be accepted.</summary>
    private const int LeastRsaBits = 2048;
    private const string RsaKey = "1.2.840.113549.1.1.1";
    private static readonly string[] s_curves = ["1.2.840.10045.3.1.7", "1.3.132.0.34"];

    private const int BytesInLine = 20;

    private readonly IReadOnlyList<X509Certificate2> _certificates;

    private PublicRoots(IReadOnlyList<X509Certificate2> certificates) => _certificates = certificates;

    /// <summary>Certificates in the table.</summary>
    public int Count => _certificates.Count;

    /// <summary>Their bytes, in DER.</summary>
    public int Bytes => _certificates.Sum(certificate => certificate.RawData.Length);

    /// <summary>The file that is meant.</summary>
    /// <param name="source"><see cref="Debian"/>, or a file's name.</param>
    /// <exception cref="ToolException">There is none.</exception>
    public static string FileOf(string source)
    {
        string file = source == Debian ? DebianFile : Path.GetFullPath(source);
        return File.Exists(file) ? file : throw new ToolException(source == Debian
            ? $"{file} is missing: install Debian's package ca-certificates, or name a PEM file"
            : $"{source}: no such file of certificates in PEM", ExitCode.Usage);
    }

    /// <summary>Reads certificates; leaves out what has expired and what the firmware would not accept.</summary>
    /// <param name="file">Certificates in PEM.</param>
    /// <exception cref="ToolException">There are none, or one cannot be read.</exception>
    public static PublicRoots Read(string file)
    {
        X509Certificate2Collection found = [];
        try
        {
            found.ImportFromPemFile(file);
        }
        catch (CryptographicException e)
        {
            throw new ToolException($"{file}: {e.Message}");
        }
        List<X509Certificate2> usable = found.Where(IsUsable).DistinctBy(certificate => certificate.Thumbprint)
            .OrderBy(certificate => certificate.Subject, StringComparer.Ordinal).ToList();
        return usable.Count > 0
            ? new PublicRoots(usable)
            : throw new ToolException($"{file} has no certificate in PEM that can be used");
    }

    /// <summary>The table in C.</summary>
    public string ToC()
    {
        StringBuilder text = new("#include \"nstls_roots.h\"\n");
        for (int i = 0; i < _certificates.Count; i++)
        {
            AppendBytes(text, i, _certificates[i].RawData);
        }
        text.Append("\nconst struct nstls_root nstls_public_roots[] = {\n");
        for (int i = 0; i < _certificates.Count; i++)
        {
            byte[] name = _certificates[i].SubjectName.RawData;
            int at = _certificates[i].RawData.AsSpan().IndexOf(name);
            text.Append(CultureInfo.InvariantCulture, $"    {{root_{i}, sizeof root_{i}, {at}, {name.Length}}},\n");
        }
        text.Append(CultureInfo.InvariantCulture, $"}};\nconst uint16_t nstls_public_root_count = {Count};\n");
        return text.ToString();
    }

    private static bool IsUsable(X509Certificate2 certificate) =>
        certificate.NotAfter > DateTime.Now && certificate.RawData.Length <= ushort.MaxValue
        && (certificate.PublicKey.Oid.Value == RsaKey ? HasLongRsaKey(certificate) : HasKnownCurve(certificate));

    private static bool HasLongRsaKey(X509Certificate2 certificate)
    {
        using RSA? key = certificate.GetRSAPublicKey();
        return key?.KeySize >= LeastRsaBits;
    }

    private static bool HasKnownCurve(X509Certificate2 certificate)
    {
        using ECDsa? key = certificate.GetECDsaPublicKey();
        return s_curves.Contains(key?.ExportParameters(false).Curve.Oid.Value);
    }

    private static void AppendBytes(StringBuilder text, int index, byte[] der)
    {
        text.Append(CultureInfo.InvariantCulture, $"\nstatic const uint8_t root_{index}[] = {{");
        for (int i = 0; i < der.Length; i++)
        {
            text.Append(i % BytesInLine == 0 ? "\n    " : " ");
            text.Append(CultureInfo.InvariantCulture, $"{der[i]},");
        }
        text.Append("\n};\n");
    }
}
