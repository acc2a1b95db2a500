using System.Text;

namespace System;

public static partial class Convert
{
    private static string ToRadix(ulong value, int toBase)
    {
        int bits = BitsPerDigit(toBase);
        TextBuilder text = new(stackalloc char[64]);
        int top = 63 - Numerics.BitOperations.LeadingZeroCount(value | 1);
        for (int shift = top / bits * bits; shift >= 0; shift -= bits)
        {
            int digit = (int)(value >> shift) & (toBase - 1);
            text.Append((char)(digit < 10 ? '0' + digit : 'a' + digit - 10));
        }

        return text.ToString();
    }

    /// <summary>Reads base 2, 8 or 16 as the bits of a type, base 10 as a number.</summary>
    private static long ParseRadix(string text, int fromBase, int size, bool signed, string articleAndName)
    {
        ulong mask = ulong.MaxValue >> (64 - 8 * size);
        if (fromBase == 10)
        {
            ulong maxPositive = signed ? mask >> 1 : mask;
            return Number.Check(Number.TryParseInteger(text, Globalization.NumberStyles.AllowLeadingSign, maxPositive,
                signed ? maxPositive + 1 : 0, out long number), text, number, articleAndName);
        }

        int bits = BitsPerDigit(fromBase);
        ReadOnlySpan<char> digits = text;
        if (fromBase == 16 && digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            digits = digits.Slice(2);
        }

        if (digits.Length == 0)
        {
            ThrowHelper.ThrowArgumentOutOfRange(null, "Index was out of range. Must be non-negative and less than the size "
                + "of the collection.");
        }

        ulong value = 0;
        foreach (char c in digits)
        {
            int digit = char.HexValue(c);
            if (digit < 0 || digit >= fromBase)
            {
                ThrowHelper.ThrowFormat(value == 0 && c == digits[0] ? "Could not find any recognizable digits."
                    : "Additional non-parsable characters are at the end of the string.");
            }

            if (value > mask >> bits)
            {
                ThrowOverflow(articleAndName);
            }

            value = (value << bits) | (uint)digit;
        }

        int unused = 64 - 8 * size;
        return signed ? (long)(value << unused) >> unused : (long)value;
    }

    private static int BitsPerDigit(int radix)
    {
        switch (radix)
        {
            case 2:
                return 1;
            case 8:
                return 3;
            case 16:
                return 4;
            default:
                ThrowHelper.ThrowArgument("Invalid Base.");
                return 0;
        }
    }
}
