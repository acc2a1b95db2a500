using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace System;

public readonly partial struct DateTime
{
    public override string ToString() => DateTimeFormat.Format(this, null);

    public string ToString(IFormatProvider? provider) => DateTimeFormat.Format(this, null);

    public string ToString([StringSyntax(StringSyntaxAttribute.DateTimeFormat)] string? format) =>
        DateTimeFormat.Format(this, format);

    public string ToString([StringSyntax(StringSyntaxAttribute.DateTimeFormat)] string? format,
        IFormatProvider? provider) => DateTimeFormat.Format(this, format);

    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default,
        IFormatProvider? provider = null) => DateTimeFormat.TryFormat(this, format, destination, out charsWritten);

    public string ToShortDateString() => ToString("d");

    public string ToLongDateString() => ToString("D");

    public string ToShortTimeString() => ToString("t");

    public string ToLongTimeString() => ToString("T");

    public static DateTime Parse(string s) => Parse(s, null, DateTimeStyles.None);

    public static DateTime Parse(string s, IFormatProvider? provider) => Parse(s, provider, DateTimeStyles.None);

    public static DateTime Parse(string s, IFormatProvider? provider, DateTimeStyles styles)
    {
        ArgumentNullException.ThrowIfNull(s);
        if (!DateTimeParse.TryParse(s, styles, out DateTime result))
        {
            DateTimeParse.ThrowBadFormat(s);
        }

        return result;
    }

    public static bool TryParse([NotNullWhen(true)] string? s, out DateTime result) =>
        DateTimeParse.TryParse(s, DateTimeStyles.None, out result);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out DateTime result) =>
        DateTimeParse.TryParse(s, DateTimeStyles.None, out result);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, DateTimeStyles styles,
        out DateTime result) => DateTimeParse.TryParse(s, styles, out result);

    public static DateTime ParseExact(string s, string format, IFormatProvider? provider) =>
        ParseExact(s, format, provider, DateTimeStyles.None);

    public static DateTime ParseExact(string s, string format, IFormatProvider? provider, DateTimeStyles style)
    {
        ArgumentNullException.ThrowIfNull(s);
        ArgumentNullException.ThrowIfNull(format);
        if (!DateTimeParse.TryParseExact(s, format, style, out DateTime result))
        {
            DateTimeParse.ThrowBadFormat(s);
        }

        return result;
    }

    public static bool TryParseExact([NotNullWhen(true)] string? s, [NotNullWhen(true)] string? format,
        IFormatProvider? provider, DateTimeStyles style, out DateTime result)
    {
        result = default;
        return s is not null && format is not null && DateTimeParse.TryParseExact(s, format, style, out result);
    }
}
