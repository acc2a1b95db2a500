namespace System;

/// <summary>Arithmetic of the Gregorian calendar, also for the years before it was introduced.</summary>
internal static class Calendar
{
    private const int DaysPerYear = 365;
    private const int DaysPer4Years = 4 * DaysPerYear + 1;
    private const int DaysPer100Years = 25 * DaysPer4Years - 1;
    private const int DaysPer400Years = 4 * DaysPer100Years + 1;
    private const string BadDate = "Year, Month, and Day parameters describe an un-representable DateTime.";
    private const string BadTime = "Hour, Minute, and Second parameters describe an un-representable DateTime.";

    internal static bool IsLeapYear(int year)
    {
        if (year is < 1 or > 9999)
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(year), "Year must be between 1 and 9999.");
        }

        return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    internal static int DaysInMonth(int year, int month)
    {
        if (month is < 1 or > 12)
        {
            throw new ArgumentOutOfRangeException(nameof(month), month, "Month must be between one and twelve.");
        }

        return month == 2 ? (IsLeapYear(year) ? 29 : 28) : MonthLength(month);
    }

    internal static long ToTicks(int year, int month, int day)
    {
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DaysInMonth(year, month))
        {
            ThrowHelper.ThrowArgumentOutOfRange(null, BadDate);
        }

        int before = year - 1;
        int days = before * DaysPerYear + before / 4 - before / 100 + before / 400 + day - 1;
        for (int i = 1; i < month; i++)
        {
            days += i == 2 && IsLeapYear(year) ? 29 : MonthLength(i);
        }

        return days * TimeSpan.TicksPerDay;
    }

    internal static long ToTicksOfDay(int hour, int minute, int second, int millisecond)
    {
        if ((uint)hour >= 24 || (uint)minute >= 60 || (uint)second >= 60)
        {
            ThrowHelper.ThrowArgumentOutOfRange(null, BadTime);
        }

        if ((uint)millisecond >= 1000)
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(millisecond), "Valid values are between 0 and 999, inclusive.");
        }

        return (((hour * 60L + minute) * 60 + second) * 1000 + millisecond) * TimeSpan.TicksPerMillisecond;
    }

    internal static (int Year, int Month, int Day) FromTicks(long ticks)
    {
        (int year, int dayOfYear) = YearAndDay(ticks);
        int month = 1;
        int day = dayOfYear + 1;
        while (day > DaysInMonth(year, month))
        {
            day -= DaysInMonth(year, month);
            month++;
        }

        return (year, month, day);
    }

    /// <summary>From 1.</summary>
    internal static int DayOfYear(long ticks) => YearAndDay(ticks).Day + 1;

    private static (int Year, int Day) YearAndDay(long ticks)
    {
        int days = (int)(ticks / TimeSpan.TicksPerDay);
        int cycles400 = days / DaysPer400Years;
        days -= cycles400 * DaysPer400Years;
        int cycles100 = Math.Min(days / DaysPer100Years, 3); // the last century of four is a day longer
        days -= cycles100 * DaysPer100Years;
        int cycles4 = days / DaysPer4Years;
        days -= cycles4 * DaysPer4Years;
        int years = Math.Min(days / DaysPerYear, 3); // and so is the last year of four
        return (400 * cycles400 + 100 * cycles100 + 4 * cycles4 + years + 1, days - years * DaysPerYear);
    }

    /// <summary>The days of a month in a common year.</summary>
    private static int MonthLength(int month) => month switch
    {
        2 => 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };
}
