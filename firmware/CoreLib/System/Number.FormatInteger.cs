using System.Text;

namespace System;

internal static partial class Number
{
    /// <summary>The most characters of a 64-bit number in decimal, with its sign.</summary>
    internal const int MaxDecimalLength = 20;

    private const uint Billion = 1_000_000_000;

    internal static string ToDecimal(int value)
    {
        Span<char> buffer = stackalloc char[11];
        return new string(buffer.Slice(WriteDecimal(value, buffer)));
    }

    internal static string ToDecimal(uint value)
    {
        Span<char> buffer = stackalloc char[10];
        return new string(buffer.Slice(WriteDigits(value, buffer, buffer.Length)));
    }

    internal static string ToDecimal(long value)
    {
        Span<char> buffer = stackalloc char[MaxDecimalLength];
        return new string(buffer.Slice(WriteDecimal(value, buffer)));
    }

    internal static string ToDecimal(ulong value)
    {
        Span<char> buffer = stackalloc char[MaxDecimalLength];
        return new string(buffer.Slice(WriteDigits(value, buffer, buffer.Length)));
    }

    /// <summary>Writes a number to the end of a buffer and returns where it starts.</summary>
    internal static int WriteDecimal(int value, Span<char> buffer)
    {
        int start = WriteDigits(value < 0 ? 0 - (uint)value : (uint)value, buffer, buffer.Length);
        if (value < 0)
        {
            buffer[--start] = '-';
        }

        return start;
    }

    /// <summary>Writes a number to the end of a buffer and returns where it starts.</summary>
    internal static int WriteDecimal(long value, Span<char> buffer)
    {
        int start = WriteDigits(value < 0 ? 0 - (ulong)value : (ulong)value, buffer, buffer.Length);
        if (value < 0)
        {
            buffer[--start] = '-';
        }

        return start;
    }

    /// <summary>Writes digits before a position of a buffer and returns the position of the first.</summary>
    internal static int WriteDigits(uint value, Span<char> buffer, int end)
    {
        do
        {
            uint quotient = value / 10;
            buffer[--end] = (char)('0' + (value - quotient * 10));
            value = quotient;
        }
        while (value != 0);
        return end;
    }

    /// <summary>The same for 64 bits, nine digits at a time because 32-bit division is so much cheaper.</summary>
    internal static int WriteDigits(ulong value, Span<char> buffer, int end)
    {
        while (value > uint.MaxValue)
        {
            ulong quotient = value / Billion;
            int start = WriteDigits((uint)(value - quotient * Billion), buffer, end);
            end -= 9;
            while (start > end)
            {
                buffer[--start] = '0';
            }

            value = quotient;
        }

        return WriteDigits((uint)value, buffer, end);
    }

    /// <summary>
    /// At least a number of hexadecimal digits in lower case, without what formats need; for the texts of errors.
    /// </summary>
    internal static string ToHex(ulong value, int minDigits)
    {
        Span<char> buffer = stackalloc char[16];
        int start = buffer.Length;
        while (value != 0 || start > buffer.Length - minDigits)
        {
            int digit = (int)value & 15;
            buffer[--start] = (char)(digit < 10 ? '0' + digit : 'a' + digit - 10);
            value >>= 4;
        }

        return new string(buffer.Slice(start));
    }

    /// <summary>A signed integer under a format. <paramref name="mask"/> has the bits of its type.</summary>
    internal static string FormatSigned(long value, ulong mask, string? format)
    {
        TextBuilder text = new(stackalloc char[48]);
        FormatSigned(ref text, value, mask, format);
        return text.ToString();
    }

    internal static string FormatUnsigned(ulong value, string? format)
    {
        TextBuilder text = new(stackalloc char[48]);
        FormatUnsigned(ref text, value, format);
        return text.ToString();
    }

    internal static bool TryFormatSigned(long value, ulong mask, ReadOnlySpan<char> format, Span<char> destination,
        out int charsWritten)
    {
        TextBuilder text = new(stackalloc char[48]);
        FormatSigned(ref text, value, mask, format);
        return text.TryCopyTo(destination, out charsWritten);
    }

    internal static bool TryFormatUnsigned(ulong value, ReadOnlySpan<char> format, Span<char> destination,
        out int charsWritten)
    {
        TextBuilder text = new(stackalloc char[48]);
        FormatUnsigned(ref text, value, format);
        return text.TryCopyTo(destination, out charsWritten);
    }

    internal static void FormatSigned(ref TextBuilder text, long value, ulong mask, ReadOnlySpan<char> format) =>
        FormatInteger(ref text, value < 0 ? 0 - (ulong)value : (ulong)value, value < 0, (ulong)value & mask, format);

    internal static void FormatUnsigned(ref TextBuilder text, ulong value, ReadOnlySpan<char> format) =>
        FormatInteger(ref text, value, false, value, format);

    private static void FormatInteger(ref TextBuilder text, ulong magnitude, bool negative, ulong bits,
        ReadOnlySpan<char> format)
    {
        FormatSpec spec = FormatSpec.Parse(format);
        switch (spec.Letter)
        {
            case 'D':
            case 'G' when spec.Precision <= 0:
                AppendDecimal(ref text, magnitude, negative, spec.Precision);
                break;
            case 'X':
                AppendBits(ref text, bits, 4, spec.Precision, spec.IsLower ? 'a' : 'A');
                break;
            case 'B':
                AppendBits(ref text, bits, 1, spec.Precision, 'A');
                break;
            default:
                FormatDigits(ref text, magnitude, negative, format, spec);
                break;
        }
    }

    private static void AppendDecimal(ref TextBuilder text, ulong magnitude, bool negative, int minDigits)
    {
        Span<char> buffer = stackalloc char[MaxDecimalLength];
        ReadOnlySpan<char> digits = buffer.Slice(WriteDigits(magnitude, buffer, buffer.Length));
        if (negative)
        {
            text.Append('-');
        }

        text.Append('0', minDigits - digits.Length);
        text.Append(digits);
    }

    private static void AppendBits(ref TextBuilder text, ulong bits, int bitsPerDigit, int minDigits, char ten)
    {
        int count = Math.Max(1, (64 - Numerics.BitOperations.LeadingZeroCount(bits) + bitsPerDigit - 1) / bitsPerDigit);
        text.Append('0', minDigits - count);
        for (int shift = (count - 1) * bitsPerDigit; shift >= 0; shift -= bitsPerDigit)
        {
            int digit = (int)(bits >> shift) & ((1 << bitsPerDigit) - 1);
            text.Append((char)(digit < 10 ? '0' + digit : ten + digit - 10));
        }
    }
}
