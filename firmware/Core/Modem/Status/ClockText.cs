using System;
using NanoSocket.Core.Engine;

namespace NanoSocket.Core.Modem;

/// <summary><c>yy/MM/dd,hh:mm:ss±zz</c>: the time of +CCLK, local, with its zone in quarters of an hour (3GPP TS 27.007
/// 8.15).</summary>
internal static class ClockText
{
    public const int QuarterHourSeconds = 900;

    private const int FirstYear = 2020;

    /// <summary>Two digits from here on are a year of the last century.</summary>
    private const int FirstOfLastCentury = 70;

    /// <summary>Reads a time; the zone may be missing.</summary>
    /// <param name="text">The text, without quotes.</param>
    /// <param name="unixSeconds">Seconds since 1970, universal time.</param>
    /// <param name="zone">Quarters of an hour east of Greenwich.</param>
    /// <returns>False when it is none, or the time of a clock that nobody has set: those begin in 1970, 1980 or 2004.
    /// </returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out long unixSeconds, out int zone)
    {
        unixSeconds = 0;
        zone = 0;
        if (text.Length < 17
            || !Read(text, 0, 0, 99, out int year) || !Read(text, 3, 1, 12, out int month)
            || !Read(text, 6, 1, 31, out int day) || !Read(text, 9, 0, 23, out int hour)
            || !Read(text, 12, 0, 59, out int minute) || !Read(text, 15, 0, 60, out int second))
        {
            return false;
        }

        bool zoned = text.Length >= 20 && Read(text, 18, 0, 96, out zone);
        zone = zoned && text[17] == (byte)'-' ? -zone : zone;
        unixSeconds = CivilTime.UnixSeconds(2000 + year, month, day, hour, minute, second)
            - ((long)zone * QuarterHourSeconds);
        return year < FirstOfLastCentury && 2000 + year >= FirstYear;
    }

    private static bool Read(ReadOnlySpan<byte> text, int start, int least, int most, out int value)
        => AtText.TryParse(text.Slice(start, 2), out value) && value >= least && value <= most;
}
