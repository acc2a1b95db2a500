using System.Text;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Serial;
using NanoSocket.Core.Tests.Support;
using Xunit;

namespace NanoSocket.Core.Tests.Modem;

/// <summary><c>AT+CCLK</c> of the AT channel: how scripts set the clock (spec 4.3, case 74).</summary>
public sealed class VirtualAtClockTests
{
    /// <summary>2026-11-23 07:00:00.</summary>
    private const long SomeSeconds = 1_795_417_200;

    private readonly EngineBench _bench;
    private readonly FakeClock _clock;

    public VirtualAtClockTests()
    {
        _clock = new FakeClock(() => _bench?.NowMs ?? 0);
        _bench = new EngineBench(deviceClock: _clock);
        _bench.Engine.Uarts.Open(_bench.Task, UartTable.AtPort, new SerialFormat { Parity = 2 }, true, false);
    }

    [Theory]
    [InlineData("26/11/23,15:00:00+32")]
    [InlineData("26/11/23,07:00:00+00")]
    [InlineData("26/11/23,07:00:00")]
    [InlineData("26/11/22,23:00:00-32")]
    public void It_sets_the_devices_clock(string time)
    {
        Assert.Equal("OK\r\n", Ask("AT+CCLK=\"" + time + "\""));
        Assert.Equal(SomeSeconds, _clock.UnixMs / 1000);
        Assert.Equal(SomeSeconds, _bench.Engine.TimeOfDay.UnixSeconds);
    }

    [Theory]
    [InlineData("26/11/23,15:00:00+32", "26/11/23,15:00:00+32")]
    [InlineData("24/02/29,23:59:59-20", "24/02/29,23:59:59-20")]
    [InlineData("99/12/31,12:00:00+00", "26/11/23,15:00:00+32")]
    public void What_was_set_is_told_in_its_zone(string time, string told)
    {
        Ask("AT+CCLK=\"26/11/23,15:00:00+32\"");
        Ask("AT+CCLK=\"" + time + "\"");
        Assert.Equal("+CCLK: \"" + told + "\"\r\nOK\r\n", Ask("AT+CCLK?"));
    }

    [Fact]
    public void A_clock_that_nobody_has_set_tells_1970_at_UTC_plus_8()
        => Assert.Equal("+CCLK: \"70/01/01,08:00:00+32\"\r\nOK\r\n", Ask("AT+CCLK?"));

    [Theory]
    [InlineData("AT+CCLK=")]
    [InlineData("AT+CCLK=\"\"")]
    [InlineData("AT+CCLK=\"26/13/23,15:00:00+32\"")]
    [InlineData("AT+CCLK=\"19/11/23,15:00:00+32\"")]
    [InlineData("AT+CCLK=\"26/11/23,15:00")]
    public void What_is_no_time_of_today_is_an_error_and_changes_nothing(string command)
    {
        Assert.Equal("ERROR\r\n", Ask(command));
        Assert.Equal(0, _bench.Engine.TimeOfDay.UnixSeconds);
    }

    [Fact]
    public void Every_day_of_the_calendar_comes_back()
    {
        for (long day = 0; day < 47_500; day++)
        {
            CivilTime time = CivilTime.Of((day * 86_400) + 45_296);
            Assert.Equal((12, 34, 56), (time.Hour, time.Minute, time.Second));
            Assert.Equal((day * 86_400) + 45_296,
                CivilTime.UnixSeconds(time.Year, time.Month, time.Day, time.Hour, time.Minute, time.Second));
            Assert.Equal(System.DateTime.UnixEpoch.AddDays(day).Date, new System.DateTime(time.Year, time.Month, time.Day));
        }
    }

    private string Ask(string command)
    {
        _bench.Engine.Uarts.Write(UartTable.AtPort, Encoding.ASCII.GetBytes(command + "\r"));
        byte[] buffer = new byte[300];
        return Encoding.ASCII.GetString(buffer, 0, _bench.Engine.Uarts.Read(UartTable.AtPort, buffer));
    }
}
