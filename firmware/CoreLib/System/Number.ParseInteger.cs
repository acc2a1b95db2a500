using System.Globalization;

namespace System;

internal static partial class Number
{
    internal static Status TryParseInteger(ReadOnlySpan<char> text, ulong maxPositive, ulong maxNegative,
        out long value) => TryParseInteger(text, NumberStyles.Integer, maxPositive, maxNegative, out value);

    /// <summary>
    /// Reads an integer in a style of digits, sign and white space only.
    /// <paramref name="maxPositive"/> and <paramref name="maxNegative"/> are the largest magnitudes of its type.
    /// </summary>
    internal static Status TryParseInteger(ReadOnlySpan<char> text, NumberStyles style, ulong maxPositive,
        ulong maxNegative, out long value)
    {
        value = 0;
        int position = SkipLeadingWhite(text, style);
        bool negative = false;
        if ((style & NumberStyles.AllowLeadingSign) != 0 && position < text.Length && text[position] is '-' or '+')
        {
            negative = text[position++] == '-';
        }

        int first = position;
        bool overflow = false;
        ulong magnitude = ReadDigits(text, ref position, ref overflow);
        if (position == first || !IsTrailing(text.Slice(position), style))
        {
            return Status.Format;
        }

        if (overflow || magnitude > (negative ? maxNegative : maxPositive))
        {
            return Status.Overflow;
        }

        value = negative ? -(long)magnitude : (long)magnitude;
        return Status.Ok;
    }

    /// <summary>Reads an integer in any style. <paramref name="mask"/> has the bits of its type.</summary>
    internal static Status TryParseInteger(ReadOnlySpan<char> text, NumberStyles style, ulong maxPositive,
        ulong maxNegative, ulong mask, out long value)
    {
        CheckIntegerStyle(style);
        if ((style & ~NumberStyles.Integer) == 0)
        {
            return TryParseInteger(text, style, maxPositive, maxNegative, out value);
        }

        if ((style & (NumberStyles.AllowHexSpecifier | NumberStyles.AllowBinarySpecifier)) != 0)
        {
            int bitsPerDigit = (style & NumberStyles.AllowHexSpecifier) != 0 ? 4 : 1;
            return TryParseBits(text, style, bitsPerDigit, mask, out value);
        }

        return TryParseDecimalInteger(text, style, maxPositive, maxNegative, out value);
    }

    /// <summary>
    /// Throws for a failed status; <paramref name="typeName"/> carries its article, as in "an Int32".
    /// </summary>
    internal static long Check(Status status, ReadOnlySpan<char> text, long value, string typeName)
    {
        if (status == Status.Format)
        {
            ThrowBadFormat(text);
        }

        if (status == Status.Overflow)
        {
            ThrowHelper.ThrowOverflow(string.Concat("Value was either too large or too small for ", typeName, "."));
        }

        return value;
    }

    private static ulong ReadDigits(ReadOnlySpan<char> text, ref int position, ref bool overflow)
    {
        ulong magnitude = 0;
        while (position < text.Length && char.IsAsciiDigit(text[position]))
        {
            uint digit = (uint)(text[position++] - '0');
            overflow |= magnitude > ulong.MaxValue / 10 || (magnitude == ulong.MaxValue / 10 && digit > 5);
            magnitude = magnitude * 10 + digit;
        }

        return magnitude;
    }

    private static Status TryParseBits(ReadOnlySpan<char> text, NumberStyles style, int bitsPerDigit, ulong mask,
        out long value)
    {
        ulong bits = 0;
        bool overflow = false;
        int first = SkipLeadingWhite(text, style);
        int position = first;
        while (position < text.Length && char.HexValue(text[position]) is int digit and >= 0
            && digit >> bitsPerDigit == 0)
        {
            overflow |= bits >> (64 - bitsPerDigit) != 0;
            bits = (bits << bitsPerDigit) | (uint)digit;
            position++;
        }

        value = 0;
        if (position == first || !IsTrailing(text.Slice(position), style))
        {
            return Status.Format;
        }

        if (overflow || bits > mask)
        {
            return Status.Overflow;
        }

        value = (long)bits;
        return Status.Ok;
    }

    private static int SkipLeadingWhite(ReadOnlySpan<char> text, NumberStyles style)
    {
        int position = 0;
        if ((style & NumberStyles.AllowLeadingWhite) != 0)
        {
            while (position < text.Length && IsWhite(text[position]))
            {
                position++;
            }
        }

        return position;
    }

    /// <summary>Whether only white space (where allowed), then zero characters (always allowed) follow.</summary>
    private static bool IsTrailing(ReadOnlySpan<char> rest, NumberStyles style)
    {
        int position = 0;
        while ((style & NumberStyles.AllowTrailingWhite) != 0 && position < rest.Length && IsWhite(rest[position]))
        {
            position++;
        }

        while (position < rest.Length && rest[position] == '\0')
        {
            position++;
        }

        return position == rest.Length;
    }

    private static bool IsWhite(char c) => c == ' ' || (c >= '\t' && c <= '\r');

    private static void CheckIntegerStyle(NumberStyles style)
    {
        if ((style & ~(NumberStyles.Any | NumberStyles.AllowHexSpecifier | NumberStyles.AllowBinarySpecifier)) != 0)
        {
            ThrowHelper.ThrowArgument("An undefined NumberStyles value is being used.", nameof(style));
        }

        if ((style & NumberStyles.AllowHexSpecifier) != 0 && (style & ~NumberStyles.HexNumber) != 0)
        {
            ThrowHelper.ThrowArgument("With the AllowHexSpecifier or AllowBinarySpecifier bit set in the enum bit "
                + "field, the only other valid bits that can be combined into the enum value must be "
                + "AllowLeadingWhite and AllowTrailingWhite.", nameof(style));
        }
    }
}
