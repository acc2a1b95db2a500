using System.Text;

namespace System;

internal static partial class DateTimeFormat
{
    internal static readonly string[] DayNames =
        ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

    internal static readonly string[] MonthNames =
    [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ];

    internal const int ShortNameLength = 3;

    private const string BadFormat = "Input string was not in a correct format.";

    internal static string Format(DateTime value, string? format) => Format(value, format, null);

    internal static string Format(DateTime value, string? format, TimeSpan? offset)
    {
        TextBuilder text = new(stackalloc char[40]);
        Append(ref text, value, format, offset);
        return text.ToString();
    }

    internal static bool TryFormat(DateTime value, ReadOnlySpan<char> format, Span<char> destination,
        out int charsWritten)
    {
        TextBuilder text = new(stackalloc char[40]);
        Append(ref text, value, format, null);
        return text.TryCopyTo(destination, out charsWritten);
    }

    /// <summary>The custom format that a standard one stands for.</summary>
    internal static string Expand(char letter)
    {
        switch (letter)
        {
            case 'd':
                return "MM/dd/yyyy";
            case 'D':
                return "dddd, dd MMMM yyyy";
            case 'f':
                return "dddd, dd MMMM yyyy HH:mm";
            case 'F' or 'U':
                return "dddd, dd MMMM yyyy HH:mm:ss";
            case 'g':
                return "MM/dd/yyyy HH:mm";
            case 'G':
                return "MM/dd/yyyy HH:mm:ss";
            case 'm' or 'M':
                return "MMMM dd";
            case 'o' or 'O':
                return "yyyy-MM-ddTHH:mm:ss.fffffffK";
            case 'r' or 'R':
                return "ddd, dd MMM yyyy HH:mm:ss 'GMT'";
            case 's':
                return "yyyy-MM-ddTHH:mm:ss";
            case 't':
                return "HH:mm";
            case 'T':
                return "HH:mm:ss";
            case 'u':
                return "yyyy-MM-dd HH:mm:ss'Z'";
            case 'y' or 'Y':
                return "yyyy MMMM";
            default:
                ThrowHelper.ThrowFormat(BadFormat);
                return "";
        }
    }

    private static void Append(ref TextBuilder text, DateTime value, ReadOnlySpan<char> format, TimeSpan? offset)
    {
        if (format.Length == 0)
        {
            format = offset is null ? "MM/dd/yyyy HH:mm:ss" : "MM/dd/yyyy HH:mm:ss zzz";
        }
        else if (format.Length == 1)
        {
            if (offset is TimeSpan known && format[0] is 'r' or 'R' or 'u')
            {
                value -= known;
            }

            format = Expand(format[0]);
        }

        AppendCustom(ref text, value, format, offset);
    }

    private static void AppendCustom(ref TextBuilder text, DateTime value, ReadOnlySpan<char> format, TimeSpan? offset)
    {
        for (int i = 0; i < format.Length; i++)
        {
            char c = format[i];
            switch (c)
            {
                case 'd' or 'M' or 'y' or 'h' or 'H' or 'm' or 's' or 'f' or 'F' or 't' or 'g' or 'z' or 'K':
                    int count = c == 'K' ? 1 : RepeatCount(format, i);
                    AppendField(ref text, value, c, count, offset);
                    i += count - 1;
                    break;
                case '\'' or '"':
                    i += AppendQuoted(ref text, format.Slice(i)) - 1;
                    break;
                case '%':
                    if (i + 1 >= format.Length || format[i + 1] == '%')
                    {
                        ThrowHelper.ThrowFormat(BadFormat);
                    }

                    AppendCustom(ref text, value, format.Slice(++i, 1), offset);
                    break;
                case '\\':
                    if (i + 1 >= format.Length)
                    {
                        ThrowHelper.ThrowFormat(BadFormat);
                    }

                    text.Append(format[++i]);
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }
    }

    private static void AppendField(ref TextBuilder text, DateTime value, char letter, int count, TimeSpan? offset)
    {
        switch (letter)
        {
            case 'd' when count > 2:
                text.Append(Name(DayNames[(int)value.DayOfWeek], count));
                break;
            case 'd':
                TimeSpanFormat.Pad(ref text, (uint)value.Day, count);
                break;
            case 'M' when count > 2:
                text.Append(Name(MonthNames[value.Month - 1], count));
                break;
            case 'M':
                TimeSpanFormat.Pad(ref text, (uint)value.Month, count);
                break;
            case 'y':
                TimeSpanFormat.Pad(ref text, (uint)(count <= 2 ? value.Year % 100 : value.Year), count);
                break;
            case 'h':
                TimeSpanFormat.Pad(ref text, (uint)((value.Hour + 11) % 12 + 1), Math.Min(count, 2));
                break;
            case 'H':
                TimeSpanFormat.Pad(ref text, (uint)value.Hour, Math.Min(count, 2));
                break;
            case 'm':
                TimeSpanFormat.Pad(ref text, (uint)value.Minute, Math.Min(count, 2));
                break;
            case 's':
                TimeSpanFormat.Pad(ref text, (uint)value.Second, Math.Min(count, 2));
                break;
            case 't':
                text.Append((value.Hour < 12 ? "AM" : "PM").AsSpan(0, Math.Min(count, 2)));
                break;
            case 'g':
                text.Append("A.D.");
                break;
            case 'f' or 'F':
                AppendFraction(ref text, value, letter, count);
                break;
            case 'K':
                AppendKind(ref text, value.Kind, offset);
                break;
            default:
                AppendOffset(ref text, offset ?? TimeSpan.Zero, count);
                break;
        }
    }

    private static ReadOnlySpan<char> Name(string name, int count) =>
        count == 3 ? name.AsSpan(0, ShortNameLength) : name;

    private static void AppendFraction(ref TextBuilder text, DateTime value, char letter, int count)
    {
        if (count > 7)
        {
            ThrowHelper.ThrowFormat(BadFormat);
        }

        uint ticks = TimeSpanFormat.Truncate((uint)(value.Ticks % TimeSpan.TicksPerSecond), count);
        if (letter == 'f')
        {
            TimeSpanFormat.AppendFraction(ref text, ticks, count);
            return;
        }

        int digits = TimeSpanFormat.SignificantFraction(ticks);
        TimeSpanFormat.AppendFraction(ref text, ticks, digits);
        if (digits == 0 && text.Length != 0 && text.Text[text.Length - 1] == '.')
        {
            text.RemoveLast();
        }
    }

    private static void AppendKind(ref TextBuilder text, DateTimeKind kind, TimeSpan? offset)
    {
        if (offset is not null || kind == DateTimeKind.Local)
        {
            AppendOffset(ref text, offset ?? TimeSpan.Zero, 3);
        }
        else if (kind == DateTimeKind.Utc)
        {
            text.Append('Z');
        }
    }

    private static void AppendOffset(ref TextBuilder text, TimeSpan offset, int count)
    {
        text.Append(offset.Ticks < 0 ? '-' : '+');
        TimeSpanFormat.Pad(ref text, (uint)Math.Abs(offset.Hours), Math.Min(count, 2));
        if (count > 2)
        {
            text.Append(':');
            TimeSpanFormat.Pad(ref text, (uint)Math.Abs(offset.Minutes), 2);
        }
    }
}
