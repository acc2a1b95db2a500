using System;
using System.Globalization;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator.Modem;

/// <summary>The modem's real-time clock and the time of the operator's network.</summary>
internal sealed class NetworkClock
{
    private const string Format = "yy/MM/dd,HH:mm:ss";
    private readonly Timeline timeline;
    private readonly DateTimeOffset start;
    private TimeSpan correction;
    private TimeSpan zone = TimeSpan.Zero;

    public NetworkClock(Timeline timeline, DateTimeOffset start)
    {
        this.timeline = timeline;
        this.start = start;
        zone = start.Offset;
    }

    /// <summary>The network's time, which nobody can set.</summary>
    public DateTimeOffset NetworkTime => start + timeline.Now;

    /// <summary>Time zone in quarters of an hour, as <c>+CTZV</c> shows it.</summary>
    public string Zone => QuarterHours(zone);

    /// <summary>The modem's clock as <c>+CCLK</c> shows it: <c>26/01/01,00:00:00+00</c>.</summary>
    public string Read() =>
        (NetworkTime + correction).ToOffset(zone).ToString(Format, CultureInfo.InvariantCulture) + QuarterHours(zone);

    /// <summary>Sets the modem's clock; false when the text is no time.</summary>
    public bool TrySet(string text)
    {
        int zoneStart = text.LastIndexOfAny(['+', '-']);
        string time = zoneStart > 0 ? text[..zoneStart] : text;
        int quarters = 0;
        bool valid = zoneStart <= 0 || (int.TryParse(text[zoneStart..], NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture, out quarters) && Math.Abs(quarters) <= 56);
        if (!valid || !DateTime.TryParseExact(time, Format, CultureInfo.InvariantCulture, DateTimeStyles.None,
            out DateTime local))
        {
            return false;
        }
        zone = TimeSpan.FromMinutes(15 * quarters);
        correction = new DateTimeOffset(local, zone) - NetworkTime;
        return true;
    }

    private static string QuarterHours(TimeSpan offset) =>
        ((int)(offset.TotalMinutes / 15)).ToString("+00;-00;+00", CultureInfo.InvariantCulture);
}
