using System;
using System.Collections.Generic;
using System.Linq;
using NanoSocket.Simulator.Faults;
using NanoSocket.Simulator.Time;
using Xunit;

namespace NanoSocket.Simulator.Tests.Faults;

/// <summary>The parameters that say when a fault strikes mean the same for every fault.</summary>
public sealed class FaultTimingTests
{
    private readonly Timeline timeline = new();
    private readonly List<string> events = [];

    [Theory]
    [InlineData("loss", "0 begun")]
    [InlineData("loss,from=5000", "5 begun")]
    [InlineData("loss,from=5000,until=7000", "5 begun,7 ended")]
    [InlineData("loss,for=3000", "0 begun,3 ended")]
    [InlineData("loss,every=10000,for=1000,times=3", "0 begun,1 ended,10 begun,11 ended,20 begun,21 ended")]
    [InlineData("loss,every=10000,for=1000,until=15000", "0 begun,1 ended,10 begun,11 ended")]
    [InlineData("loss,at=100", "")]
    [InlineData("silent", "")]
    [InlineData("silent,from=4000", "4 begun,24 ended")]
    [InlineData("silent,from=4000,until=9000", "4 begun,9 ended")]
    [InlineData("reboot,from=2000", "2 begun")]
    [InlineData("reboot,from=2000,every=20000,times=2", "2 begun,22 begun")]
    [InlineData("start-in-data,from=7000", "7 begun")]
    public void By_the_clock(string fault, string expected)
    {
        Make(fault);
        timeline.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(expected, string.Join(',', events));
    }

    [Theory]
    [InlineData("silent", "10 begun,30 ended")]
    [InlineData("silent,at=500,for=2000", "1 begun,3 ended")]
    [InlineData("silent,after=3500,for=1000", "4 begun,5 ended")]
    [InlineData("reboot,from=5000,at=3000", "7 begun")]
    [InlineData("reboot,until=5000", "")]
    [InlineData("loss,at=2000,for=1000", "2 begun,3 ended")]
    public void In_a_call_by_what_passes(string fault, string expected)
    {
        FaultTiming timing = Make(fault);
        timing.OnCallStarted();
        for (int second = 1; second <= 40; second++)
        {
            timeline.AdvanceTo(TimeSpan.FromSeconds(second));
            timing.OnTransfer(1000);
            timeline.Advance(TimeSpan.Zero);
        }
        Assert.Equal(expected, string.Join(',', events));
    }

    [Fact]
    public void As_often_as_said_once_in_each_call()
    {
        FaultTiming timing = Make("reboot,at=100,times=2");
        for (int call = 1; call <= 3; call++)
        {
            timeline.AdvanceTo(TimeSpan.FromSeconds(call));
            timing.OnCallStarted();
            timing.OnTransfer(500);
            timing.OnTransfer(500);
            timeline.Advance(TimeSpan.Zero);
            timing.OnCallEnded();
        }
        Assert.Equal("1 begun,2 begun", string.Join(',', events));
    }

    [Fact]
    public void Not_when_the_call_has_ended_before()
    {
        FaultTiming timing = Make("reboot,after=1000");
        timing.OnCallStarted();
        timing.OnTransfer(500);
        timing.OnCallEnded();
        timeline.Advance(TimeSpan.FromSeconds(5));
        Assert.Empty(events);
    }

    [Fact]
    public void When_the_modem_is_first_switched_on()
    {
        FaultTiming timing = Make("start-in-data");
        timeline.Advance(TimeSpan.FromSeconds(3));
        timing.OnPowerOn();
        timing.OnPowerOn();
        Assert.Equal("3 begun", string.Join(',', events));
    }

    [Fact]
    public void Every_fault_takes_all_of_them()
    {
        foreach (string name in FaultCatalogue.Names)
        {
            FaultSpec.Parse(name + ",from=1,until=9,at=5,after=2,every=3,times=1,for=2,seed=7");
        }
        Assert.Equal(FaultCatalogue.Names.Count, FaultCatalogue.Names.Distinct().Count());
    }

    private FaultTiming Make(string fault)
    {
        FaultSpec spec = FaultSpec.Parse(fault);
        FaultTiming timing = new(spec.Parameters, spec.Definition.Pattern, timeline);
        timing.Begun += () => events.Add($"{Math.Floor(timeline.Now.TotalSeconds)} begun");
        timing.Ended += () => events.Add($"{Math.Floor(timeline.Now.TotalSeconds)} ended");
        timing.Start();
        return timing;
    }
}
