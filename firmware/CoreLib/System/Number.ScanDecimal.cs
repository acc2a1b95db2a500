using System.Globalization;

namespace System;

internal static partial class Number
{
    private const int ExponentLimit = 100_000;
    private const char CurrencySymbol = '\u00A4';

    /// <summary>
    /// Reads the text of a number in any decimal style. Digits beyond the buffer only matter by being there:
    /// <paramref name="sticky"/> tells whether one of them was not zero.
    /// </summary>
    private static bool TryScan(ReadOnlySpan<char> text, NumberStyles style, ref DecimalDigits number, out bool sticky)
    {
        int position = SkipLeadingWhite(text, style);
        bool parenthesis = false;
        bool signed = false;
        bool currency = false;
        while (position < text.Length && TryTakeLead(text[position], style, ref number, ref signed, ref parenthesis))
        {
            currency |= text[position] == CurrencySymbol;
            position++;
            position += signed && !currency ? 0 : SkipLeadingWhite(text.Slice(position), style);
        }

        if (!TryScanDigits(text, ref position, style, ref number, out sticky))
        {
            return false;
        }

        if ((style & NumberStyles.AllowExponent) != 0)
        {
            ScanExponent(text, ref position, ref number);
        }

        while (position < text.Length && TryTakeTrail(text[position], style, ref number, ref signed, ref parenthesis))
        {
            position++;
        }

        if (number.Count == 0)
        {
            number.Scale = 0;
        }

        return !parenthesis && IsTrailing(text.Slice(position), style);
    }

    private static bool TryTakeLead(char c, NumberStyles style, ref DecimalDigits number, ref bool signed,
        ref bool parenthesis)
    {
        if (c is '-' or '+' && !signed && (style & NumberStyles.AllowLeadingSign) != 0)
        {
            signed = true;
            number.IsNegative = c == '-';
            return true;
        }

        if (c == '(' && !signed && (style & NumberStyles.AllowParentheses) != 0)
        {
            signed = parenthesis = true;
            number.IsNegative = true;
            return true;
        }

        return c == CurrencySymbol && (style & NumberStyles.AllowCurrencySymbol) != 0;
    }

    private static bool TryTakeTrail(char c, NumberStyles style, ref DecimalDigits number, ref bool signed,
        ref bool parenthesis)
    {
        if (c is '-' or '+' && !signed && (style & NumberStyles.AllowTrailingSign) != 0)
        {
            signed = true;
            number.IsNegative = c == '-';
            return true;
        }

        if (c == ')' && parenthesis)
        {
            parenthesis = false;
            return true;
        }

        return c == CurrencySymbol && (style & NumberStyles.AllowCurrencySymbol) != 0;
    }

    private static bool TryScanDigits(ReadOnlySpan<char> text, ref int position, NumberStyles style,
        ref DecimalDigits number, out bool sticky)
    {
        bool any = false;
        bool fraction = false;
        sticky = false;
        for (; position < text.Length; position++)
        {
            char c = text[position];
            if (char.IsAsciiDigit(c))
            {
                any = true;
                AddDigit(ref number, (byte)(c - '0'), fraction, ref sticky);
            }
            else if (c == '.' && !fraction && (style & NumberStyles.AllowDecimalPoint) != 0)
            {
                fraction = true;
            }
            else if (c != ',' || fraction || !any || (style & NumberStyles.AllowThousands) == 0)
            {
                break;
            }
        }

        return any;
    }

    private static void AddDigit(ref DecimalDigits number, byte digit, bool fraction, ref bool sticky)
    {
        if (number.Count == 0 && digit == 0)
        {
            number.Scale -= fraction ? 1 : 0;
            return;
        }

        if (number.Count < number.Digits.Length)
        {
            number.Digits[number.Count++] = digit;
        }
        else
        {
            sticky |= digit != 0;
        }

        number.Scale += fraction ? 0 : 1;
    }

    private static void ScanExponent(ReadOnlySpan<char> text, ref int position, ref DecimalDigits number)
    {
        int next = position;
        if (next >= text.Length || text[next] is not ('E' or 'e'))
        {
            return;
        }

        next++;
        bool negative = false;
        if (next < text.Length && text[next] is '+' or '-')
        {
            negative = text[next++] == '-';
        }

        if (next >= text.Length || !char.IsAsciiDigit(text[next]))
        {
            return; // the letter is not part of the number, which makes the text ill-formed
        }

        int exponent = 0;
        for (; next < text.Length && char.IsAsciiDigit(text[next]); next++)
        {
            exponent = Math.Min(exponent * 10 + text[next] - '0', ExponentLimit);
        }

        number.Scale += negative ? -exponent : exponent;
        position = next;
    }

    /// <summary>
    /// An integer in a style with decimal point, exponent or thousands: digits after the point must be 0.
    /// </summary>
    private static Status TryParseDecimalInteger(ReadOnlySpan<char> text, NumberStyles style, ulong maxPositive,
        ulong maxNegative, out long value)
    {
        value = 0;
        DecimalDigits number = new(stackalloc byte[ShortDigits]);
        if (!TryScan(text, style, ref number, out bool sticky))
        {
            return Status.Format;
        }

        ulong magnitude = 0;
        for (int i = 0; i < Math.Max(number.Scale, number.Count); i++)
        {
            byte digit = number.At(i);
            bool isFraction = i >= number.Scale;
            if (isFraction ? digit != 0 : magnitude > (ulong.MaxValue - digit) / 10)
            {
                return Status.Overflow;
            }

            magnitude = isFraction ? magnitude : magnitude * 10 + digit;
        }

        if (sticky || magnitude > (number.IsNegative ? maxNegative : maxPositive))
        {
            return Status.Overflow;
        }

        value = number.IsNegative ? -(long)magnitude : (long)magnitude;
        return Status.Ok;
    }
}
