// TimeSpan: parts, arithmetic, formats, reading, limits.
using System;

TimeSpan[] spans = [TimeSpan.Zero, new(1), new(-1), new(1, 2, 3), new(4, 5, 6, 7), new(4, 5, 6, 7, 89), 
    -new TimeSpan(4, 5, 6, 7, 89), TimeSpan.MaxValue, TimeSpan.MinValue, TimeSpan.FromDays(1.5),
    TimeSpan.FromHours(-0.1), TimeSpan.FromMinutes(90.0), TimeSpan.FromSeconds(0.0000001),
    TimeSpan.FromMilliseconds(1234.5678), new(12345678)];
string[] formats = ["", "c", "t", "g", "G", "hh\\:mm\\:ss", "d\\.hh\\:mm", "%d", "%h", "%m", "%s", "%f", "ss\\.fff",
    "s\\.FFFFFFF", "dddd", "'x'mm", "fffffff", "FFF", "%F"];
foreach (TimeSpan span in spans)
{
    Console.WriteLine(span + " " + span.Days + " " + span.Hours + " " + span.Minutes + " " + span.Seconds + " "
        + span.Milliseconds + " " + span.Microseconds + " "
        + span.TotalDays + " " + span.TotalHours + " " + span.TotalMinutes + " " + span.TotalSeconds + " "
        + span.TotalMilliseconds);
    foreach (string format in formats)
    {
        Console.Write("[" + span.ToString(format) + "]");
    }

    Console.WriteLine();
}

Console.WriteLine(spans[3] + spans[4] + " " + (spans[3] - spans[4]) + " " + spans[3] * 2.5 + " " + spans[3] / 2 + " "
    + spans[4] / spans[3] + " " + spans[6].Duration() + " "
    + spans[3].CompareTo(spans[4]) + " " + (spans[3] < spans[4]) + " " + TimeSpan.Compare(spans[4], spans[3]) + " "
    + spans[3].Equals(new TimeSpan(37230000000)));
string[] texts = ["5", "1:2", "01:02:03", "1.02:03:04", "1:2:3:4", "01:02:03.5", "1.02:03:04.1234567", "-1.02:03", "-5",
    " 1:2 ", "24:00", "23:59:59.9999999", "1:60", "1:2:60",
    "", "x", "1:", ":1", "1.2", "1:2:3.", "10675199.02:48:05.4775807", "10675199.02:48:05.4775808",
        "-10675199.02:48:05.4775808", "10675200", "1:2:3:4:5", "0:0:0.12345678", "99999999999"];
foreach (string text in texts)
{
    Console.Write("[" + text + "] ");
    Show(() => TimeSpan.Parse(text));
}

Show(() => TimeSpan.MaxValue + new TimeSpan(1));
Show(() => -TimeSpan.MinValue);
Show(() => TimeSpan.MinValue.Duration());
Show(() => TimeSpan.FromDays(1e9));
Show(() => TimeSpan.FromSeconds(double.NaN));
Show(() => spans[3].ToString("q"));
Show(() => spans[3].ToString("hh:mm"));
Show(() => spans[3].ToString("hhh"));
Show(() => new TimeSpan(int.MaxValue, 0, 0, 0));
Show(() => spans[3] * double.NaN);
Console.WriteLine(TimeSpan.FromSeconds(5) + " " + TimeSpan.FromMinutes(3) + " " + TimeSpan.FromMilliseconds(7) + " "
    + TimeSpan.FromHours(2) + " " + TimeSpan.FromDays(2) + " " + TimeSpan.FromTicks(9));

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
