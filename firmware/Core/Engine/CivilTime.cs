namespace NanoSocket.Core.Engine;

/// <summary>Seconds since 1970 and the date and time of day of the Gregorian calendar, both in the same zone.</summary>
public struct CivilTime
{
    private const long SecondsOfADay = 86_400;
    private const int DaysOf400Years = 146_097;

    /// <summary>From the first of March of the year 0, with which the reckoning is simplest, to 1970.</summary>
    private const int DaysBefore1970 = 719_468;

    public int Year;
    public int Month;
    public int Day;
    public int Hour;
    public int Minute;
    public int Second;

    /// <summary>Seconds since 1970 of a date and time; years begin in March here, so that the leap day is the last of
    /// its year.</summary>
    public static long UnixSeconds(int year, int month, int day, int hour, int minute, int second)
    {
        int shifted = month <= 2 ? year - 1 : year;
        int monthFromMarch = (month + 9) % 12;
        int dayOfYear = ((153 * monthFromMarch) + 2) / 5 + day - 1;
        long days = ((long)shifted * 365) + (shifted / 4) - (shifted / 100) + (shifted / 400) + dayOfYear - DaysBefore1970;
        return (days * SecondsOfADay) + (hour * 3600) + (minute * 60) + second;
    }

    /// <summary>Date and time of seconds since 1970, which are not negative.</summary>
    public static CivilTime Of(long unixSeconds)
    {
        int days = (int)(unixSeconds / SecondsOfADay) + DaysBefore1970;
        int second = (int)(unixSeconds % SecondsOfADay);
        int century4 = days / DaysOf400Years;
        int day = days % DaysOf400Years;
        int year = (day - (day / 1460) + (day / 36_524) - (day / 146_096)) / 365;
        day -= (365 * year) + (year / 4) - (year / 100);
        int month = ((5 * day) + 2) / 153;
        return new CivilTime
        {
            Year = (400 * century4) + year + (month >= 10 ? 1 : 0),
            Month = month < 10 ? month + 3 : month - 9,
            Day = day - (((153 * month) + 2) / 5) + 1,
            Hour = second / 3600,
            Minute = second / 60 % 60,
            Second = second % 60,
        };
    }
}
