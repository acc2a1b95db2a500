using System;

namespace NanoSocket.Core.Modem;

/// <summary>Comparing and reading ASCII in bytes from the modem.</summary>
internal static class AtText
{
    public static bool StartsWith(ReadOnlySpan<byte> line, string prefix)
    {
        if (line.Length < prefix.Length)
        {
            return false;
        }

        for (int i = 0; i < prefix.Length; i++)
        {
            if (line[i] != prefix[i])
            {
                return false;
            }
        }

        return true;
    }

    public static bool AreEqual(ReadOnlySpan<byte> line, string text)
        => line.Length == text.Length && StartsWith(line, text);

    /// <summary>Decimal digits only, at most nine of them.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            value = (value * 10) + (text[i] - '0');
        }

        return text.Length is > 0 and < 10;
    }

    /// <summary>Hexadecimal digits only, at most fifteen of them: area codes and cell numbers.</summary>
    public static bool TryParseHex(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        for (int i = 0; i < text.Length; i++)
        {
            int digit = HexDigit(text[i]);
            if (digit < 0 || i == 15)
            {
                return false;
            }

            value = (value << 4) + digit;
        }

        return text.Length > 0;
    }

    /// <summary>Whether the text occurs in the line, letters compared without case.</summary>
    public static bool Contains(ReadOnlySpan<byte> line, string text)
    {
        for (int start = 0; start + text.Length <= line.Length; start++)
        {
            int matched = 0;
            while (matched < text.Length && ToUpper(line[start + matched]) == ToUpper((byte)text[matched]))
            {
                matched++;
            }

            if (matched == text.Length)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Printable ASCII without the quote, which no AT string can carry (3GPP TS 27.007 4.2 has no escape).
    /// </summary>
    public static bool IsQuotable(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] > '~' || !IsQuotable((byte)text[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>As for the text.</summary>
    public static bool IsQuotable(byte value) => value is >= (byte)' ' and <= (byte)'~' and not (byte)'"';

    private static byte ToUpper(byte value) => value is >= (byte)'a' and <= (byte)'z' ? (byte)(value - 32) : value;

    private static int HexDigit(byte value) => ToUpper(value) switch
    {
        >= (byte)'0' and <= (byte)'9' => value - '0',
        >= (byte)'A' and <= (byte)'F' => ToUpper(value) - 'A' + 10,
        _ => -1,
    };
}
