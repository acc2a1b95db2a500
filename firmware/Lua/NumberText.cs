using System;
using System.Globalization;

namespace NanoSocket.Lua;

/// <summary>
/// Numbers as C's printf writes them (without flags and width) and strtod reads them, the same on every board. C's own
/// need a heap on some of them.
/// </summary>
internal static class NumberText
{
    /// <summary>The most digits behind the point; Lua's formats have two digits for it.</summary>
    public const int MaxPrecision = 99;

    /// <summary>The longest text of a number that is read.</summary>
    public const int MaxRead = 64;

    private const int Digits = 310 + MaxPrecision;
    private const int FormatLength = 4;

    /// <summary>Writes a finite number.</summary>
    /// <param name="value">The number.</param>
    /// <param name="conversion"><c>e</c>, <c>f</c> or <c>g</c>.</param>
    /// <param name="precision">As printf takes it, 0 to <see cref="MaxPrecision"/>.</param>
    /// <param name="text">Has room for sign, 309 digits, point and precision.</param>
    /// <returns>Bytes written.</returns>
    public static int Format(double value, char conversion, int precision, Span<byte> text)
    {
        switch (conversion)
        {
            case 'f':
                return Copy(value, 'F', precision, text);
            case 'e':
                return Exponential(value, precision, text);
            default:
                return General(value, Math.Max(precision, 1), text);
        }
    }

    /// <summary>Reads a decimal number, all of the text.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out double value)
    {
        Span<char> chars = stackalloc char[MaxRead];
        value = 0;
        if (text.Length > MaxRead)
        {
            return false;
        }

        for (int i = 0; i < text.Length; i++)
        {
            chars[i] = (char)text[i];
        }

        const NumberStyles styles =
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(chars[..text.Length], styles, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>.NET writes at least three digits of the exponent, C two.</summary>
    private static int Exponential(double value, int precision, Span<byte> text)
    {
        int length = Copy(value, 'E', precision, text);
        int exponent = text[..length].IndexOf((byte)'E');
        text[exponent] = (byte)'e';
        int digits = exponent + 2;
        if (text[digits] == '0')
        {
            text[(digits + 1)..length].CopyTo(text[digits..]);
            length--;
        }

        return length;
    }

    /// <summary>C11 7.21.6.1, g: the shorter of both, without zeros at the end.</summary>
    private static int General(double value, int precision, Span<byte> text)
    {
        int length = Exponential(value, precision - 1, text);
        int mark = text[..length].IndexOf((byte)'e');
        int exponent = ReadExponent(text[(mark + 1)..length]);
        if (exponent < -4 || exponent >= precision)
        {
            int kept = WithoutZeros(text[..mark]);
            text[mark..length].CopyTo(text[kept..]);
            return kept + length - mark;
        }

        return WithoutZeros(text[..Copy(value, 'F', precision - 1 - exponent, text)]);
    }

    private static int ReadExponent(ReadOnlySpan<byte> text)
    {
        int value = 0;
        foreach (byte digit in text[1..])
        {
            value = (value * 10) + digit - '0';
        }

        return text[0] == '-' ? -value : value;
    }

    private static int WithoutZeros(ReadOnlySpan<byte> number)
    {
        int length = number.Length;
        if (number.Contains((byte)'.'))
        {
            while (number[length - 1] == '0')
            {
                length--;
            }

            length -= number[length - 1] == '.' ? 1 : 0;
        }

        return length;
    }

    private static int Copy(double value, char conversion, int precision, Span<byte> text)
    {
        Span<char> format = stackalloc char[FormatLength];
        format[0] = conversion;
        precision.TryFormat(format[1..], out int digits, default, CultureInfo.InvariantCulture);
        Span<char> chars = stackalloc char[Digits + FormatLength];
        value.TryFormat(chars, out int length, format[..(digits + 1)], CultureInfo.InvariantCulture);
        for (int i = 0; i < length; i++)
        {
            text[i] = (byte)chars[i];
        }

        return length;
    }
}
