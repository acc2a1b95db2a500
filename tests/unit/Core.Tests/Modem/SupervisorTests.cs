using System.Linq;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Modem;
using NanoSocket.Core.Net;
using NanoSocket.Core.Tests.Support;
using Xunit;

namespace NanoSocket.Core.Tests.Modem;

/// <summary>From power-on to a link, whatever state the modem is in, and back after each kind of loss.</summary>
public sealed class SupervisorTests
{
    private readonly EngineBench _bench = new();

    [Fact]
    public void Case_63_nothing_is_sent_before_the_modem_is_started()
    {
        _bench.Run(10_000);
        Assert.Empty(_bench.Modem.Commands);
        Assert.Equal(SupervisorState.Off, _bench.Supervisor.State);
        _bench.Engine.PowerOn(false);
        _bench.Engine.PowerOnByReceive();
        _bench.Run(10_000);
        Assert.Empty(_bench.Modem.Commands);
        _bench.Online();
    }

    [Fact]
    public void A_modem_that_answers_gets_the_link_up_and_everything_worth_knowing_is_known()
    {
        _bench.Engine.PowerOnByReceive();
        _bench.RunUntil(SupervisorState.Online, 5000);
        Assert.Equal("TestModem 1", _bench.Supervisor.Identity.Model.ToString());
        Assert.Equal("Test Mobile", _bench.Supervisor.Network.Operator.ToString());
        Assert.Equal(-73, _bench.Supervisor.Network.SignalDbm);
        Assert.Equal(AccessTechnology.Lte, _bench.Supervisor.Network.Technology);
        Assert.Equal(_bench.Stack.LocalAddress, _bench.Engine.LocalAddress);
        Assert.Contains("AT+CGDCONT=1,\"IP\"", _bench.Modem.Commands);
        Assert.DoesNotContain(_bench.Modem.Commands, c => c.StartsWith("AT+CGAUTH"));
        Assert.Contains("network: registered, LTE", _bench.Log);
        Assert.Contains("link: address 10.1.2.3", _bench.Log);
    }

    [Fact]
    public void What_a_modem_says_at_its_start_is_no_unknown_line()
    {
        _bench.Engine.PowerOnByReceive();
        _bench.Modem.Say("\r\nRDY\r\n\r\n+CFUN: 1\r\n\r\n+CPIN: READY\r\n");
        _bench.RunUntil(SupervisorState.Online, 5000);
        Assert.Equal(0u, _bench.Supervisor.UnknownLineCount);
    }

    [Fact]
    public void Credentials_go_to_the_context_and_to_ppp()
    {
        _bench.Supervisor.Settings = new CellularSettings { Apn = "private", User = "me", Password = "secret" };
        _bench.Online();
        Assert.Contains("AT+CGAUTH=1,2,\"me\",\"secret\"", _bench.Modem.Commands);
        Assert.Equal("me", _bench.Stack.LinkUser);
        Assert.DoesNotContain("secret", _bench.Log);
    }

    [Theory]
    [InlineData("a\"b", "", "")]
    [InlineData("ok", "new\nline", "")]
    [InlineData("ok", "", "12a4")]
    [InlineData("ok", "", "123")]
    public void Settings_that_could_inject_commands_are_refused(string apn, string user, string pin)
        => Assert.Throws<System.ArgumentException>(
            () => _bench.Supervisor.Settings = new CellularSettings { Apn = apn, User = user, Pin = pin });

    [Fact]
    public void A_modem_that_refuses_the_context_form_is_dialled_with_the_short_one()
    {
        _bench.Modem.Answers["ATD*99***1#"] = "\r\nERROR\r\n";
        _bench.Online();
        Assert.Equal("ATD*99#", _bench.Modem.Commands[^1]);
    }

    [Fact]
    public void A_modem_left_in_data_mode_is_brought_back()
    {
        _bench.Modem.DataMode = true;
        _bench.Online();
        Assert.Contains("ATH", _bench.Modem.Commands);
        Assert.Contains("Dtr-", _bench.Modem.Pins);
    }

    [Fact]
    public void A_silent_modem_gets_its_power_key_and_then_a_reset()
    {
        _bench.Modem.IsDead = true;
        int resets = 0;
        _bench.Modem.OnPins = (mask, values) =>
        {
            resets += (values & ModemPins.Reset) != 0 ? 1 : 0;
            _bench.Modem.IsDead = resets < 2;
        };
        _bench.Engine.PowerOn(true);
        _bench.RunUntil(SupervisorState.Online, 400_000);
        int firstKey = _bench.Modem.Pins.IndexOf("PowerKey+");
        Assert.InRange(firstKey, 0, _bench.Modem.Pins.IndexOf("Reset+"));
    }

    [Fact]
    public void A_modem_that_boots_slowly_is_not_switched_off()
    {
        _bench.Modem.IsDead = true;
        _bench.Engine.PowerOn(true);
        _bench.Run(15_000);
        _bench.Modem.IsDead = false;
        _bench.Modem.Say("\r\nRDY\r\n");
        _bench.RunUntil(SupervisorState.Online, 20_000);
        Assert.DoesNotContain("PowerKey+", _bench.Modem.Pins);
    }

    [Fact]
    public void No_carrier_is_recovered_from_and_the_reason_is_kept()
    {
        _bench.Online();
        _bench.Run(90_000);
        _bench.Modem.DataMode = false;
        _bench.Modem.Say("\r\nNO CARRIER\r\n");
        _bench.RunUntil(SupervisorState.BackingOff, 10);
        Assert.Equal(ModemFault.CarrierLost, _bench.Supervisor.LastFault);
        Assert.Equal(LinkState.Down, _bench.Stack.LinkState);
        _bench.RunUntil(SupervisorState.Online, 10_000);
        Assert.Equal(2u, _bench.Supervisor.LinkCount);
    }

    [Fact]
    public void A_peer_that_ends_ppp_without_a_word_from_the_modem_is_recovered_from()
    {
        _bench.Online();
        _bench.Stack.LinkError = LinkError.PeerTerminated;
        _bench.Stack.LinkState = LinkState.Down;
        _bench.RunUntil(() => _bench.Supervisor.LastFault == ModemFault.LinkLost, 10);
        _bench.RunUntil(SupervisorState.Online, 20_000);
        Assert.Contains("terminated by the peer", _bench.Log);
        Assert.Equal("+++", string.Concat(_bench.Modem.DataReceived.Select(b => (char)b)));
    }

    [Fact]
    public void Ppp_that_never_comes_up_is_given_up_after_half_a_minute_and_tried_again()
    {
        _bench.LinkAnswers = false;
        _bench.Engine.PowerOn(true);
        _bench.RunUntil(SupervisorState.OpeningLink, 10_000);
        _bench.RunUntil(SupervisorState.HangingUp, 31_000);
        Assert.Equal(ModemFault.LinkFailed, _bench.Supervisor.LastFault);
        _bench.LinkAnswers = true;
        _bench.RunUntil(SupervisorState.Online, 60_000);
    }

    [Fact]
    public void Attempts_come_ever_slower_and_never_slower_than_a_minute()
    {
        _bench.Modem.Answers["AT+CGDCONT=1,\"IP\""] = "\r\n+CME ERROR: 148\r\n";
        _bench.Engine.PowerOn(true);
        long last = 0;
        for (int failure = 1; failure <= 10; failure++)
        {
            int expected = failure;
            _bench.RunUntil(() => _bench.Supervisor.Failures == expected, 120_000);
            long gap = _bench.NowMs - last;
            last = _bench.NowMs;
            Assert.InRange(gap, 0, 100_000);
        }

        Assert.Equal(ModemFault.ContextRefused, _bench.Supervisor.LastFault);
        Assert.Equal(148, _bench.Supervisor.LastErrorCode);
        Assert.InRange(last, 60_000, 400_000);
    }

    [Fact]
    public void Repeated_failures_restart_the_radio_and_then_reset_the_modem()
    {
        _bench.Modem.Answers["ATD*99***1#"] = "\r\nNO CARRIER\r\n";
        _bench.Modem.Answers["ATD*99#"] = "\r\nNO CARRIER\r\n";
        _bench.Engine.PowerOn(true);
        _bench.RunUntil(() => _bench.Modem.Commands.Contains("AT+CFUN=1"), 60_000);
        _bench.RunUntil(() => _bench.Modem.Pins.Contains("Reset+") && _bench.Supervisor.Failures >= 6, 300_000);
        Assert.Equal(ModemFault.DialFailed, _bench.Supervisor.LastFault);
    }

    [Theory]
    [InlineData(1, ModemFault.None)]
    [InlineData(2, ModemFault.ModemRestarted)]
    public void The_end_of_a_boot_starts_over_and_a_second_one_is_a_fault(int times, ModemFault fault)
    {
        ModemFault seen = ModemFault.None;
        _bench.Modem.OnCommand = command =>
        {
            if (command == "AT+COPS?" && times-- > 0)
            {
                _bench.Modem.Say("\r\nRDY\r\n");
            }
        };
        _bench.Engine.PowerOn(true);
        _bench.RunUntil(() =>
        {
            seen = _bench.Supervisor.LastFault != ModemFault.None ? _bench.Supervisor.LastFault : seen;
            return _bench.Supervisor.IsOnline;
        }, 20_000);
        Assert.Equal(fault, seen);
        Assert.True(_bench.Modem.Commands.FindAll(c => c == "ATE0").Count >= 2);
    }

    [Fact]
    public void Registration_may_come_late_and_by_an_unsolicited_code()
    {
        _bench.Modem.Answers["AT+CREG?"] = "\r\n+CREG: 2,2\r\n\r\nOK\r\n";
        _bench.Modem.Answers["AT+CEREG?"] = "\r\n+CEREG: 2,2\r\n\r\nOK\r\n";
        _bench.Engine.PowerOn(true);
        _bench.RunUntil(SupervisorState.Registering, 5000);
        _bench.Run(60_000);
        Assert.Equal(SupervisorState.Registering, _bench.Supervisor.State);
        _bench.Modem.Say("\r\n+CEREG: 5,\"18be\",\"93e1\",7\r\n");
        _bench.RunUntil(SupervisorState.Online, 3000);
    }

    [Fact]
    public void No_registration_in_time_is_a_fault_and_refusal_is_named()
    {
        _bench.Modem.Answers["AT+CREG?"] = "\r\n+CREG: 2,3\r\n\r\nOK\r\n";
        _bench.Modem.Answers["AT+CEREG?"] = "\r\n+CEREG: 2,3\r\n\r\nOK\r\n";
        _bench.Engine.PowerOn(true);
        _bench.RunUntil(() => _bench.Supervisor.LastFault == ModemFault.RegistrationDenied, 200_000);
        Assert.Contains("registration denied", _bench.Log);
    }

    [Fact]
    public void A_domain_the_modem_does_not_know_is_asked_for_once()
    {
        _bench.Modem.Answers["AT+CEREG?"] = "\r\n+CEREG: 2,2\r\n\r\nOK\r\n";
        _bench.Modem.Answers["AT+CREG?"] = "\r\n+CREG: 2,2\r\n\r\nOK\r\n";
        _bench.Engine.PowerOn(true);
        _bench.RunUntil(SupervisorState.Registering, 5000);
        _bench.Run(20_000);
        Assert.Single(_bench.Modem.Commands, "AT+C5GREG=2");
        Assert.DoesNotContain("AT+C5GREG?", _bench.Modem.Commands);
    }

    [Fact]
    public void Bytes_right_after_connect_belong_to_ppp()
    {
        _bench.Modem.Answers["ATD*99***1#"] = "\r\nCONNECT 115200\r\n~\u00ff}#";
        _bench.Online();
        Assert.Equal("~\u00ff}#", string.Concat(_bench.Stack.LinkReceived.Select(b => (char)b)));
    }

    [Fact]
    public void Old_bytes_are_not_sent_in_a_new_mode()
    {
        _bench.Online();
        _bench.Modem.TransmitRoom = 0;
        foreach (byte value in "PPPPPPPP"u8.ToArray())
        {
            _bench.Stack.LinkToSend.Enqueue(value);
        }

        _bench.Run(10);
        _bench.Modem.DataMode = false;
        _bench.Modem.Say("~\r\nNO CARRIER\r\n");
        _bench.Run(10);
        _bench.Modem.TransmitRoom = int.MaxValue;
        _bench.RunUntil(SupervisorState.Online, 10_000);
        Assert.DoesNotContain(_bench.Modem.Commands, c => c.Contains('P') && c.Contains("PPP"));
    }
}
