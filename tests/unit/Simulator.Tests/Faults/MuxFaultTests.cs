using System.Linq;
using NanoSocket.Simulator.Faults;
using NanoSocket.Simulator.Options;
using NanoSocket.Simulator.Tests.Support;
using Xunit;

namespace NanoSocket.Simulator.Tests.Faults;

/// <summary>What faults of the multiplexer look like to a host.</summary>
public sealed class MuxFaultTests
{
    private const byte FlowStopped = 0x02;

    private static VirtualModem Modem(string faults) =>
        VirtualModem.Ready(new ModemOptions { Faults = FaultSpec.ParseList(faults) });

    [Fact]
    public void The_multiplexer_is_refused_and_all_else_works()
    {
        VirtualModem modem = Modem("mux-refused");
        Assert.Equal(["ERROR"], modem.Command("AT+CMUX=0"));
        Assert.Equal(["OK"], modem.Command("AT"));
    }

    [Fact]
    public void A_multiplexer_that_is_stuck_answers_nothing_until_the_modem_restarts()
    {
        VirtualModem modem = Modem("mux-stuck,from=6000");
        MuxHost host = MuxHost.Ready(modem);
        modem.Run(6);
        Assert.Empty(host.Command(1, "AT"));
        modem.Modem.Pulse(ModemPin.Reset);
        modem.Tap = null;
        modem.Run(1);
        Assert.Contains("OK", modem.Command("ATE0"));
        Assert.Equal(["OK"], MuxHost.Ready(modem).Command(1, "AT"));
    }

    [Fact]
    public void All_channels_are_stopped_and_let_go_at_the_end()
    {
        MuxHost host = MuxHost.Ready(Modem("msc-stuck,from=6000,for=3000"));
        host.Run(5);
        Assert.Equal(FlowStopped, host.SignalsOf(1) & FlowStopped);
        Assert.Equal(FlowStopped, host.SignalsOf(2) & FlowStopped);
        host.Run(4);
        Assert.Equal(0, (host.SignalsOf(1) | host.SignalsOf(2)) & FlowStopped);
    }

    [Fact]
    public void Flow_control_chatters_and_ends_with_the_channels_running()
    {
        MuxHost host = MuxHost.Ready(Modem("msc-chatter,from=6000,for=1000,ms=20"));
        host.Run(8);
        Assert.InRange(host.Messages(0xE3).Count(), 80, 130);
        Assert.Equal(0, (host.SignalsOf(1) | host.SignalsOf(2)) & FlowStopped);
    }

    [Fact]
    public void A_modem_can_be_found_in_a_session_and_leaves_it_when_it_is_closed()
    {
        VirtualModem modem = new(new ModemOptions { Faults = FaultSpec.ParseList("start-in-mux") });
        modem.Run(1);
        Assert.DoesNotContain("RDY", modem.TakeText(), System.StringComparison.Ordinal);
        modem.Modem.Receive(MuxHost.Encode(0, MuxHost.Disc, [], command: true));
        modem.Run(0.2);
        modem.TakeText();
        Assert.Contains("OK", modem.Command("ATE0"));
    }
}
