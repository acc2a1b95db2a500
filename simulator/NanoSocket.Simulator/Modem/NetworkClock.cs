using System;
using System.Globalization;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator.Modem;

/// <summary>The modem's real-time clock and the time of the operator's network.</summary>
internal sealed class NetworkClock
{
    private const string Format = "yy/MM/dd,HH:mm:ss";

    /// <summary>What the clock shows at power-on until somebody sets it.</summary>
    private static readonly DateTimeOffset Unset = new(1980, 1, 6, 0, 0, 0, TimeSpan.Zero);

    private readonly Timeline timeline;
    private readonly DateTimeOffset start;
    private DateTimeOffset local = Unset;
    private TimeSpan localSince;

    public NetworkClock(Timeline timeline, DateTimeOffset start)
    {
        this.timeline = timeline;
        this.start = start;
        NetworkZone = start.Offset;
    }

    /// <summary>The network's time, which nobody can set.</summary>
    public DateTimeOffset NetworkTime => start + timeline.Now;

    /// <summary>The zone that the network tells with its time.</summary>
    public TimeSpan NetworkZone { get; set; }

    /// <summary>The network tells its time at all (3GPP TS 24.008 clause 9.2.15a).</summary>
    public bool NetworkTells { get; set; } = true;

    /// <summary>+CTZU: the modem's clock follows the network.</summary>
    public bool FollowsNetwork { get; set; } = true;

    /// <summary>The network's zone in quarters of an hour, as <c>+CTZV</c> shows it.</summary>
    public string Zone => QuarterHours(NetworkZone);

    /// <summary>The network's local time as +CTZE shows it: <c>2026/01/01,00:00:00</c>.</summary>
    public string NetworkLocalTime => NetworkTime.ToOffset(NetworkZone)
        .ToString("yyyy/MM/dd,HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The modem's clock as <c>+CCLK</c> shows it: <c>26/01/01,00:00:00+00</c>.</summary>
    public string Read()
    {
        DateTimeOffset now = local + (timeline.Now - localSince);
        return now.ToString(Format, CultureInfo.InvariantCulture) + QuarterHours(now.Offset);
    }

    /// <summary>The network told its time.</summary>
    public void OnNetworkTime()
    {
        if (FollowsNetwork)
        {
            Set(NetworkTime.ToOffset(NetworkZone));
        }
    }

    /// <summary>Sets the modem's clock; false when the text is no time.</summary>
    public bool TrySet(string text)
    {
        int zoneStart = text.LastIndexOfAny(['+', '-']);
        string time = zoneStart > 0 ? text[..zoneStart] : text;
        int quarters = 0;
        bool valid = zoneStart <= 0 || (int.TryParse(text[zoneStart..], NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture, out quarters) && Math.Abs(quarters) <= 56);
        if (!valid || !DateTime.TryParseExact(time, Format, CultureInfo.InvariantCulture, DateTimeStyles.None,
            out DateTime value))
        {
            return false;
        }
        Set(new DateTimeOffset(value, TimeSpan.FromMinutes(15 * quarters)));
        return true;
    }

    private void Set(DateTimeOffset time)
    {
        local = time;
        localSince = timeline.Now;
    }

    private static string QuarterHours(TimeSpan offset) =>
        ((int)(offset.TotalMinutes / 15)).ToString("+00;-00;+00", CultureInfo.InvariantCulture);
}
