// DateTime: every day's fields, arithmetic, formats, kinds, offsets, limits.
using System;

ulong sum = 0;
DateTime day = DateTime.MinValue;
for (int i = 0; i < 3652059; i += 13)
{
    DateTime date = day.AddDays(i).AddTicks(i * 98765L);
    sum = sum * 31 + (uint)(date.Year * 10000 + date.Month * 100 + date.Day) + (uint)date.DayOfYear * 7
        + (uint)date.DayOfWeek;
    if (i % 97 == 0)
    {
        DateTime back = new(date.Year, date.Month, date.Day, date.Hour, date.Minute, date.Second, date.Millisecond);
        sum = sum * 31 + (ulong)(date - back).Ticks + (ulong)date.TimeOfDay.Ticks;
    }
}

Console.WriteLine(sum);
DateTime moment = new DateTime(2026, 11, 3, 16, 5, 9, 87).AddTicks(1234);
string[] formats = ["", "d", "D", "f", "F", "g", "G", "m", "M", "o", "O", "r", "R", "s", "t", "T", "u", "U", "y", "Y",
    "yyyy-MM-dd HH:mm:ss.fff",
    "d/M/yy h:m:s tt", "ddd MMM dd", "dddd", "hh:mm t", "%d", "%H", "fffffff", "FFFFFFF", "ss.FFF", "yyyyy", "zzz",
        "%K", "'at' HH'h'", "\\d d",
    "MMMM yyyy g", "HH:mm:ss.ffffff", "%t", "yyy", "%y", "%z", "%f", "%F", "dd'/'MM\"x\"yyyy"];
foreach (string format in formats)
{
    Console.WriteLine(format + " | " + moment.ToString(format) + " | " + new DateTime(1, 1, 1).ToString(format) + " | "
        + DateTime.SpecifyKind(moment, DateTimeKind.Utc).ToString(format));
}

foreach (string bad in new[] { "q", "ffffffff", "'open", "%", "%%", "\\" })
{
    Show(() => moment.ToString(bad));
}

Console.WriteLine(moment.AddMonths(3) + " " + new DateTime(2024, 1, 31).AddMonths(1) + " " + new DateTime(2024, 2,
    29).AddYears(1) + " "
    + moment.AddMonths(-23) + " " + moment.AddDays(1.5) + " " + moment.AddHours(-0.25) + " " + moment.AddMinutes(1e6)
    + " " + moment.AddSeconds(0.1).Ticks
    + " " + moment.AddMilliseconds(1.5).Ticks);
Console.WriteLine(moment.Date + " " + moment.TimeOfDay + " " + (moment - new DateTime(2000, 1, 1)) + " "
    + moment.Subtract(TimeSpan.FromHours(17)) + " "
    + (moment > DateTime.UnixEpoch) + " " + moment.CompareTo(moment) + " " + (moment == moment.AddTicks(1)) + " "
    + moment.Kind);
Console.WriteLine(DateTime.IsLeapYear(2000) + " " + DateTime.IsLeapYear(1900) + " " + DateTime.DaysInMonth(2024, 2)
    + " " + DateTime.MaxValue.Ticks + " "
    + DateTime.UnixEpoch.ToString("o") + " " + new DateTime(638000000000000000).ToString("o") + " "
    + moment.ToShortDateString() + " " + moment.ToLongTimeString());
Console.WriteLine(new DateTimeOffset(moment, TimeSpan.FromHours(5.5)).ToString() + " " + new DateTimeOffset(moment,
    TimeSpan.FromHours(-3)).ToString("o") + " "
    + new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).ToUnixTimeSeconds() + " "
    + DateTimeOffset.FromUnixTimeMilliseconds(1700000000123).ToString("yyyy-MM-dd HH:mm:ss.fff K")
    + " " + DateTimeOffset.FromUnixTimeSeconds(0).UtcDateTime.Kind + " " + new DateTimeOffset(moment,
    TimeSpan.FromHours(2)).ToOffset(TimeSpan.FromHours(-5)).ToString("r"));
Show(() => new DateTime(2023, 2, 29));
Show(() => new DateTime(2023, 13, 1));
Show(() => new DateTime(10000, 1, 1));
Show(() => new DateTime(2023, 1, 1, 24, 0, 0));
Show(() => new DateTime(2023, 1, 1, 0, 0, 0, 1000));
Show(() => new DateTime(-1));
Show(() => DateTime.MaxValue.AddTicks(1));
Show(() => DateTime.MaxValue.AddMonths(1));
Show(() => DateTime.MinValue.AddDays(-1));
Show(() => DateTime.MinValue.AddYears(20000));
Show(() => DateTime.DaysInMonth(2023, 0));
Show(() => DateTime.IsLeapYear(0));
Show(() => new DateTimeOffset(moment, TimeSpan.FromHours(15)));
Show(() => moment.CompareTo((object)1));
DateTime now = DateTime.UtcNow;
Console.WriteLine((DateTime.UtcNow >= now) + " " + now.Kind + " " + DateTime.Now.Kind + " "
    + (DateTime.Today.TimeOfDay == TimeSpan.Zero));

static void Show(Func<object> action)
{
    try
    {
        Console.WriteLine(action());
    }
    catch (Exception e)
    {
        Console.WriteLine(e.GetType().Name + ": " + e.Message);
    }
}
