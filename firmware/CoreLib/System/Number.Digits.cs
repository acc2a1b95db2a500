using System.Runtime.InteropServices;
using System.Text;

namespace System;

internal static partial class Number
{
    /// <summary>More digits than any integer, and than custom formats of doubles ask for.</summary>
    private const int ShortDigits = 24;

    /// <summary>A number in decimal: 0.d1 d2 d3 ... times 10 to the power of <see cref="Scale"/>.</summary>
    internal ref struct DecimalDigits
    {
        /// <summary>The buffer and this struct belong to the same frame, which the language cannot see.</summary>
        internal DecimalDigits(scoped Span<byte> digits)
        {
            Digits = MemoryMarshal.CreateSpan(ref digits.Reference, digits.Length);
            Count = 0;
            Scale = 0;
            IsNegative = false;
            KeepsNegativeZero = false;
            GeneralDigits = 0;
        }

        /// <summary>The digits as values 0 to 9, the first <see cref="Count"/> of them meaningful.</summary>
        internal Span<byte> Digits { get; }

        internal int Count { get; set; }

        internal int Scale { get; set; }

        internal bool IsNegative { get; set; }

        /// <summary>Floating point numbers keep the sign of zero, integers have none.</summary>
        internal bool KeepsNegativeZero { get; init; }

        /// <summary>General format without a precision turns to an exponent for numbers of more digits.</summary>
        internal int GeneralDigits { get; init; }

        internal readonly byte At(int index) => index >= 0 && index < Count ? Digits[index] : (byte)0;

        /// <summary>Cuts to a number of digits, halves away from zero, and drops zeros at the end.</summary>
        internal void Round(int digits)
        {
            if (digits < Count)
            {
                bool up = digits >= 0 && Digits[digits] >= 5;
                Count = Math.Max(digits, 0);
                while (up && Count > 0 && Digits[Count - 1] == 9)
                {
                    Count--;
                }

                if (up && Count > 0)
                {
                    Digits[Count - 1]++;
                }
                else if (up)
                {
                    Digits[0] = 1;
                    Count = 1;
                    Scale++;
                }
            }

            while (Count > 0 && Digits[Count - 1] == 0)
            {
                Count--;
            }

            if (Count == 0)
            {
                Scale = 0;
                IsNegative &= KeepsNegativeZero;
            }
        }

        internal void SetInteger(ulong magnitude, bool negative)
        {
            Span<char> text = stackalloc char[MaxDecimalLength];
            text = text.Slice(WriteDigits(magnitude, text, text.Length));
            for (int i = 0; i < text.Length; i++)
            {
                Digits[i] = (byte)(text[i] - '0');
            }

            Count = magnitude == 0 ? 0 : text.Length;
            Scale = Count;
            IsNegative = negative;
        }
    }

    /// <summary>Integers under the formats that show digits of a fraction or an exponent, and custom ones.</summary>
    private static void FormatDigits(ref TextBuilder text, ulong magnitude, bool negative, ReadOnlySpan<char> format,
        FormatSpec spec)
    {
        DecimalDigits number = new(stackalloc byte[ShortDigits]);
        number.SetInteger(magnitude, negative);
        if (spec.Letter == 0)
        {
            CustomFormat.Append(ref text, ref number, format);
        }
        else
        {
            AppendStandard(ref text, ref number, spec);
        }
    }

    /// <summary>
    /// Writes a number under a standard format; its digits are rounded here if they have not been before.
    /// </summary>
    private static void AppendStandard(ref TextBuilder text, ref DecimalDigits number, FormatSpec spec)
    {
        int decimals = spec.Precision < 0 ? 2 : spec.Precision;
        switch (spec.Letter)
        {
            case 'F':
                number.Round(number.Scale + decimals);
                AppendSign(ref text, in number);
                AppendFixed(ref text, in number, decimals, false);
                break;
            case 'N':
                number.Round(number.Scale + decimals);
                AppendSign(ref text, in number);
                AppendFixed(ref text, in number, decimals, true);
                break;
            case 'P':
                number.Scale += number.Count == 0 ? 0 : 2;
                number.Round(number.Scale + decimals);
                AppendSign(ref text, in number);
                AppendFixed(ref text, in number, decimals, true);
                text.Append(" %");
                break;
            case 'C':
                number.Round(number.Scale + decimals);
                text.Append(number.IsNegative ? "(\u00A4" : "\u00A4");
                AppendFixed(ref text, in number, decimals, true);
                text.Append(number.IsNegative ? ")" : "");
                break;
            case 'E':
                int shown = spec.Precision < 0 ? 7 : spec.Precision + 1;
                number.Round(shown);
                AppendSign(ref text, in number);
                AppendScientific(ref text, in number, shown, spec.IsLower ? 'e' : 'E', 3);
                break;
            case 'G':
            case 'R':
                AppendGeneral(ref text, ref number, spec);
                break;
            default:
                ThrowHelper.ThrowFormat("Format specifier was invalid.");
                break;
        }
    }

    private static void AppendSign(ref TextBuilder text, in DecimalDigits number)
    {
        if (number.IsNegative)
        {
            text.Append('-');
        }
    }

    private static void AppendFixed(ref TextBuilder text, in DecimalDigits number, int decimals, bool groups)
    {
        int whole = Math.Max(number.Scale, 1);
        for (int i = 0; i < whole; i++)
        {
            if (groups && i != 0 && (whole - i) % 3 == 0)
            {
                text.Append(',');
            }

            text.Append((char)('0' + number.At(number.Scale - whole + i)));
        }

        if (decimals > 0)
        {
            text.Append('.');
            for (int i = 0; i < decimals; i++)
            {
                text.Append((char)('0' + number.At(number.Scale + i)));
            }
        }
    }

    private static void AppendGeneral(ref TextBuilder text, ref DecimalDigits number, FormatSpec spec)
    {
        int limit = spec.Precision > 0 ? spec.Precision : Math.Max(number.Count, number.GeneralDigits);
        number.Round(limit);
        AppendSign(ref text, in number);
        if (number.Count != 0 && (number.Scale > limit || number.Scale < -3))
        {
            AppendScientific(ref text, in number, number.Count, spec.IsLower ? 'e' : 'E', 2);
        }
        else
        {
            AppendFixed(ref text, in number, Math.Max(number.Count - number.Scale, 0), false);
        }
    }

    private static void AppendScientific(ref TextBuilder text, in DecimalDigits number, int digits, char letter,
        int minExponentDigits)
    {
        text.Append((char)('0' + number.At(0)));
        if (digits > 1)
        {
            text.Append('.');
        }

        for (int i = 1; i < digits; i++)
        {
            text.Append((char)('0' + number.At(i)));
        }

        AppendExponent(ref text, number.Count == 0 ? 0 : number.Scale - 1, letter, true, minExponentDigits);
    }

    internal static void AppendExponent(ref TextBuilder text, int exponent, char letter, bool plusSign, int minDigits)
    {
        text.Append(letter);
        if (exponent < 0)
        {
            text.Append('-');
        }
        else if (plusSign)
        {
            text.Append('+');
        }

        AppendDecimal(ref text, (ulong)Math.Abs(exponent), false, minDigits);
    }
}
