using System;
using System.Linq;
using NanoSocket.Simulator.Models;
using NanoSocket.Simulator.Options;
using NanoSocket.Simulator.Scripting;
using NanoSocket.Simulator.Tests.Support;
using Xunit;

namespace NanoSocket.Simulator.Tests.Scripting;

public sealed class OperatorTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void Coverage_comes_and_goes_with_reports()
    {
        VirtualModem modem = VirtualModem.Ready();
        modem.Command("AT+CEREG=1;+CGEREP=1");
        modem.Modem.Control.SetCoverage(false);
        modem.Run(5);
        Assert.Equal(["+CGEV: NW PDN DEACT 1", "+CEREG: 2"], modem.TakeLines());
        Assert.Equal(["+CSQ: 99,99", "OK"], modem.Command("AT+CSQ"));
        modem.Modem.Control.SetCoverage(true);
        modem.Run(2);
        Assert.Equal(["+CEREG: 1"], modem.TakeLines());
    }

    [Theory]
    [InlineData(3, "+CEREG: 3,,,,0,15")]
    [InlineData(1, "+CEREG: 3")]
    public void A_refusal_names_its_cause_when_asked_to(int mode, string report)
    {
        VirtualModem modem = VirtualModem.Ready();
        modem.Command($"AT+CEREG={mode}");
        modem.Modem.Control.Deny(15);
        modem.Run(1);
        Assert.Contains(report, modem.TakeLines());
        Assert.Equal(["+CEER: registration rejected, cause 15", "OK"], modem.Command("AT+CEER"));
        modem.Modem.Control.Allow();
        modem.Run(2);
        Assert.Equal("+CEREG: 1", modem.TakeLines()[^1][..9]);
    }

    [Fact]
    public void Roaming_is_another_network_and_another_state()
    {
        VirtualModem modem = VirtualModem.Ready();
        modem.Modem.Control.SetRoaming(true);
        modem.Run(2);
        Assert.Equal(
            ["+CREG: 0,5", "+COPS: 0,2,\"00102\",7", "OK"], modem.Command("AT+CREG?;+COPS=3,2;+COPS?"));
    }

    [Theory]
    [InlineData(RadioTechnology.Gsm, "1", "1", "0", "0", 0)]
    [InlineData(RadioTechnology.Utran, "1", "1", "0", "0", 2)]
    [InlineData(RadioTechnology.Lte, "1", "1", "1", "0", 7)]
    [InlineData(RadioTechnology.NbIot, "0", "0", "1", "0", 9)]
    [InlineData(RadioTechnology.Nr, "0", "0", "0", "1", 11)]
    public void Each_technology_registers_in_its_domains(
        RadioTechnology technology, string circuit, string packet, string eps, string fiveG, int number)
    {
        VirtualModem modem = VirtualModem.Ready(new ModemOptions { Technology = technology });
        Assert.Equal(
            ["+CREG: 0," + circuit, "+CGREG: 0," + packet, "+CEREG: 0," + eps, "+C5GREG: 0," + fiveG, "OK"],
            modem.Command("AT+CREG?;+CGREG?;+CEREG?;+C5GREG?"));
        Assert.EndsWith($",{number}", modem.Command("AT+COPS?")[0], StringComparison.Ordinal);
        Assert.True(modem.Connect().IpcpAcked);
    }

    [Fact]
    public void On_2g_there_is_no_context_before_the_host_wants_one()
    {
        VirtualModem modem = VirtualModem.Ready(new ModemOptions { Technology = RadioTechnology.Gsm });
        modem.Command("AT+CGEREP=1");
        Assert.Equal(["+CGATT: 1", "+CGACT: 1,0", "OK"], modem.Command("AT+CGATT?;+CGACT?"));
        Assert.Equal(["OK"], modem.Command("AT+CGDCONT=5,\"IP\",\"cmnet\""));
        Assert.Equal(["+CGEV: ME PDN ACT 5", "OK"], modem.Command("AT+CGACT=1,5"));
        modem.Modem.Control.DeactivateContext(5);
        modem.Run(0.1);
        Assert.Equal(["+CGEV: NW DEACT \"IP\",\"10.64.0.2\",5"], modem.TakeLines());
        Assert.Equal(["OK"], modem.Command("AT+CGATT=0"));
        Assert.Equal(["+CGATT: 0", "+CREG: 0,1", "OK"], modem.Command("AT+CGATT?;+CREG?"));
        Assert.Equal(["OK"], modem.Command("AT+CGATT=1"));
    }

    [Fact]
    public void A_move_to_another_cell_is_told_and_keeps_the_call()
    {
        VirtualModem modem = VirtualModem.Ready();
        MuxHost host = MuxHost.Ready(modem);
        host.Command(1, "AT+CEREG=2");
        host.Command(2, "AT+CREG=1");
        PppHost call = host.Connect(2);
        modem.Modem.Control.MoveToCell(0x2222, 0x333);
        modem.Modem.Control.SetTechnology(RadioTechnology.NbIot);
        host.Run();
        Assert.Equal(
            ["+CEREG: 1,\"2222\",\"00000333\",7", "+CEREG: 1,\"2222\",\"00000333\",9"], host.TakeLines(1));
        Assert.False(call.Terminated);
    }

    [Fact]
    public void A_context_taken_by_the_network_ends_its_call()
    {
        VirtualModem modem = VirtualModem.Ready();
        MuxHost host = MuxHost.Ready(modem);
        host.Command(1, "AT+CGEREP=1");
        host.Connect(2);
        modem.Modem.Control.DeactivateContext(1);
        host.Run();
        Assert.Equal(["+CGEV: NW PDN DEACT 1"], host.TakeLines(1));
        Assert.Equal(["NO CARRIER"], host.TakeLines(2));
    }

    [Fact]
    public void The_network_tells_its_time_or_not()
    {
        VirtualModem silent = new(new ModemOptions { Script = ModemScript.Parse("at 0s nitz off") });
        silent.Run(3);
        silent.Command("ATE0");
        Assert.StartsWith("+CCLK: \"80/01/06,", silent.Command("AT+CCLK?")[0], StringComparison.Ordinal);
        VirtualModem modem = VirtualModem.Ready();
        Assert.StartsWith("+CCLK: \"26/01/01,00:00:0", modem.Command("AT+CCLK?")[0], StringComparison.Ordinal);
        modem.Command("AT+CTZR=1");
        modem.Modem.Control.TellTime(TimeSpan.FromHours(8));
        modem.Run(0.1);
        Assert.Equal(["+CTZV: +32"], modem.TakeLines());
        Assert.EndsWith("+32\"", modem.Command("AT+CCLK?")[0], StringComparison.Ordinal);
        modem.Command("AT+CTZR=2;+CTZU=0");
        modem.Modem.Control.TellTime(-Second * 3600 * 5);
        modem.Run(0.1);
        Assert.StartsWith("+CTZE: \"-20\",0,\"2025/12/31,19:00:", modem.TakeLines()[0], StringComparison.Ordinal);
        Assert.EndsWith("+32\"", modem.Command("AT+CCLK?")[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Each_attempt_to_register_takes_its_own_time_which_the_seed_repeats()
    {
        static TimeSpan[] Times(int seed)
        {
            VirtualModem modem = VirtualModem.Ready(new ModemOptions { Seed = seed });
            modem.Modem.Control.SetRegistrationTime(Second, 10 * Second);
            return [.. Enumerable.Range(0, 5).Select(_ =>
            {
                modem.Modem.Control.SetCoverage(false);
                modem.Run(1);
                TimeSpan start = modem.Timeline.Now;
                modem.Modem.Control.SetCoverage(true);
                modem.RunUntil(() => modem.Modem.Status.Network.StartsWith("home", StringComparison.Ordinal));
                return modem.Timeline.Now - start;
            })];
        }
        TimeSpan[] times = Times(1);
        Assert.All(times, time => Assert.InRange(time, Second, 10 * Second));
        Assert.Equal(times.Length, times.Distinct().Count());
        Assert.Equal(times, Times(1));
        Assert.NotEqual(times, Times(2));
    }

    [Fact]
    public void The_signal_walks_within_its_bounds()
    {
        VirtualModem modem = VirtualModem.Ready();
        modem.Modem.Control.SetSignal(-110);
        Assert.Equal(["+CSQ: 1,99", "+CESQ: 99,99,255,255,2,8", "OK"], modem.Command("AT+CSQ;+CESQ"));
        modem.Modem.Control.WalkSignal(6, Second);
        string[] seen = [.. Enumerable.Range(0, 60).Select(_ => modem.Command("AT+CSQ")[0])];
        Assert.InRange(seen.Distinct().Count(), 5, 32);
        modem.Modem.Control.WalkSignal(0, Second);
        Assert.Equal(modem.Command("AT+CSQ"), modem.Command("AT+CSQ"));
    }

    [Fact]
    public void Power_saving_is_granted_as_asked_and_reported()
    {
        VirtualModem modem = VirtualModem.Ready();
        Assert.Equal(["OK"], modem.Command("AT+CPSMS=1,,,\"10100011\",\"00000010\";+CEDRXS=1,4,\"1001\""));
        Assert.Equal(
            [
                "+CPSMS: 1,,,\"10100011\",\"00000010\"", "+CEDRXS: 4,\"1001\"",
                "+CEDRXRDP: 4,\"1001\",\"1001\",\"0011\"", "OK",
            ],
            modem.Command("AT+CPSMS?;+CEDRXS?;+CEDRXRDP"));
        Assert.Equal(
            ["+CEREG: 4,1,\"1A2B\",\"00C0FFEE\",7,,,\"00000010\",\"10100011\"", "OK"],
            modem.Command("AT+CEREG=4;+CEREG?"));
        Assert.Equal(["ERROR"], modem.Command("AT+CPSMS=1,,,\"2\""));
        Assert.Equal(["+CPSMS: 0,,,\"00100001\",\"00000101\"", "OK"], modem.Command("AT+CPSMS=2;+CPSMS?"));
    }
}
