using System.Globalization;

namespace System;

/// <summary>Reads dates and times: exactly as a format says, or in one of the usual forms.</summary>
internal static class DateTimeParse
{
    /// <summary>What Parse accepts. Fields take one digit or two, the fraction as many as there are.</summary>
    private static readonly string[] UsualFormats =
    [
        "yyyy-M-dTH:m:s.FFFFFFFK", "yyyy-M-dTH:mK", "yyyy-M-d H:m:s.FFFFFFFK", "yyyy-M-d H:m:s.FFFFFFF K",
            "yyyy-M-d H:mK",
        "yyyy-M-d",
        "M/d/yyyy H:m:s.FFFFFFF", "M/d/yyyy H:m", "M/d/yyyy h:m:s tt", "M/d/yyyy h:m tt", "M/d/yyyy",
        "yyyy/M/d H:m:s.FFFFFFF", "yyyy/M/d H:m", "yyyy/M/d",
        "ddd, d MMM yyyy H:m:s K", "dddd, d MMMM yyyy H:m:s", "dddd, d MMMM yyyy H:m", "dddd, d MMMM yyyy",
        "d MMM yyyy H:m:s", "d MMM yyyy", "d MMMM yyyy H:m:s", "d MMMM yyyy", "MMM d, yyyy H:m:s", "MMM d, yyyy",
        "MMMM d, yyyy H:m:s", "MMMM d, yyyy", "H:m:s.FFFFFFF", "H:m", "h:m:s tt", "h:m tt",
    ];

    internal static void ThrowBadFormat(string text) =>
        ThrowHelper.ThrowFormat("String '" + text + "' was not recognized as a valid DateTime.");

    internal static bool TryParse(ReadOnlySpan<char> text, DateTimeStyles styles, out DateTime result)
    {
        text = text.Trim();
        foreach (string format in UsualFormats)
        {
            Reader reader = default;
            if (reader.TryRead(text, format, true) && reader.TryGetResult(styles, out result))
            {
                return true;
            }
        }

        result = default;
        return false;
    }

    internal static bool TryParseExact(ReadOnlySpan<char> text, ReadOnlySpan<char> format, DateTimeStyles styles,
        out DateTime result)
    {
        result = default;
        if (format.Length == 1)
        {
            char letter = format[0];
            format = DateTimeFormat.Expand(letter);
            styles |= letter is 'o' or 'O' ? DateTimeStyles.RoundtripKind : DateTimeStyles.None;
        }

        text = (styles & DateTimeStyles.AllowLeadingWhite) != 0 ? text.TrimStart() : text;
        text = (styles & DateTimeStyles.AllowTrailingWhite) != 0 ? text.TrimEnd() : text;
        Reader reader = default;
        return reader.TryRead(text, format, false) && reader.TryGetResult(styles, out result);
    }

    /// <summary>Walks over format and text together and collects the fields.</summary>
    private ref struct Reader
    {
        private ReadOnlySpan<char> _text;
        private int _position;
        private bool _lenient; // one digit where the format has two
        private bool _hasDate;
        private int? _year;
        private int? _month;
        private int? _day;
        private int _hour;
        private int _minute;
        private int _second;
        private int _fraction;
        private int? _dayOfWeek;
        private bool? _isAfternoon;
        private bool _isUtc;
        private TimeSpan? _offset;

        internal bool TryRead(ReadOnlySpan<char> text, ReadOnlySpan<char> format, bool lenient)
        {
            _text = text;
            _lenient = lenient;
            for (int i = 0; i < format.Length; i++)
            {
                char c = format[i];
                int count = 1;
                bool read;
                switch (c)
                {
                    case 'd' or 'M' or 'y' or 'h' or 'H' or 'm' or 's' or 'f' or 'F' or 't' or 'z':
                        count = DateTimeFormat.RepeatCount(format, i);
                        read = TryReadField(c, count);
                        break;
                    case 'K':
                        read = TryReadKind();
                        break;
                    case '\'' or '"':
                        count = format.Slice(i + 1).IndexOf(c) + 2;
                        read = count > 1 && TryReadText(format.Slice(i + 1, count - 2));
                        break;
                    case '\\' when i + 1 < format.Length:
                        count = 2;
                        read = TryReadText(format.Slice(i + 1, 1));
                        break;
                    case '%':
                        read = true;
                        break;
                    case '.' when i + 1 < format.Length && format[i + 1] == 'F':
                        count = 1 + DateTimeFormat.RepeatCount(format, i + 1);
                        read = !TryReadText(".") || TryReadFraction(1, count - 1);
                        break;
                    default:
                        read = TryReadText(format.Slice(i, 1));
                        break;
                }

                if (!read)
                {
                    return false;
                }

                i += count - 1;
            }

            return _position == _text.Length;
        }

        internal readonly bool TryGetResult(DateTimeStyles styles, out DateTime result)
        {
            result = default;
            DateTime today = _hasDate || (styles & DateTimeStyles.NoCurrentDateDefault) != 0
                ? DateTime.MinValue : DateTime.Today;
            int year = _year ?? (_hasDate ? DateTime.Today.Year : today.Year);
            int month = _month ?? (_hasDate ? 1 : today.Month);
            int day = _day ?? (_hasDate ? 1 : today.Day);
            if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
                || !TryGetHour(out int hour) || _minute > 59 || _second > 59)
            {
                return false;
            }

            long ticks = Calendar.ToTicks(year, month, day) + Calendar.ToTicksOfDay(hour, _minute, _second, 0)
                + _fraction
                - (_offset ?? TimeSpan.Zero).Ticks;
            if ((ulong)ticks > DateTime.MaxTicks)
            {
                return false;
            }

            result = new DateTime(ticks, KindOf(styles));
            return _dayOfWeek is not int expected || (int)result.DayOfWeek == expected;
        }

        private readonly bool TryGetHour(out int hour)
        {
            hour = _hour;
            if (_isAfternoon is bool afternoon)
            {
                if (hour is < 1 or > 12)
                {
                    return false;
                }

                hour = hour % 12 + (afternoon ? 12 : 0);
            }

            return hour < 24;
        }

        private readonly DateTimeKind KindOf(DateTimeStyles styles)
        {
            bool utc = (styles & DateTimeStyles.AdjustToUniversal) != 0;
            if (_isUtc || _offset is not null)
            {
                return utc || (_isUtc && (styles & DateTimeStyles.RoundtripKind) != 0)
                    ? DateTimeKind.Utc : DateTimeKind.Local;
            }

            if ((styles & (DateTimeStyles.AssumeUniversal | DateTimeStyles.AssumeLocal)) != 0)
            {
                return utc ? DateTimeKind.Utc : DateTimeKind.Local;
            }

            return DateTimeKind.Unspecified;
        }

        private bool TryReadField(char letter, int count)
        {
            int value;
            switch (letter)
            {
                case 'd' when count > 2:
                    return TryReadName(DateTimeFormat.DayNames, count, out value) && Set(ref _dayOfWeek, value);
                case 'd':
                    return TryReadNumber(count, 2, out value) && Set(ref _day, value);
                case 'M' when count > 2:
                    return TryReadName(DateTimeFormat.MonthNames, count, out value) && Set(ref _month, value + 1);
                case 'M':
                    return TryReadNumber(count, 2, out value) && Set(ref _month, value);
                case 'y':
                    return TryReadYear(count);
                case 'h' or 'H':
                    return TryReadNumber(count, 2, out _hour);
                case 'm':
                    return TryReadNumber(count, 2, out _minute);
                case 's':
                    return TryReadNumber(count, 2, out _second);
                case 'f':
                    return TryReadFraction(count, count);
                case 'F':
                    return TryReadFraction(0, count);
                case 't':
                    return TryReadHalf(count);
                default:
                    return TryReadOffset(count);
            }
        }

        private bool Set(ref int? field, int value)
        {
            _hasDate = true;
            bool consistent = field is null || field == value;
            field = value;
            return consistent;
        }

        private bool TryReadYear(int count)
        {
            if (!TryReadNumber(count, Math.Max(count, 2), out int year))
            {
                return false;
            }

            // Two digits mean the hundred years up to 2049.
            return Set(ref _year, count > 2 ? year : year + (year < 50 ? 2000 : 1900));
        }

        private bool TryReadNumber(int minDigits, int maxDigits, out int value)
        {
            value = 0;
            int start = _position;
            int needed = _lenient && maxDigits == 2 ? 1 : minDigits;
            while (_position < _text.Length && _position - start < maxDigits && char.IsAsciiDigit(_text[_position]))
            {
                value = value * 10 + _text[_position++] - '0';
            }

            return _position - start >= needed;
        }

        private bool TryReadFraction(int minDigits, int maxDigits)
        {
            int unit = (int)TimeSpan.TicksPerSecond;
            int start = _position;
            _fraction = 0;
            while (_position < _text.Length && _position - start < Math.Min(maxDigits, 7)
                && char.IsAsciiDigit(_text[_position]))
            {
                unit /= 10;
                _fraction += (_text[_position++] - '0') * unit;
            }

            return _position - start >= minDigits;
        }

        private bool TryReadName(string[] names, int count, out int index)
        {
            for (index = 0; index < names.Length; index++)
            {
                ReadOnlySpan<char> name = count == 3
                    ? names[index].AsSpan(0, DateTimeFormat.ShortNameLength) : names[index];
                if (TryReadText(name))
                {
                    return true;
                }
            }

            return false;
        }

        private bool TryReadHalf(int count)
        {
            ReadOnlySpan<char> morning = "AM";
            ReadOnlySpan<char> afternoon = "PM";
            int length = Math.Min(count, 2);
            if (TryReadText(morning.Slice(0, length)))
            {
                _isAfternoon = false;
                return true;
            }

            _isAfternoon = true;
            return TryReadText(afternoon.Slice(0, length));
        }

        private bool TryReadKind()
        {
            if (TryReadText("Z") || TryReadText("GMT"))
            {
                _isUtc = true;
                return true;
            }

            return _position == _text.Length || _text[_position] is not ('+' or '-') || TryReadOffset(3);
        }

        private bool TryReadOffset(int count)
        {
            if (_position == _text.Length || _text[_position] is not ('+' or '-'))
            {
                return false;
            }

            bool negative = _text[_position++] == '-';
            int minutes = 0;
            if (!TryReadNumber(Math.Min(count, 2), 2, out int hours)
                || (count > 2 && !TryReadOffsetMinutes(out minutes)))
            {
                return false;
            }

            int total = hours * 60 + minutes;
            _offset = new TimeSpan((negative ? -total : total) * TimeSpan.TicksPerMinute);
            return minutes < 60 && total <= 14 * 60;
        }

        /// <summary>The colon before them may be missing.</summary>
        private bool TryReadOffsetMinutes(out int minutes)
        {
            TryReadText(":");
            return TryReadNumber(2, 2, out minutes);
        }

        private bool TryReadText(ReadOnlySpan<char> expected)
        {
            if (!_text.Slice(_position).StartsWith(expected, StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }

            _position += expected.Length;
            return true;
        }
    }
}
