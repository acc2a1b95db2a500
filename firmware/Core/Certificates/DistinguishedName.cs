using System;
using System.Text;

namespace NanoSocket.Core.Certificates;

/// <summary>
/// Names in certificates (RFC 5280 4.1.2.4) as text, in the form that .NET gives them: the last part first, values with
/// special characters in quotes. All methods take the contents of the outer sequence.
/// </summary>
internal static class DistinguishedName
{
    private const string MustBeQuoted = ",+=\"\n<>#;";
    private const string HexDigits = "0123456789ABCDEF";

    /// <summary>The name is well formed; its text can be had.</summary>
    public static bool IsValid(ReadOnlySpan<byte> name)
    {
        DerReader parts = new(name);
        while (!parts.IsAtEnd)
        {
            DerReader attributes = new(parts.Read(DerReader.Set));
            bool any = !attributes.IsAtEnd;
            while (!attributes.IsAtEnd)
            {
                ReadAttribute(ref attributes, out ReadOnlySpan<byte> type, out _, out _);
                any &= type.Length > 0;
            }

            if (attributes.Failed || !any)
            {
                return false;
            }
        }

        return !parts.Failed;
    }

    /// <summary>The name as text; the name is valid.</summary>
    public static string ToText(ReadOnlySpan<byte> name)
    {
        StringBuilder text = new();
        DerReader parts = new(name);
        while (!parts.IsAtEnd)
        {
            string part = PartToText(parts.Read(DerReader.Set));
            text.Insert(0, text.Length == 0 ? part : part + ", ");
        }

        return text.ToString();
    }

    private static string PartToText(ReadOnlySpan<byte> part)
    {
        StringBuilder text = new();
        DerReader attributes = new(part);
        while (!attributes.IsAtEnd)
        {
            if (text.Length > 0)
            {
                text.Append(" + ");
            }

            ReadAttribute(ref attributes, out ReadOnlySpan<byte> type, out byte tag, out ReadOnlySpan<byte> value);
            text.Append(AttributeType.NameOf(type)).Append('=');
            AppendValue(text, tag, value);
        }

        return text.ToString();
    }

    /// <summary>AttributeTypeAndValue; an empty type when it is malformed.</summary>
    private static void ReadAttribute(
        ref DerReader attributes, out ReadOnlySpan<byte> type, out byte tag, out ReadOnlySpan<byte> value)
    {
        DerReader attribute = new(attributes.Read(DerReader.Sequence));
        type = attribute.Read(DerReader.ObjectIdentifier);
        value = attribute.ReadAny(out tag);
        if (attribute.Failed || !attribute.IsAtEnd || !AttributeType.IsValid(type))
        {
            type = default;
        }
    }

    private static void AppendValue(StringBuilder text, byte tag, ReadOnlySpan<byte> value)
    {
        string? plain = tag switch
        {
            DerReader.Utf8String or DerReader.PrintableString or DerReader.Ia5String or DerReader.TeletexString
                => Encoding.UTF8.GetString(value),
            DerReader.BmpString => BigEndianUtf16(value),
            _ => null,
        };
        if (plain == null)
        {
            AppendHex(text, value);
        }
        else if (NeedsQuotes(plain))
        {
            text.Append('"').Append(plain.Replace("\"", "\"\"")).Append('"');
        }
        else
        {
            text.Append(plain);
        }
    }

    private static bool NeedsQuotes(string value)
    {
        bool needs = value.Length == 0 || IsBlank(value[0]) || IsBlank(value[value.Length - 1]);
        foreach (char c in value)
        {
            needs |= MustBeQuoted.Contains(c);
        }

        return needs;
    }

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\n' or '\v' or '\f' or '\r';

    private static string BigEndianUtf16(ReadOnlySpan<byte> value)
    {
        StringBuilder text = new();
        for (int i = 0; i + 1 < value.Length; i += 2)
        {
            text.Append((char)((value[i] << 8) | value[i + 1]));
        }

        return text.ToString();
    }

    /// <summary>A value that is no text (RFC 4514 2.4).</summary>
    private static void AppendHex(StringBuilder text, ReadOnlySpan<byte> value)
    {
        text.Append('#');
        foreach (byte b in value)
        {
            text.Append(HexDigits[b >> 4]).Append(HexDigits[b & 15]);
        }
    }
}
