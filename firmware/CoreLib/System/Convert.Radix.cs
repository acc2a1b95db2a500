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
        CheckBase(fromBase);
        if (text.Length == 0)
        {
            ThrowHelper.ThrowArgumentOutOfRange(
                "Index was out of range. Must be non-negative and less than the size of the collection.");
        }

        bool negative = text[0] == '-';
        if (negative && (fromBase != 10 || !signed))
        {
            ThrowNegative(fromBase);
        }

        ReadOnlySpan<char> digits = negative || text[0] == '+' ? text.AsSpan(1) : text;
        if (fromBase == 16 && digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            digits = digits.Slice(2);
        }

        // As in .NET, types of less than 32 bits are read with 32, and their range is checked afterwards.
        ulong limit = ulong.MaxValue >> (size == 8 ? 0 : 32);
        limit = fromBase == 10 && signed ? (limit >> 1) + (negative ? 1u : 0u) : limit;
        ulong magnitude = ParseDigits(digits, (uint)fromBase, limit, articleAndName);
        ulong mask = ulong.MaxValue >> (64 - 8 * size);
        bool isNumber = fromBase == 10 && signed;
        if (magnitude > (isNumber ? (mask >> 1) + (negative ? 1u : 0u) : mask))
        {
            ThrowOverflow(articleAndName);
        }

        int unused = isNumber || !signed ? 0 : 64 - 8 * size;
        long value = (long)(magnitude << unused) >> unused;
        return negative ? -value : value;
    }

    private static ulong ParseDigits(ReadOnlySpan<char> text, uint radix, ulong limit, string articleAndName)
    {
        ulong value = 0;
        int position = 0;
        while (position < text.Length && (uint)char.HexValue(text[position]) < radix)
        {
            uint digit = (uint)char.HexValue(text[position++]);
            if (value > (limit - digit) / radix)
            {
                ThrowOverflow(articleAndName);
            }

            value = value * radix + digit;
        }

        if (position != text.Length || position == 0)
        {
            ThrowHelper.ThrowFormat(position == 0 ? "Could not find any recognizable digits."
                : "Additional non-parsable characters are at the end of the string.");
        }

        return value;
    }

    private static void ThrowNegative(int fromBase)
    {
        if (fromBase == 10)
        {
            ThrowHelper.ThrowOverflow(
                "The string was being parsed as an unsigned number and could not have a negative sign.");
        }

        ThrowHelper.ThrowArgument("String cannot contain a minus sign if the base is not 10.");
    }

    private static void CheckBase(int radix)
    {
        if (radix != 10)
        {
            BitsPerDigit(radix);
        }
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
