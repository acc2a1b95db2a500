using System;

namespace NanoSocket.Core.Modem;

/// <summary>
/// The network's time, as the modem's clock says it (3GPP TS 27.007 8.15) once the network has set it.
/// </summary>
public sealed class NetworkClock
{
    private const int QuarterHourSeconds = 900;
    private const int FirstYear = 2020;

    /// <summary>Two digits from here on are a year of the last century.</summary>
    private const int FirstOfLastCentury = 70;
    private const long SecondsOfADay = 86_400;

    private long _unixSeconds;
    private long _takenAtMs;

    /// <summary>The time is known.</summary>
    public bool IsSet => _unixSeconds != 0;

    /// <summary>How often the time was learnt; wraps.</summary>
    public int Readings { get; private set; }

    /// <summary>Zone of the local time, in quarters of an hour east of Greenwich.</summary>
    public int ZoneQuarters { get; private set; }

    /// <summary>Seconds since 1970 in universal time; 0 when it is not known.</summary>
    public long UnixSeconds(long nowMs) => IsSet ? _unixSeconds + ((nowMs - _takenAtMs) / 1000) : 0;

    /// <summary>Takes <c>+CCLK: "yy/MM/dd,hh:mm:ss+zz"</c>; false when the line is none.</summary>
    internal bool TakeLine(ReadOnlySpan<byte> line, long nowMs)
    {
        if (!AtText.StartsWith(line, "+CCLK:"))
        {
            return false;
        }

        FieldReader fields = new(line, "+CCLK:".Length);
        if (fields.TryRead(out ReadOnlySpan<byte> text))
        {
            Take(text, nowMs);
        }

        return true;
    }

    private void Take(ReadOnlySpan<byte> text, long nowMs)
    {
        if (text.Length < 17
            || !Read(text, 0, 0, 99, out int year) || !Read(text, 3, 1, 12, out int month)
            || !Read(text, 6, 1, 31, out int day) || !Read(text, 9, 0, 23, out int hour)
            || !Read(text, 12, 0, 59, out int minute) || !Read(text, 15, 0, 60, out int second))
        {
            return;
        }

        int zone = 0;
        bool zoned = text.Length >= 20 && Read(text, 18, 0, 96, out zone);
        zone = zoned && text[17] == (byte)'-' ? -zone : zone;
        if (year < FirstOfLastCentury && 2000 + year >= FirstYear)
        {
            // A clock the network never set begins in 1970, 1980 or 2004.
            long days = DaysSince1970(2000 + year, month, day);
            long local = (days * SecondsOfADay) + (hour * 3600) + (minute * 60) + second;
            _unixSeconds = local - ((long)zone * QuarterHourSeconds);
            _takenAtMs = nowMs;
            Readings++;
            ZoneQuarters = zone;
        }
    }

    private static bool Read(ReadOnlySpan<byte> text, int start, int least, int most, out int value)
        => AtText.TryParse(text.Slice(start, 2), out value) && value >= least && value <= most;

    /// <summary>Years begin in March here, so that the leap day is the last of its year.</summary>
    private static long DaysSince1970(int year, int month, int day)
    {
        int shifted = month <= 2 ? year - 1 : year;
        int monthFromMarch = (month + 9) % 12;
        int dayOfYear = ((153 * monthFromMarch) + 2) / 5 + day - 1;
        return ((long)shifted * 365) + (shifted / 4) - (shifted / 100) + (shifted / 400) + dayOfYear - 719_468;
    }
}
