using System;
using NanoSocket.Core.Engine;

namespace NanoSocket.Core.Modem;

/// <content>The clock (TS 27.007 8.15): the device's, whatever the modem is, since scripts set theirs by this command
/// (spec 4.3).</content>
public sealed partial class VirtualAt
{
    private const int NoZone = int.MinValue;

    /// <summary>UTC+8, the local time of LuatOS-Air, where nobody has said otherwise (spec 4.1).</summary>
    private const int UsualZone = 32;

    private int _zone = NoZone;

    private bool TryClock(ReadOnlySpan<byte> line)
    {
        if (AtText.AreEqual(line, "AT+CCLK?"))
        {
            TellClock();
            Ok();
            return true;
        }

        if (!AtText.StartsWith(line, "AT+CCLK="))
        {
            return false;
        }

        FieldReader fields = new(line, "AT+CCLK=".Length);
        bool isSet = fields.TryRead(out ReadOnlySpan<byte> text)
            && ClockText.TryParse(text, out long unixSeconds, out int zone) && TrySetClock(unixSeconds, zone);
        Line(isSet ? "OK" : "ERROR");
        return true;
    }

    private bool TrySetClock(long unixSeconds, int zone)
    {
        bool isSet = _timeOfDay.TrySet(unixSeconds);
        _zone = isSet ? zone : _zone;
        return isSet;
    }

    /// <summary>In the zone that the clock was set in, or that the network told; 1970 while it is not set.</summary>
    private void TellClock()
    {
        NetworkClock network = _supervisor.Clock;
        int zone = _zone != NoZone ? _zone : network.IsSet ? network.ZoneQuarters : UsualZone;
        long local = _timeOfDay.UnixSeconds + ((long)zone * ClockText.QuarterHourSeconds);
        CivilTime time = CivilTime.Of(Math.Max(0, local));
        Begin().Add("+CCLK: \"").AddPair(time.Year % 100).Add("/").AddPair(time.Month).Add("/").AddPair(time.Day)
            .Add(",").AddPair(time.Hour).Add(":").AddPair(time.Minute).Add(":").AddPair(time.Second)
            .Add(zone < 0 ? "-" : "+").AddPair(Math.Abs(zone)).Add("\"").End();
    }
}
