namespace System;

/// <summary>Reads <c>[-][d.]hh:mm[:ss[.fffffff]]</c>, <c>[-]d</c> and <c>[-]d:hh:mm:ss[.fffffff]</c>.</summary>
internal static class TimeSpanParse
{
    private const long MaxDays = long.MaxValue / TimeSpan.TicksPerDay;

    internal static TimeSpan Parse(string text)
    {
        switch (TryParse(text, out TimeSpan result))
        {
            case Number.Status.Format:
                ThrowHelper.ThrowFormat("String '" + text + "' was not recognized as a valid TimeSpan.");
                break;
            case Number.Status.Overflow:
                ThrowHelper.ThrowOverflow("The TimeSpan string '" + text
                    + "' could not be parsed because at least one of "
                    + "the numeric components is out of range or contains too many digits.");
                break;
        }

        return result;
    }

    internal static Number.Status TryParse(ReadOnlySpan<char> text, out TimeSpan result)
    {
        result = default;
        text = text.Trim();
        bool negative = text.Length != 0 && text[0] == '-';
        if (negative)
        {
            text = text.Slice(1);
        }

        Fields fields = default;
        if (!fields.TryRead(text))
        {
            return Number.Status.Format;
        }

        if (fields.Overflows || fields.Days > MaxDays || fields.Hours > 23 || fields.Minutes > 59
            || fields.Seconds > 59)
        {
            return Number.Status.Overflow;
        }

        ulong seconds = (ulong)(((fields.Days * 24 + fields.Hours) * 60 + fields.Minutes) * 60 + fields.Seconds);
        ulong ticks = seconds * TimeSpan.TicksPerSecond + (ulong)fields.Fraction;
        if (ticks > (ulong)long.MaxValue + (negative ? 1u : 0u))
        {
            return Number.Status.Overflow;
        }

        result = new TimeSpan(negative ? -(long)ticks : (long)ticks);
        return Number.Status.Ok;
    }

    /// <summary>The numbers of the text, told apart by the separators between them.</summary>
    private struct Fields
    {
        internal long Days;
        internal long Hours;
        internal long Minutes;
        internal long Seconds;
        internal long Fraction;
        internal bool Overflows;

        internal bool TryRead(ReadOnlySpan<char> text)
        {
            int position = 0;
            if (!TryReadNumber(text, ref position, out long first))
            {
                return false;
            }

            if (position == text.Length)
            {
                Days = first;
                return true;
            }

            if (text[position] == '.')
            {
                Days = first;
                position++;
                return TryReadNumber(text, ref position, out Hours) && TryReadClock(text, ref position, false);
            }

            Hours = first;
            return TryReadClock(text, ref position, true);
        }

        /// <summary>
        /// Reads what follows the hours; a fourth number with a colon means that the first was the days.
        /// </summary>
        private bool TryReadClock(ReadOnlySpan<char> text, ref int position, bool daysMayLead)
        {
            if (!TryReadPart(text, ref position, out Minutes))
            {
                return false;
            }

            if (position < text.Length && text[position] == ':')
            {
                if (!TryReadPart(text, ref position, out Seconds))
                {
                    return false;
                }

                if (daysMayLead && position < text.Length && text[position] == ':')
                {
                    (Days, Hours, Minutes) = (Hours, Minutes, Seconds);
                    if (!TryReadPart(text, ref position, out Seconds))
                    {
                        return false;
                    }
                }
            }

            return position == text.Length || TryReadFraction(text, position);
        }

        private bool TryReadPart(ReadOnlySpan<char> text, ref int position, out long value)
        {
            value = 0;
            if (position >= text.Length || text[position] != ':')
            {
                return false;
            }

            position++;
            return TryReadNumber(text, ref position, out value);
        }

        private bool TryReadNumber(ReadOnlySpan<char> text, ref int position, out long value)
        {
            int start = position;
            value = 0;
            while (position < text.Length && char.IsAsciiDigit(text[position]))
            {
                value = value * 10 + text[position++] - '0';
                if (value > int.MaxValue)
                {
                    Overflows = true;
                    value = 0;
                }
            }

            return position > start;
        }

        private bool TryReadFraction(ReadOnlySpan<char> text, int position)
        {
            ReadOnlySpan<char> digits = text.Slice(position + 1);
            if (text[position] != '.' || digits.Length == 0)
            {
                return false;
            }

            for (int i = 0; i < Math.Max(digits.Length, 7); i++)
            {
                if (i < digits.Length && !char.IsAsciiDigit(digits[i]))
                {
                    return false;
                }

                Fraction = Fraction * 10 + (i < digits.Length ? digits[i] - '0' : 0);
            }

            Overflows |= digits.Length > 7;
            return true;
        }
    }
}
