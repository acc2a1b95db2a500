using System;

namespace NanoSocket.Core.Modem;

/// <summary>
/// The network's time, as the modem's clock says it (3GPP TS 27.007 8.15) once the network has set it.
/// </summary>
public sealed class NetworkClock
{
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
        if (ClockText.TryParse(text, out long unixSeconds, out int zone))
        {
            _unixSeconds = unixSeconds;
            _takenAtMs = nowMs;
            Readings++;
            ZoneQuarters = zone;
        }
    }
}
