using System;
using System.Linq;
using NanoSocket.Simulator.Faults;
using NanoSocket.Simulator.Options;
using NanoSocket.Simulator.Tests.Support;
using Xunit;

namespace NanoSocket.Simulator.Tests.Faults;

/// <summary>What faults of modem, SIM, operator, call and name servers look like to a host.</summary>
public sealed class ModemFaultTests
{
    private static VirtualModem Modem(string faults, string pin = "") => VirtualModem.Ready(
        new ModemOptions { Faults = FaultSpec.ParseList(faults), Pin = pin });

    private static int Ping(VirtualModem modem, PppHost host)
    {
        int before = host.Packets.Count;
        byte[] echo = Icmp.Echo(new byte[400]);
        host.SendPacket(HostPackets.Ip(HostPackets.Icmp, host.Address, GatewayFixture.Remote, echo));
        modem.Run(1);
        return host.Packets.Count - before;
    }

    [Fact]
    public void A_silent_modem_answers_again_after_its_time()
    {
        VirtualModem modem = Modem("silent,from=5000,for=3000");
        modem.Run(4);
        Assert.Empty(modem.Command("AT"));
        modem.Run(2);
        Assert.Equal(["OK"], modem.Command("AT"));
    }

    [Theory]
    [InlineData("hung", ModemPin.Reset, true)]
    [InlineData("hung", ModemPin.PowerKey, true)]
    [InlineData("hung-hard", ModemPin.Reset, false)]
    [InlineData("hung-hard", ModemPin.PowerKey, true)]
    [InlineData("power-loss", ModemPin.Reset, false)]
    [InlineData("power-loss", ModemPin.PowerKey, true)]
    [InlineData("brown-out,for=60000", ModemPin.PowerKey, false)]
    public void A_modem_that_stands_still_is_cured_by_its_pin(string fault, ModemPin pin, bool cures)
    {
        VirtualModem modem = Modem((fault.Contains(',') ? fault : fault + ",for=600000") + ",from=5000");
        modem.Run(4);
        Assert.Empty(modem.Command("AT"));
        modem.Modem.Pulse(pin);
        modem.Run(2);
        Assert.Equal(cures, modem.TakeLines().Contains("RDY"));
        Assert.Equal(cures, modem.Command("AT").Contains("OK"));
    }

    [Fact]
    public void A_brown_out_ends_by_itself_and_the_modem_boots()
    {
        VirtualModem modem = Modem("brown-out,from=5000,for=1000");
        modem.Run(3);
        Assert.True(modem.Modem.IsOn is false);
        modem.Run(2);
        Assert.Contains("RDY", modem.TakeLines());
    }

    [Fact]
    public void A_reboot_ends_the_call_without_a_word()
    {
        VirtualModem modem = Modem("reboot,at=1000");
        PppHost host = modem.Connect();
        Assert.Equal(1, Ping(modem, host));
        Ping(modem, host);
        Assert.DoesNotContain("NO CARRIER", modem.TakeLines());
        modem.LeaveData();
        Assert.Contains("OK", modem.Command("AT"));
        Assert.Equal(2, modem.Log.Count(entry => entry.Text == "power on"));
    }

    [Fact]
    public void A_modem_can_be_found_in_a_call_and_leaves_it_when_told()
    {
        VirtualModem modem = new(new ModemOptions { Faults = FaultSpec.ParseList("start-in-data") });
        modem.Run(2);
        Assert.DoesNotContain("RDY", modem.TakeText(), StringComparison.Ordinal);
        modem.Send("AT\r");
        modem.Run(2);
        Assert.DoesNotContain("OK", modem.TakeText(), StringComparison.Ordinal);
        modem.Send("+++");
        modem.Run(2);
        Assert.EndsWith("OK\r\n", modem.TakeText(), StringComparison.Ordinal);
        Assert.Equal("OK", modem.Command("ATH")[^1]);
    }

    [Fact]
    public void A_modem_can_be_found_at_another_speed_until_it_restarts()
    {
        VirtualModem modem = new(new ModemOptions { Faults = FaultSpec.ParseList("start-at-baud,rate=9600") });
        modem.Modem.HostBaudRate = 115200;
        modem.Run(1);
        Assert.DoesNotContain("OK", modem.Command("AT"));
        modem.Modem.HostBaudRate = 9600;
        modem.Command("");
        Assert.Contains("OK", modem.Command("AT"));
        modem.Modem.HostBaudRate = 115200;
        modem.Modem.Pulse(ModemPin.Reset);
        modem.Run(1);
        Assert.Contains("OK", modem.Command("AT"));
    }

    [Fact]
    public void A_pulled_SIM_is_missing_until_it_is_put_back()
    {
        VirtualModem modem = Modem("sim-pulled,from=5000,for=5000");
        modem.Command("AT+CMEE=1");
        modem.Run(3);
        Assert.Contains("+CPIN: NOT INSERTED", modem.TakeLines());
        Assert.Equal(["+CME ERROR: 10"], modem.Command("AT+CPIN?"));
        Assert.Equal(["+CREG: 0,0", "OK"], modem.Command("AT+CREG?"));
        modem.Run(6);
        Assert.Equal(["+CPIN: READY", "OK"], modem.Command("AT+CPIN?"));
        Assert.Equal(["+CREG: 0,1", "OK"], modem.Command("AT+CREG?"));
    }

    [Fact]
    public void A_SIM_that_restarts_asks_for_its_PIN_again()
    {
        VirtualModem modem = Modem("sim-reset,from=5000", pin: "1234");
        modem.Command("AT+CPIN=1234");
        Assert.Equal(["+CPIN: READY", "OK"], modem.Command("AT+CPIN?"));
        modem.Run(4);
        Assert.Equal(["+CPIN: SIM PIN", "OK"], modem.Command("AT+CPIN?"));
    }

    [Fact]
    public void A_blocked_SIM_wants_its_PUK_until_somebody_unblocks_it()
    {
        VirtualModem modem = Modem("sim-puk,from=5000,for=5000");
        modem.Run(4);
        Assert.Equal(["+CPIN: SIM PUK", "OK"], modem.Command("AT+CPIN?"));
        modem.Run(6);
        Assert.Equal(["+CPIN: READY", "OK"], modem.Command("AT+CPIN?"));
    }

    [Fact]
    public void A_busy_SIM_says_so()
    {
        VirtualModem modem = Modem("sim-busy,for=4000");
        modem.Command("AT+CMEE=1");
        Assert.Equal(["+CME ERROR: 14"], modem.Command("AT+CPIN?"));
        modem.Run(2);
        Assert.Equal(["+CPIN: READY", "OK"], modem.Command("AT+CPIN?"));
    }

    [Fact]
    public void Lost_coverage_ends_the_call_and_the_modem_finds_the_network_again()
    {
        VirtualModem modem = Modem("coverage-lost,at=300,for=20000");
        PppHost host = modem.Connect();
        Ping(modem, host);
        Assert.Contains("NO CARRIER", modem.TakeLines());
        Assert.Equal(["+CREG: 0,2", "OK"], modem.Command("AT+CREG?"));
        modem.Run(15);
        Assert.Equal(["+CREG: 0,2", "OK"], modem.Command("AT+CREG?"));
        modem.Run(8);
        Assert.Equal(["+CREG: 0,1", "OK"], modem.Command("AT+CREG?"));
    }

    [Fact]
    public void Of_many_slow_operators_half_are_back_in_a_minute_and_all_in_fifty()
    {
        double[] minutes = [.. Enumerable.Range(1, 60).Select(seed =>
        {
            VirtualModem modem = Modem($"slow-operator,from=5000,seed={seed}");
            modem.Run(4);
            TimeSpan lost = modem.Timeline.Now;
            modem.RunUntil(() => modem.Log.Any(entry => entry.Text == "slow-operator is over"), 4000);
            return (modem.Timeline.Now - lost).TotalMinutes;
        })];
        Assert.InRange(minutes.Count(m => m <= 1), 20, 40);
        Assert.InRange(minutes.Count(m => m >= 20), 5, 20);
        Assert.InRange(minutes.Max(), 20, 50);
    }

    [Fact]
    public void A_refusal_can_come_late_and_end()
    {
        VirtualModem modem = Modem("deny-registration,from=5000,for=5000");
        Assert.Equal(["+CREG: 0,1", "OK"], modem.Command("AT+CREG?"));
        modem.Run(4);
        Assert.Equal(["+CREG: 0,3", "OK"], modem.Command("AT+CREG?"));
        modem.Run(6);
        Assert.Equal(["+CREG: 0,1", "OK"], modem.Command("AT+CREG?"));
    }

    [Fact]
    public void A_context_that_the_network_takes_down_ends_the_call_with_a_reason()
    {
        VirtualModem modem = Modem("pdp-deactivate,at=300");
        modem.Command("AT+CGEREP=2");
        PppHost host = modem.Connect();
        Ping(modem, host);
        string[] lines = modem.TakeLines();
        Assert.Contains("NO CARRIER", lines);
        Assert.Contains("+CGEV: NW PDN DEACT 1", lines);
        modem.Connect();
    }

    [Fact]
    public void The_network_ends_PPP_in_order()
    {
        VirtualModem modem = Modem("ppp-terminate,at=300");
        PppHost host = modem.Connect();
        Ping(modem, host);
        const byte terminateRequest = 5;
        Assert.Contains(host.Log, packet => packet.Protocol == PppHost.Lcp && packet.Data[0] == terminateRequest);
    }

    [Theory]
    [InlineData("lcp-silent,at=300,for=5000")]
    [InlineData("black-hole,at=300,for=5000")]
    public void Nothing_arrives_for_a_while_and_then_again(string fault)
    {
        VirtualModem modem = Modem(fault);
        PppHost host = modem.Connect();
        Ping(modem, host);
        Assert.Equal(0, Ping(modem, host));
        modem.Run(6);
        Assert.Equal(1, Ping(modem, host));
    }

    [Fact]
    public void A_new_call_ends_the_black_hole()
    {
        VirtualModem modem = Modem("black-hole,at=300");
        PppHost host = modem.Connect();
        Ping(modem, host);
        Assert.Equal(0, Ping(modem, host));
        modem.Modem.DropCarrier();
        modem.Run(1);
        Assert.Equal(1, Ping(modem, modem.Connect()));
    }

    [Fact]
    public void Answers_are_interrupted_by_reports()
    {
        VirtualModem modem = Modem("urc-inside,percent=100");
        string[] lines = modem.Command("AT+CSQ");
        Assert.Equal(4, lines.Length);
        Assert.Equal(("+CSQ: 25,99", "OK"), (lines[1], lines[3]));
    }

    [Fact]
    public void A_modem_without_reports_has_to_be_asked()
    {
        VirtualModem modem = new(new ModemOptions { Faults = FaultSpec.ParseList("no-urcs") });
        modem.Run(0.5);
        modem.Send("ATE0+CREG=2\r");
        modem.Run(5);
        Assert.Equal(["OK"], modem.TakeLines().TakeLast(1));
        Assert.Equal("OK", modem.Command("AT+CREG?")[^1]);
    }

    [Fact]
    public void Commands_are_refused_or_late()
    {
        VirtualModem refusing = Modem("refuse,percent=100,from=5000");
        refusing.Run(5);
        Assert.Equal(["ERROR"], refusing.Command("AT+CSQ"));
        VirtualModem slow = Modem("slow-answers,ms=700,from=5000");
        slow.Run(5);
        Assert.Empty(slow.Command("AT"));
        slow.Run(0.3);
        Assert.Equal(["OK"], slow.TakeLines());
    }

    [Fact]
    public void A_fault_can_be_injected_while_the_modem_runs()
    {
        VirtualModem modem = Modem("");
        modem.Connect();
        modem.Modem.Inject(FaultSpec.Parse("drop-carrier,from=0"));
        modem.Run(1);
        Assert.Contains("NO CARRIER", modem.TakeLines());
    }
}
