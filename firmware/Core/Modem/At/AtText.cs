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

    /// <summary>
    /// Printable ASCII without the quote, which no AT string can carry (3GPP TS 27.007 4.2 has no escape).
    /// </summary>
    public static bool IsQuotable(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is < ' ' or > '~' or '"')
            {
                return false;
            }
        }

        return true;
    }
}
