using System.Text;

namespace System;

/// <summary>Text of a <see cref="TimeSpan"/>: standard formats c, g, G and custom ones.</summary>
internal static class TimeSpanFormat
{
    private const int FractionDigits = 7;

    internal static string Format(TimeSpan value, string? format)
    {
        TextBuilder text = new(stackalloc char[32]);
        Append(ref text, value, format);
        return text.ToString();
    }

    internal static bool TryFormat(TimeSpan value, ReadOnlySpan<char> format, Span<char> destination,
        out int charsWritten)
    {
        TextBuilder text = new(stackalloc char[32]);
        Append(ref text, value, format);
        return text.TryCopyTo(destination, out charsWritten);
    }

    private static void Append(ref TextBuilder text, TimeSpan value, ReadOnlySpan<char> format)
    {
        if (format.Length > 1)
        {
            AppendCustom(ref text, value, format);
            return;
        }

        char letter = format.Length == 0 ? 'c' : format[0];
        switch (letter)
        {
            case 'c' or 't' or 'T':
                AppendStandard(ref text, value, '.', 2, false, value.Ticks % TimeSpan.TicksPerSecond == 0 ? 0 : 7);
                break;
            case 'g':
                AppendStandard(ref text, value, ':', 1, false, SignificantFraction(Fraction(value)));
                break;
            case 'G':
                AppendStandard(ref text, value, ':', 2, true, FractionDigits);
                break;
            default:
                ThrowHelper.ThrowFormat("Input string was not in a correct format.");
                break;
        }
    }

    private static void AppendStandard(ref TextBuilder text, TimeSpan value, char afterDays, int hourDigits,
        bool alwaysDays, int fractionDigits)
    {
        if (value.Ticks < 0)
        {
            text.Append('-');
        }

        ulong days = Magnitude(value) / TimeSpan.TicksPerDay;
        if (days != 0 || alwaysDays)
        {
            Pad(ref text, (uint)days, 1);
            text.Append(afterDays);
        }

        Pad(ref text, (uint)Math.Abs(value.Hours), hourDigits);
        text.Append(':');
        Pad(ref text, (uint)Math.Abs(value.Minutes), 2);
        text.Append(':');
        Pad(ref text, (uint)Math.Abs(value.Seconds), 2);
        if (fractionDigits != 0)
        {
            text.Append('.');
            AppendFraction(ref text, Fraction(value), fractionDigits);
        }
    }

    private static void AppendCustom(ref TextBuilder text, TimeSpan value, ReadOnlySpan<char> format)
    {
        for (int i = 0; i < format.Length; i++)
        {
            char c = format[i];
            switch (c)
            {
                case 'd' or 'h' or 'm' or 's' or 'f' or 'F':
                    int count = DateTimeFormat.RepeatCount(format, i);
                    AppendField(ref text, value, c, count);
                    i += count - 1;
                    break;
                case '%' when i + 1 < format.Length && format[i + 1] != '%':
                    AppendCustom(ref text, value, format.Slice(i + 1, 1));
                    i++;
                    break;
                case '\\' when i + 1 < format.Length:
                    text.Append(format[++i]);
                    break;
                case '\'' or '"':
                    i += DateTimeFormat.AppendQuoted(ref text, format.Slice(i)) - 1;
                    break;
                default:
                    ThrowHelper.ThrowFormat("Input string was not in a correct format.");
                    break;
            }
        }
    }

    private static void AppendField(ref TextBuilder text, TimeSpan value, char letter, int count)
    {
        int limit = letter == 'd' ? 8 : letter is 'f' or 'F' ? FractionDigits : 2;
        if (count > limit)
        {
            ThrowHelper.ThrowFormat("Input string was not in a correct format.");
        }

        switch (letter)
        {
            case 'd':
                Pad(ref text, (uint)(Magnitude(value) / TimeSpan.TicksPerDay), count);
                break;
            case 'h':
                Pad(ref text, (uint)Math.Abs(value.Hours), count);
                break;
            case 'm':
                Pad(ref text, (uint)Math.Abs(value.Minutes), count);
                break;
            case 's':
                Pad(ref text, (uint)Math.Abs(value.Seconds), count);
                break;
            case 'f':
                AppendFraction(ref text, Fraction(value), count);
                break;
            default:
                uint fraction = Truncate(Fraction(value), count);
                AppendFraction(ref text, fraction, SignificantFraction(fraction));
                break;
        }
    }

    internal static void Pad(ref TextBuilder text, uint value, int digits)
    {
        Span<char> buffer = stackalloc char[10];
        ReadOnlySpan<char> number = buffer.Slice(Number.WriteDigits(value, buffer, buffer.Length));
        text.Append('0', digits - number.Length);
        text.Append(number);
    }

    /// <summary>The first digits of a fraction of a second in ticks.</summary>
    internal static void AppendFraction(ref TextBuilder text, uint ticks, int digits)
    {
        for (int i = FractionDigits; i > digits; i--)
        {
            ticks /= 10;
        }

        if (digits != 0)
        {
            Pad(ref text, ticks, digits);
        }
    }

    /// <summary>The digits of a fraction of a second without the zeros at the end.</summary>
    internal static int SignificantFraction(uint ticks)
    {
        int digits = ticks == 0 ? 0 : FractionDigits;
        for (; digits != 0 && ticks % 10 == 0; ticks /= 10)
        {
            digits--;
        }

        return digits;
    }

    /// <summary>A fraction of a second with all but the first digits made zero.</summary>
    internal static uint Truncate(uint ticks, int digits)
    {
        uint unit = 1;
        for (int i = FractionDigits; i > digits; i--)
        {
            unit *= 10;
        }

        return ticks - ticks % unit;
    }

    private static ulong Magnitude(TimeSpan value) =>
        value.Ticks < 0 ? 0 - (ulong)value.Ticks : (ulong)value.Ticks;

    private static uint Fraction(TimeSpan value) => (uint)(Magnitude(value) % TimeSpan.TicksPerSecond);
}
