using System.Text;

namespace System;

/// <summary>Numbers under a format picture such as <c>#,##0.00;(0.00);zero</c>.</summary>
internal static class CustomFormat
{
    internal static void Append(ref TextBuilder text, ref Number.DecimalDigits number, ReadOnlySpan<char> format)
    {
        int section = SectionFor(format, number.Count == 0 ? 2 : number.IsNegative ? 1 : 0);
        Picture picture;
        while (true)
        {
            picture = Picture.Read(Section(format, section));
            if (number.Count == 0)
            {
                number.Scale = 0;
                break;
            }

            number.Scale += picture.ScaleAdjust;
            number.Round(picture.HasExponent ? picture.Digits : number.Scale + picture.Digits - picture.Point);
            int zeroSection = number.Count == 0 ? SectionFor(format, 2) : section;
            if (zeroSection == section)
            {
                break;
            }

            section = zeroSection;
        }

        bool showSign = number.IsNegative && section == 0;
        int start = text.Length;
        if (showSign && number.Scale != 0)
        {
            text.Append('-');
        }

        new Writer(picture, number).Write(ref text, Section(format, section));
        if (showSign && number.Scale == 0 && text.Length > start)
        {
            text.Insert(start, "-");
        }
    }

    /// <summary>
    /// The number of the section to use: the wanted one when it exists and is not empty, else the first.
    /// </summary>
    private static int SectionFor(ReadOnlySpan<char> format, int wanted) =>
        wanted == 0 || Section(format, wanted).Length == 0 ? 0 : wanted;

    private static ReadOnlySpan<char> Section(ReadOnlySpan<char> format, int number)
    {
        int start = 0;
        for (int i = 0; i < format.Length; i++)
        {
            int length = TokenLength(format.Slice(i));
            if (format[i] == ';')
            {
                if (number == 0)
                {
                    return format.Slice(start, i - start);
                }

                number--;
                start = i + 1;
            }

            i += length - 1;
        }

        return number == 0 ? format.Slice(start) : default;
    }

    /// <summary>The length of what starts here: a quoted text and an escaped character belong together.</summary>
    private static int TokenLength(ReadOnlySpan<char> format)
    {
        if (format[0] == '\\' && format.Length > 1)
        {
            return 2;
        }

        if (format[0] is '\'' or '"')
        {
            int close = format.Slice(1).IndexOf(format[0]);
            return close < 0 ? format.Length : close + 2;
        }

        return 1;
    }

    /// <summary>The length of an exponent such as E0, E+00 or e-0 at the start of a format, or 0.</summary>
    private static int ExponentLength(ReadOnlySpan<char> format)
    {
        if (format[0] is not ('E' or 'e'))
        {
            return 0;
        }

        int first = format.Length > 1 && format[1] is '+' or '-' ? 2 : 1;
        int end = first;
        while (end < format.Length && format[end] == '0')
        {
            end++;
        }

        return end == first ? 0 : end;
    }

    /// <summary>What a section says before any digit is written.</summary>
    private struct Picture
    {
        internal int Digits;      // places for digits in all
        internal int Point;       // places before the decimal point
        internal int FirstZero;   // the first and the last place that shows a zero
        internal int LastZero;
        internal int ScaleAdjust; // from %, per mille and commas before the point
        internal bool Groups;
        internal bool HasExponent;

        internal static Picture Read(ReadOnlySpan<char> section)
        {
            Picture picture = new() { Point = -1, FirstZero = int.MaxValue };
            int commas = 0;
            int commaPlace = -1;
            for (int i = 0; i < section.Length; i += TokenLength(section.Slice(i)))
            {
                switch (section[i])
                {
                    case '#':
                        picture.Digits++;
                        break;
                    case '0':
                        picture.FirstZero = Math.Min(picture.FirstZero, picture.Digits);
                        picture.Digits++;
                        picture.LastZero = picture.Digits;
                        break;
                    case '.':
                        picture.Point = picture.Point < 0 ? picture.Digits : picture.Point;
                        break;
                    case ',' when picture.Digits > 0 && picture.Point < 0:
                        if (commaPlace >= 0 && commaPlace != picture.Digits)
                        {
                            picture.Groups = true;
                            commas = 0;
                        }

                        commas++;
                        commaPlace = picture.Digits;
                        break;
                    case '%':
                        picture.ScaleAdjust += 2;
                        break;
                    case '\u2030':
                        picture.ScaleAdjust += 3;
                        break;
                    case 'E' or 'e' when ExponentLength(section.Slice(i)) is int length and > 0:
                        i += length - 1;
                        picture.HasExponent = true;
                        break;
                }
            }

            picture.Point = picture.Point < 0 ? picture.Digits : picture.Point;
            if (commaPlace == picture.Point)
            {
                picture.ScaleAdjust -= commas * 3;
            }
            else if (commaPlace >= 0)
            {
                picture.Groups = true;
            }

            picture.FirstZero = picture.FirstZero < picture.Point ? picture.Point - picture.FirstZero : 0;
            picture.LastZero = picture.LastZero > picture.Point ? picture.Point - picture.LastZero : 0;
            return picture;
        }
    }

    /// <summary>
    /// Fills the places of a section. Places are counted from the decimal point: 1 is the units' place.
    /// </summary>
    private ref struct Writer
    {
        private readonly Picture _picture;
        private readonly Number.DecimalDigits _number;
        private int _place;  // place of the next digit of the picture
        private int _extra;  // digits of the number before the picture's first place
        private int _next;   // index of the number's next digit
        private bool _pointWritten;

        internal Writer(Picture picture, Number.DecimalDigits number)
        {
            _picture = picture;
            _number = number;
            if (picture.HasExponent)
            {
                _place = picture.Point;
            }
            else
            {
                _place = Math.Max(number.Scale, picture.Point);
                _extra = number.Scale - picture.Point;
            }
        }

        internal void Write(ref TextBuilder text, ReadOnlySpan<char> section)
        {
            for (int i = 0; i < section.Length; i++)
            {
                ReadOnlySpan<char> rest = section.Slice(i);
                switch (section[i])
                {
                    case '#' or '0':
                        WriteLeading(ref text);
                        WritePlace(ref text);
                        break;
                    case '.':
                        WritePoint(ref text);
                        break;
                    case ',':
                        break;
                    case '\'' or '"':
                        int length = TokenLength(rest);
                        text.Append(rest.Slice(1, length - (length > 1 && rest[length - 1] == rest[0] ? 2 : 1)));
                        i += length - 1;
                        break;
                    case '\\':
                        if (rest.Length > 1)
                        {
                            text.Append(section[++i]);
                        }

                        break;
                    case 'E' or 'e' when ExponentLength(rest) is int count and > 0:
                        WriteExponent(ref text, rest.Slice(0, count));
                        i += count - 1;
                        break;
                    default:
                        text.Append(section[i]);
                        break;
                }
            }
        }

        /// <summary>Digits of the number to the left of the picture's first place come out before that place.</summary>
        private void WriteLeading(ref TextBuilder text)
        {
            for (; _extra > 0; _extra--)
            {
                WriteDigit(ref text, (char)('0' + _number.At(_next++)));
            }
        }

        private void WritePlace(ref TextBuilder text)
        {
            if (_extra < 0)
            {
                _extra++;
                if (_place <= _picture.FirstZero)
                {
                    WriteDigit(ref text, '0');
                    return;
                }
            }
            else if (_next < _number.Count)
            {
                WriteDigit(ref text, (char)('0' + _number.At(_next++)));
                return;
            }
            else if (_place > _picture.LastZero)
            {
                WriteDigit(ref text, '0');
                return;
            }

            _place--;
        }

        private void WriteDigit(ref TextBuilder text, char digit)
        {
            if (_place == 0 && !_pointWritten)
            {
                text.Append('.');
                _pointWritten = true;
            }

            text.Append(digit);
            if (_picture.Groups && _place > 1 && (_place - 1) % 3 == 0)
            {
                text.Append(',');
            }

            _place--;
        }

        private void WritePoint(ref TextBuilder text)
        {
            if (_place == 0 && !_pointWritten && (_picture.LastZero < 0
                || (_picture.Point < _picture.Digits && _next < _number.Count)))
            {
                text.Append('.');
                _pointWritten = true;
            }
        }

        private readonly void WriteExponent(ref TextBuilder text, ReadOnlySpan<char> exponent)
        {
            bool sign = exponent[1] is '+' or '-';
            int value = _number.Count == 0 ? 0 : _number.Scale - _picture.Point;
            Number.AppendExponent(ref text, value, exponent[0], exponent[1] == '+', exponent.Length - (sign ? 2 : 1));
        }
    }
}
