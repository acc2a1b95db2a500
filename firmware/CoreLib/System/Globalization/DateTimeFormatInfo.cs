namespace System.Globalization;

/// <summary>How the invariant culture writes dates.</summary>
public sealed class DateTimeFormatInfo : IFormatProvider
{
    private static DateTimeFormatInfo? s_invariant;

    private DateTimeFormatInfo()
    {
    }

    public static DateTimeFormatInfo InvariantInfo => s_invariant ??= new DateTimeFormatInfo();

    public static DateTimeFormatInfo CurrentInfo => InvariantInfo;

    public string AMDesignator => "AM";

    public string PMDesignator => "PM";

    public string DateSeparator => "/";

    public string TimeSeparator => ":";

    public string ShortDatePattern => DateTimeFormat.Expand('d');

    public string LongDatePattern => DateTimeFormat.Expand('D');

    public string ShortTimePattern => DateTimeFormat.Expand('t');

    public string LongTimePattern => DateTimeFormat.Expand('T');

    public string FullDateTimePattern => DateTimeFormat.Expand('F');

    public string MonthDayPattern => DateTimeFormat.Expand('M');

    public string YearMonthPattern => DateTimeFormat.Expand('Y');

    public string SortableDateTimePattern => "yyyy'-'MM'-'dd'T'HH':'mm':'ss";

    public string UniversalSortableDateTimePattern => "yyyy'-'MM'-'dd HH':'mm':'ss'Z'";

    public string RFC1123Pattern => "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'";

    public string[] DayNames => (string[])DateTimeFormat.DayNames.Clone();

    public string[] MonthNames => [.. DateTimeFormat.MonthNames, ""];

    public string[] AbbreviatedDayNames => Shortened(DateTimeFormat.DayNames, 0);

    public string[] AbbreviatedMonthNames => Shortened(DateTimeFormat.MonthNames, 1);

    public object? GetFormat(Type? formatType) => formatType == typeof(DateTimeFormatInfo) ? this : null;

    /// <summary>Three letters of each name, then empty ones: .NET has a thirteenth month for some calendars.</summary>
    private static string[] Shortened(string[] names, int extra)
    {
        string[] result = new string[names.Length + extra];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = i < names.Length ? names[i].Substring(0, DateTimeFormat.ShortNameLength) : "";
        }

        return result;
    }
}
