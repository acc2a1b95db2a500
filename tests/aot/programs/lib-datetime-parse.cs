// Reading dates and times: the usual forms, exact formats, refusals.
using System;
using System.Globalization;

string[] texts = ["2026-11-23", "2026-11-23 14:05", "2026-11-23 14:05:09", "2026-11-23T14:05:09",
    "2026-11-23T14:05:09.5", "2026-11-23T14:05:09.1234567",
    "2026-11-23T14:05:09Z", "2026-11-23T14:05:09+02:00", "2026-11-23T14:05:09.25-05:30", "11/23/2026",
        "11/23/2026 14:05:09", "1/2/2026", "1/2/2026 3:04 PM",
    "1/2/2026 12:04:05 AM", "Mon, 23 Nov 2026 14:05:09 GMT", "23 Nov 2026", "November 23, 2026", "Nov 23, 2026",
        " 2026-11-23 ", "2026/11/23", "2026/1/2 3:4",
    "2024-02-29", "2023-02-29", "2026-13-01", "2026-11-31", "", "x", "2026-11-23T25:00:00", "2026-11-23 14:60",
        "Tue, 23 Nov 2026 14:05:09 GMT",
    "Monday, 23 November 2026", "0001-01-01", "9999-12-31T23:59:59.9999999", "2026-11-23T14:05"];
foreach (string text in texts)
{
    bool parsed = DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal,
        out DateTime value);
    Console.WriteLine("[" + text + "] " + (parsed ? value.ToString("yyyy-MM-ddTHH:mm:ss.fffffff") + " " + value.Kind
        : "-"));
}

(string Text, string Format)[] exact =
[
    ("23.11.2026", "dd.MM.yyyy"), ("3.1.2026", "d.M.yyyy"), ("03.01.26", "dd.MM.yy"), ("03.01.60", "dd.MM.yy"),
        ("20261123140509", "yyyyMMddHHmmss"),
    ("14:05:09.123", "HH:mm:ss.fff"), ("2:05 PM", "h:mm tt"), ("12 AM", "hh tt"), ("Nov 3", "MMM d"),
        ("2026-11-23T14:05:09.1234567Z", "o"),
    ("2026-11-23T14:05:09.1234567", "o"), ("2026-11-23T14:05:09", "s"), ("Mon, 23 Nov 2026 14:05:09 GMT", "r"),
        ("2026-11-23 14:05:09Z", "u"),
    ("11/23/2026", "d"), ("1-2", "d-M"), ("x2026y", "'x'yyyy\\y"), ("2026-11-23 +0530", "yyyy-MM-dd zzz"),
        ("2026-11-23 +05:30", "yyyy-MM-dd zzz"),
    ("23.1.2026", "dd.MM.yyyy"), ("32.11.2026", "dd.MM.yyyy"), ("23.11.2026 ", "dd.MM.yyyy"), ("0.5", "s.f"), ("0.55",
        "s.FFF"), ("7", "%d"), ("77", "%d"),
];
foreach ((string text, string format) in exact)
{
    bool parsed = DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture,
        DateTimeStyles.NoCurrentDateDefault | DateTimeStyles.AdjustToUniversal, out DateTime value);
    bool hasYear = format.Contains('y') || format.Length == 1;
    string shown = parsed ? value.ToString(hasYear ? "yyyy-MM-dd HH:mm:ss.fffffff" : "MM-dd HH:mm:ss.fffffff") : "-";
    Console.WriteLine("[" + text + "] [" + format + "] " + shown);
}

Console.WriteLine(DateTime.Parse("2026-11-23T14:05:09Z", null, DateTimeStyles.RoundtripKind).Kind);
Show(() => DateTime.Parse("2026-13-45"));
Show(() => DateTime.Parse(null!));
Show(() => DateTime.ParseExact("x", "yyyy", null));
DateTime moment = new(2026, 1, 2, 3, 4, 5, 678);
foreach (string format in new[] { "o", "s", "u", "r", "G", "yyyy-MM-dd HH:mm:ss.fff" })
{
    Console.Write((DateTime.ParseExact(moment.ToString(format), format, CultureInfo.InvariantCulture) - moment).Ticks
        + " ");
}

Console.WriteLine();

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
