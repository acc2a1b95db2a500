using System;
using System.Text;

namespace NanoSocket.Core.Certificates;

/// <summary>Object identifiers of the parts of a name (X.520, RFC 4519, RFC 2985) and .NET's words for them.</summary>
internal static class AttributeType
{
    /// <summary>Arcs are numbers of 28 bits at most here; those of names are far smaller.</summary>
    private const int LongestArc = 4;

    private static ReadOnlySpan<byte> X520 => [0x55, 0x04];

    private static ReadOnlySpan<byte> EmailAddress => [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x01];

    /// <summary>0.9.2342.19200300.100.1, attributes of the directory pilot.</summary>
    private static ReadOnlySpan<byte> Pilot => [0x09, 0x92, 0x26, 0x89, 0x93, 0xF2, 0x2C, 0x64, 0x01];

    /// <summary>Contents of an object identifier that can be written.</summary>
    public static bool IsValid(ReadOnlySpan<byte> identifier)
    {
        int length = 0;
        foreach (byte b in identifier)
        {
            length++;
            if (length > LongestArc)
            {
                return false;
            }

            length = b < 0x80 ? 0 : length;
        }

        return identifier.Length > 0 && length == 0;
    }

    /// <summary>The word, such as CN, or OID. and the numbers; the identifier is valid.</summary>
    public static string NameOf(ReadOnlySpan<byte> identifier)
    {
        string? name = null;
        if (identifier.Length == 3 && identifier.StartsWith(X520))
        {
            name = NameOfX520(identifier[2]);
        }
        else if (identifier.SequenceEqual(EmailAddress))
        {
            name = "E";
        }
        else if (identifier.Length == 10 && identifier.StartsWith(Pilot))
        {
            name = identifier[9] switch { 1 => "userId", 25 => "DC", _ => null };
        }

        return name ?? "OID." + NumbersOf(identifier);
    }

    private static string? NameOfX520(byte arc) => arc switch
    {
        3 => "CN",
        4 => "SN",
        5 => "SERIALNUMBER",
        6 => "C",
        7 => "L",
        8 => "S",
        9 => "STREET",
        10 => "O",
        11 => "OU",
        12 => "T",
        13 => "Description",
        15 => "businessCategory",
        17 => "PostalCode",
        41 => "name",
        42 => "G",
        43 => "I",
        44 => "generationQualifier",
        46 => "dnQualifier",
        65 => "pseudonym",
        _ => null,
    };

    private static string NumbersOf(ReadOnlySpan<byte> identifier)
    {
        StringBuilder text = new();
        int arc = 0;
        foreach (byte b in identifier)
        {
            arc = (arc << 7) | (b & 0x7F);
            if (b < 0x80)
            {
                AppendArc(text, arc);
                arc = 0;
            }
        }

        return text.ToString();
    }

    /// <summary>The first number holds two arcs (X.690 8.19.4).</summary>
    private static void AppendArc(StringBuilder text, int arc)
    {
        if (text.Length > 0)
        {
            text.Append('.').Append(arc);
        }
        else
        {
            int first = Math.Min(2, arc / 40);
            text.Append(first).Append('.').Append(arc - (40 * first));
        }
    }
}
