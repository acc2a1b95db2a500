using NanoSocket.Core.Modem;
using NanoSocket.Core.Tests.Support;
using Xunit;

namespace NanoSocket.Core.Tests.Engine;

/// <summary>Who sets the device's clock, and when it counts as set.</summary>
public sealed class TimeOfDayTests
{
    /// <summary>2026-11-23 07:00:00.</summary>
    private const long NetworkSeconds = 1_795_417_200;
    private const long OneHour = 3600;

    private readonly EngineBench _bench;
    private readonly FakeClock _clock;

    public TimeOfDayTests()
    {
        _clock = new FakeClock(() => _bench?.NowMs ?? 0);
        _bench = new EngineBench(deviceClock: _clock) { Modem = { Multiplexes = true } };
        Tell("26/11/23,15:00:00+32");
    }

    [Fact]
    public void The_network_sets_a_clock_that_nobody_has_set()
    {
        Assert.Equal(0, _bench.Engine.TimeOfDay.UnixSeconds);
        _bench.Online();
        _bench.Run(1000);
        Assert.InRange(_clock.UnixMs / 1000, NetworkSeconds, NetworkSeconds + 60);
        Assert.Equal(_clock.UnixMs / 1000, _bench.Engine.TimeOfDay.UnixSeconds);
        Assert.Contains("clock set by the network", _bench.Log, System.StringComparison.Ordinal);
    }

    [Fact]
    public void The_network_corrects_a_clock_that_it_has_set()
    {
        _bench.Online();
        _bench.Run(1000);
        Tell("26/11/23,16:00:00+32");
        _bench.Modem.Say("\r\n+CTZV: +32\r\n");
        _bench.Run(1000);
        Assert.InRange(_clock.UnixMs / 1000, NetworkSeconds + OneHour, NetworkSeconds + OneHour + 10);
    }

    [Fact]
    public void The_network_leaves_a_clock_alone_that_the_app_sets_before()
    {
        _clock.UnixMs = (NetworkSeconds - OneHour) * 1000;
        _bench.Online();
        _bench.Run(1000);
        Assert.InRange(_clock.UnixMs / 1000, NetworkSeconds - OneHour, NetworkSeconds - OneHour + 60);
    }

    [Fact]
    public void The_network_leaves_a_clock_alone_that_the_app_sets_after_it()
    {
        _bench.Online();
        _bench.Run(1000);
        _clock.UnixMs += 5000;
        long ahead = _clock.UnixMs - _bench.NowMs;
        _bench.Modem.Say("\r\n+CTZV: +32\r\n");
        _bench.Run(1000);
        Assert.Equal(ahead, _clock.UnixMs - _bench.NowMs);
    }

    [Fact]
    public void A_setting_keeps_the_network_from_the_clock()
    {
        _bench.Supervisor.Settings = new CellularSettings { ClockFollowsNetwork = false };
        _bench.Online();
        _bench.Run(1000);
        Assert.Equal(0, _bench.Engine.TimeOfDay.UnixSeconds);
        Assert.True(_bench.Supervisor.Clock.IsSet);
    }

    [Fact]
    public void A_network_that_tells_no_time_leaves_the_clock_unset()
    {
        Tell("80/01/06,00:00:09+00");
        _bench.Online();
        _bench.Run(1000);
        Assert.Equal(0, _bench.Engine.TimeOfDay.UnixSeconds);
    }

    [Fact]
    public void Without_a_clock_of_the_device_the_time_is_the_networks()
    {
        EngineBench bench = new() { Modem = { Multiplexes = true } };
        bench.Modem.Answers["AT+CCLK?"] = "\r\n+CCLK: \"26/11/23,15:00:00+32\"\r\n\r\nOK\r\n";
        bench.Online();
        bench.Run(1000);
        Assert.InRange(bench.Engine.TimeOfDay.UnixSeconds, NetworkSeconds, NetworkSeconds + 60);
    }

    private void Tell(string time)
        => _bench.Modem.Answers["AT+CCLK?"] = "\r\n+CCLK: \"" + time + "\"\r\n\r\nOK\r\n";
}
