using System.Collections.Generic;
using System.Linq;
using NanoSocket.Core.Modem;
using NanoSocket.Core.Rtos;
using NanoSocket.Core.Tests.Support;
using Xunit;

namespace NanoSocket.Core.Tests.Modem;

/// <summary>Commands beside data: what is learnt, and what is noticed, while the link is up.</summary>
public sealed class MultiplexedTests
{
    private readonly EngineBench _bench = new();

    public MultiplexedTests()
    {
        _bench.Modem.Multiplexes = true;
        _bench.Modem.Answers["AT+CGMR"] = "\r\nRevision: 1.2\r\n\r\nOK\r\n";
        _bench.Modem.Answers["AT+CGSN"] = "\r\n867000000000001\r\n\r\nOK\r\n";
        _bench.Modem.Answers["AT+CIMI"] = "\r\n460001234567890\r\n\r\nOK\r\n";
        _bench.Modem.Answers["AT+CCID"] = "\r\n+CCID: \"89860012345678901234\"\r\n\r\nOK\r\n";
        _bench.Modem.Answers["AT+CESQ"] = "\r\n+CESQ: 99,99,255,255,22,55\r\n\r\nOK\r\n";
        _bench.Modem.Answers["AT+CCLK?"] = "\r\n+CCLK: \"26/11/23,15:00:00+32\"\r\n\r\nOK\r\n";
    }

    [Fact]
    public void Identity_signal_cell_and_time_are_learnt_while_the_link_is_up()
    {
        _bench.Online();
        _bench.Run(1000);
        Supervisor supervisor = _bench.Supervisor;
        Assert.Equal(LineMode.Mux, _bench.Engine.Line.Mode);
        Assert.Equal("867000000000001", supervisor.Identity.Imei.ToString());
        Assert.Equal("460001234567890", supervisor.Identity.Imsi.ToString());
        Assert.Equal("89860012345678901234", supervisor.Identity.Iccid.ToString());
        Assert.Equal("Test Mobile", supervisor.Network.Operator.ToString());
        Assert.Equal((-73, -86, -90), (
            supervisor.Network.SignalDbm, supervisor.Network.RsrpDbm, supervisor.Network.RsrqTenthsDb));
        Assert.Equal((0x18be, 0x93e1L), (supervisor.Network.AreaCode, supervisor.Network.CellId));
        Assert.Equal(1_795_417_200L, supervisor.Clock.UnixSeconds(_bench.NowMs) / 10 * 10);
        Assert.Equal(32, supervisor.Clock.ZoneQuarters);
    }

    [Fact]
    public void The_signal_is_followed_while_data_flows()
    {
        _bench.Online();
        _bench.Modem.Answers["AT+CSQ"] = "\r\n+CSQ: 5,99\r\n\r\nOK\r\n";
        _bench.RunUntil(() => _bench.Supervisor.Network.SignalDbm == -103, 11_000);
        Assert.True(_bench.Supervisor.IsOnline);
    }

    [Theory]
    [InlineData("+CGEV: NW DETACH", true)]
    [InlineData("+CGEV: ME DETACH", true)]
    [InlineData("+CGEV: NW PDN DEACT 1", true)]
    [InlineData("+CGEV: NW PDN DEACT 5", false)]
    [InlineData("+CGEV: NW DEACT \"IP\",\"10.0.0.1\",1", true)]
    [InlineData("+CGEV: NW DEACT \"IP\",\"10.0.0.1\",3", false)]
    [InlineData("+CGEV: ME PDN ACT 1", false)]
    [InlineData("+PDP: DEACT", true)]
    public void A_context_taken_away_is_noticed_at_once(string line, bool ours)
    {
        _bench.Online();
        _bench.Run(2000);
        _bench.Modem.Say("\r\n" + line + "\r\n");
        _bench.Run(50);
        Assert.Equal(ours ? ModemFault.ContextLost : ModemFault.None, _bench.Supervisor.LastFault);
        _bench.RunUntil(SupervisorState.Online, 10_000);
        Assert.Equal(ours ? 2u : 1u, _bench.Supervisor.LinkCount);
    }

    [Fact]
    public void A_modem_that_reboots_is_noticed_at_once()
    {
        _bench.Online();
        _bench.Run(2000);
        _bench.Modem.Reboot();
        _bench.RunUntil(() => _bench.Supervisor.LastFault == ModemFault.ModemRestarted, 500);
        _bench.RunUntil(SupervisorState.Online, 10_000);
        Assert.Equal(LineMode.Mux, _bench.Engine.Line.Mode);
    }

    [Fact]
    public void A_greeting_on_a_channel_is_no_reboot()
    {
        _bench.Online();
        _bench.Modem.SayOn(1, "\r\nRDY\r\n"u8);
        _bench.Run(1000);
        Assert.Equal(1u, _bench.Supervisor.LinkCount);
        Assert.True(_bench.Supervisor.IsOnline);
    }

    [Fact]
    public void A_modem_that_answers_no_more_questions_has_failed_whatever_ppp_says()
    {
        _bench.Online();
        _bench.Run(5000);
        _bench.Modem.IsDead = true;
        _bench.RunUntil(() => _bench.Supervisor.LastFault == ModemFault.MultiplexerLost, 25_000);
        _bench.Modem.IsDead = false;
        _bench.RunUntil(SupervisorState.Online, 20_000);
    }

    [Fact]
    public void A_modem_that_falls_silent_is_noticed_within_15_seconds_of_the_first_thing_sent_and_reset_when_not_found()
    {
        _bench.Online();
        _bench.Run(11_500);
        _bench.Modem.IsDead = true;
        _bench.Stack.LinkToSend.Enqueue(1);
        _bench.RunUntil(() => _bench.Supervisor.LastFault == ModemFault.MultiplexerLost, 15_000);
        _bench.RunUntil(() => _bench.Modem.Pins.Contains("Reset+"), 20_000);
    }

    [Fact]
    public void Data_that_nothing_answers_costs_one_question_and_no_data_none()
    {
        _bench.Online();
        _bench.Run(12_000);
        int before = _bench.Modem.Commands.Count;
        _bench.Run(7000);
        Assert.Equal(before, _bench.Modem.Commands.Count);
        _bench.Run(3000);
        before = _bench.Modem.Commands.Count;
        _bench.Stack.LinkToSend.Enqueue(1);
        _bench.Run(7000);
        Assert.Equal(["AT+CSQ"], _bench.Modem.Commands.Skip(before));
    }

    [Fact]
    public void A_sim_that_is_pulled_ends_the_link_and_its_return_brings_it_back()
    {
        _bench.Online();
        _bench.Run(2000);
        string ready = _bench.Modem.Answers["AT+CPIN?"]!;
        _bench.Modem.Answers["AT+CPIN?"] = "\r\n+CME ERROR: 10\r\n";
        _bench.Modem.Say("\r\n+CPIN: NOT READY\r\n");
        _bench.Run(50);
        Assert.Equal(ModemFault.SimMissing, _bench.Supervisor.LastFault);
        _bench.Run(60_000);
        Assert.False(_bench.Supervisor.IsOnline);
        _bench.Modem.Answers["AT+CPIN?"] = ready;
        _bench.RunUntil(SupervisorState.Online, 100_000);
        Assert.DoesNotContain("Reset+", _bench.Modem.Pins);
    }

    [Fact]
    public void A_sim_that_is_pulled_without_a_word_is_missed_at_the_next_look()
    {
        _bench.Online();
        _bench.Modem.Answers["AT+CPIN?"] = "\r\n+CME ERROR: 10\r\n";
        _bench.RunUntil(() => _bench.Supervisor.LastFault == ModemFault.SimMissing, 12_000);
    }

    [Fact]
    public void Another_access_point_ends_the_call_and_dials_anew()
    {
        _bench.Online();
        _bench.Supervisor.Settings = new CellularSettings { Apn = "other", User = "me", Password = "secret" };
        _bench.RunUntil(() => !_bench.Supervisor.IsOnline, 100);
        Assert.True(_bench.Stack.WasClosedOrderly);
        _bench.RunUntil(SupervisorState.Online, 20_000);
        Assert.Contains("AT+CGDCONT=1,\"IP\",\"other\"", _bench.Modem.Commands);
        Assert.Contains("AT+CGAUTH=1,2,\"me\",\"secret\"", _bench.Modem.Commands);
        Assert.Equal(0, _bench.Supervisor.Failures);
    }

    [Fact]
    public void The_access_point_of_a_known_operator_is_used_when_none_is_set()
    {
        _bench.Online();
        Assert.Contains("AT+CGDCONT=1,\"IP\",\"cmnet\"", _bench.Modem.Commands);
    }

    [Fact]
    public void In_airplane_mode_the_radio_is_off_until_it_is_wanted()
    {
        _bench.Online();
        _bench.Supervisor.IsRadioOff = true;
        _bench.RunUntil(SupervisorState.RadioOff, 10_000);
        _bench.Run(100);
        Assert.Equal("AT+CFUN=4", _bench.Modem.Commands.Last(c => c.StartsWith("AT+CFUN")));
        int commands = _bench.Modem.Commands.Count;
        _bench.Run(3_600_000);
        Assert.Equal(commands, _bench.Modem.Commands.Count);
        _bench.Supervisor.IsRadioOff = false;
        _bench.RunUntil(SupervisorState.Online, 10_000);
        Assert.Equal("AT+CFUN=1", _bench.Modem.Commands.Last(c => c.StartsWith("AT+CFUN")));
    }

    [Fact]
    public void Airplane_mode_needs_no_sim()
    {
        _bench.Modem.Answers["AT+CPIN?"] = "\r\n+CME ERROR: 10\r\n";
        _bench.Supervisor.IsRadioOff = true;
        _bench.Engine.PowerOn(true);
        _bench.RunUntil(SupervisorState.RadioOff, 5000);
        _bench.Run(100);
        Assert.Contains("AT+CFUN=4", _bench.Modem.Commands);
    }

    [Fact]
    public void After_a_restart_of_the_radio_no_call_is_dialled_before_the_modem_has_registered_anew()
    {
        string registered = _bench.Modem.Answers["AT+CEREG?"]!;
        _bench.Modem.OnCommand = command =>
        {
            bool restarts = command == "AT+CFUN=0";
            _bench.Modem.Answers["ATD*99***1#"] = restarts ? "\r\nCONNECT\r\n" : _bench.Modem.Answers["ATD*99***1#"];
            if (restarts)
            {
                _bench.Modem.Answers["AT+CREG?"] = "\r\n+CREG: 2,2\r\n\r\nOK\r\n";
                _bench.Modem.Answers["AT+CEREG?"] = "\r\n+CEREG: 2,2\r\n\r\nOK\r\n";
            }
        };
        _bench.Modem.Answers["ATD*99***1#"] = "\r\nNO CARRIER\r\n";
        _bench.Modem.Answers["ATD*99#"] = "\r\nNO CARRIER\r\n";
        _bench.Engine.PowerOn(true);
        _bench.RunUntil(() => _bench.Modem.Commands.Contains("AT+CFUN=1"), 120_000);
        _bench.Run(5000);
        Assert.Equal(SupervisorState.Registering, _bench.Supervisor.State);
        _bench.Modem.Say("\r\n+CEREG: 1,\"18be\",\"93e1\",7\r\n");
        _bench.Modem.Answers["AT+CEREG?"] = registered;
        _bench.RunUntil(SupervisorState.Online, 5000);
    }

    /// <summary>Found by fuzzing: once its answer was due, the core did nothing but look at the clock.</summary>
    [Fact]
    public void A_call_that_is_not_wanted_any_more_while_it_is_dialled_is_ended()
    {
        string? ready = _bench.Modem.Answers["AT+CPIN?"];
        _bench.Modem.Answers["ATD*99***1#"] = null;
        _bench.Engine.PowerOn(true);
        _bench.RunUntil(() => _bench.Modem.Commands.Contains("ATD*99***1#"), 5000);
        _bench.Modem.Answers["AT+CPIN?"] = "\r\n+CME ERROR: 10\r\n";
        _bench.Modem.Say("\r\n+CPIN: NOT READY\r\n");
        _bench.Run(100);
        Assert.False(_bench.Engine.Line.Dial.IsBusy);
        Assert.True(_bench.Engine.Line.Mux.IsOpen(MuxSession.DataChannel));
        _bench.Run(ModemTimes.DialCommandMs);
        Assert.True(_bench.Engine.Step(_bench.NowMs) > _bench.NowMs);
        _bench.Modem.Answers["AT+CPIN?"] = ready;
        _bench.Modem.Answers["ATD*99***1#"] = "\r\nCONNECT\r\n";
        _bench.RunUntil(SupervisorState.Online, 100_000);
    }

    [Fact]
    public void A_basic_command_that_is_refused_once_or_twice_costs_no_attempt()
    {
        int refusals = 0;
        _bench.Modem.OnCommand = command =>
            _bench.Modem.Answers["ATE0"] = command == "ATE0" && ++refusals % 3 != 0 ? "\r\nERROR\r\n" : "\r\nOK\r\n";
        _bench.Engine.PowerOn(true);
        _bench.RunUntil(SupervisorState.Online, 5000);
        Assert.Equal(6, refusals);
        Assert.Equal(0, _bench.Supervisor.Failures);
    }

    [Fact]
    public void A_basic_command_that_is_always_refused_is_a_fault()
    {
        _bench.Modem.Answers["ATE0"] = "\r\nERROR\r\n";
        _bench.Engine.PowerOn(true);
        _bench.RunUntil(() => _bench.Supervisor.LastFault == ModemFault.CommandRefused, 5000);
        Assert.Equal(3, _bench.Modem.Commands.Count(command => command == "ATE0"));
    }

    [Fact]
    public void A_modem_that_reboots_while_it_dials_is_one_failure()
    {
        _bench.Modem.Multiplexes = false;
        _bench.Modem.Answers["ATD*99***1#"] = null;
        _bench.Engine.PowerOn(true);
        _bench.RunUntil(SupervisorState.Dialling, 5000);
        _bench.Run(25_000);
        _bench.Modem.Reboot();
        _bench.RunUntil(() => _bench.Supervisor.LastFault == ModemFault.ModemRestarted, 1000);
        Assert.Equal(1, _bench.Supervisor.Failures);
        Assert.Equal(1, _bench.Supervisor.History.Failures);
    }

    [Fact]
    public void Settings_that_change_while_it_dials_are_used_before_long()
    {
        _bench.Modem.Answers["ATD*99***1#"] = null;
        _bench.Engine.PowerOn(true);
        _bench.RunUntil(SupervisorState.Dialling, 5000);
        _bench.Supervisor.Settings = new CellularSettings { Apn = "other" };
        _bench.Run(100);
        _bench.Modem.SayOn(2, "\r\nCONNECT\r\n"u8);
        _bench.Modem.IsInCall = true;
        _bench.Modem.Answers["ATD*99***1#"] = "\r\nCONNECT\r\n";
        _bench.RunUntil(() => _bench.Modem.Commands.Contains("AT+CGDCONT=1,\"IP\",\"other\""), 10_000);
        _bench.RunUntil(SupervisorState.Online, 10_000);
    }

    [Theory]
    [InlineData("+CMUX: (0),(0,1),(1-8),(1-1509),(1-255),(0-100),(2-255),(1-255)", 761)]
    [InlineData("+CMUX: (0),(0),(1-5),(10-512),(1-255)", 512)]
    [InlineData("+CMUX: 0,0,1-8,1-255,1-255", 255)]
    [InlineData("+CMUX:(0-1),(0-2),(1-6),(31,64,127),(1-255)", 127)]
    [InlineData("+CMUX: (0),(0),(1-8),(31-64),(1-255)", 64)]
    [InlineData("+CMUX: (0),(0),(1-8),(1-30),(1-255)", 127)]
    [InlineData("+CMUX: (0),(0),(1-8),(),(1-255)", 127)]
    [InlineData("+CMUX: (0),(0),(1-8)", 127)]
    [InlineData("+CMUX: (0),(0),(1-8),(1-99999999999999999999)", 127)]
    [InlineData("+CMUX: )))(((,,,,900,,", 127)]
    [InlineData("+CMUX:", 127)]
    [InlineData("", 127)]
    public void The_largest_frames_that_the_modem_names_are_used(string answer, int expected)
    {
        _bench.Modem.Answers["AT+CMUX=?"] = "\r\n" + answer + "\r\n\r\nOK\r\n";
        _bench.Online();
        Assert.Contains("AT+CMUX=0,0,5," + expected, _bench.Modem.Commands);
        Assert.Equal(expected, _bench.Engine.Line.Mux.FrameSize(MuxSession.DataChannel));
        Assert.Contains("multiplexer open, frames of " + expected, _bench.Log);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("\r\nERROR\r\n")]
    public void A_modem_that_does_not_tell_gets_the_frames_of_its_profile(string? answer)
    {
        _bench.Modem.Answers["AT+CMUX=?"] = answer;
        _bench.Online();
        Assert.Equal(LineMode.Mux, _bench.Engine.Line.Mode);
        Assert.Equal(127, _bench.Engine.Line.Mux.FrameSize(MuxSession.DataChannel));
    }

    [Fact]
    public void A_modem_that_names_large_frames_and_refuses_them_gets_small_ones()
    {
        _bench.Modem.Answers["AT+CMUX=?"] = "\r\n+CMUX: (0),(0),(1-8),(1-1509)\r\n\r\nOK\r\n";
        _bench.Modem.Answers["AT+CMUX=0,0,5,761"] = "\r\n+CME ERROR: 3\r\n";
        _bench.Modem.LargestFrameSize = 127;
        _bench.Online();
        Assert.Equal(LineMode.Mux, _bench.Engine.Line.Mode);
        Assert.Equal(127, _bench.Engine.Line.Mux.FrameSize(MuxSession.DataChannel));
    }

    [Fact]
    public void A_modem_that_accepts_large_frames_and_does_not_open_gets_small_ones_then_plain_ppp()
    {
        _bench.Modem.Multiplexes = false;
        _bench.Modem.Answers["AT+CMUX=?"] = "\r\n+CMUX: (0),(0),(1-8),(1-1509)\r\n\r\nOK\r\n";
        _bench.Modem.Answers["AT+CMUX=0,0,5,761"] = "\r\nOK\r\n";
        _bench.Modem.Answers["AT+CMUX=0,0,5,127"] = "\r\nOK\r\n";
        _bench.Engine.PowerOn(true);
        _bench.RunUntil(SupervisorState.Online, 60_000);
        Assert.Equal(
            ["AT+CMUX=0,0,5,761", "AT+CMUX=0,0,5,127"],
            _bench.Modem.Commands.Where(command => command.StartsWith("AT+CMUX=0")));
        Assert.Equal(LineMode.Data, _bench.Engine.Line.Mode);
    }

    [Fact]
    public void A_multiplexer_that_does_not_open_leaves_plain_ppp()
    {
        _bench.Modem.Multiplexes = false;
        _bench.Modem.Answers["AT+CMUX=0,0,5,127"] = "\r\nOK\r\n";
        _bench.Engine.PowerOn(true);
        _bench.RunUntil(SupervisorState.Online, 30_000);
        Assert.Equal(LineMode.Data, _bench.Engine.Line.Mode);
    }

    [Fact]
    public void Without_the_setting_there_is_no_multiplexer()
    {
        _bench.Supervisor.Settings = new CellularSettings { Multiplexing = false };
        _bench.Online();
        Assert.Equal(LineMode.Data, _bench.Engine.Line.Mode);
        Assert.DoesNotContain(_bench.Modem.Commands, command => command.StartsWith("AT+CMUX"));
        Assert.Equal("867000000000001", _bench.Supervisor.Identity.Imei.ToString());
    }

    [Fact]
    public void Tasks_that_ask_for_events_get_each_kind_once_with_its_latest_value()
    {
        RtosTask silent = _bench.Engine.AddTask(null)!;
        _bench.Task.ListenToModem(true);
        _bench.Online();
        (int, int)[] events = Events();
        Assert.Contains(((int)ModemEvent.Phase, (int)ModemPhase.Online), events);
        Assert.Contains(((int)ModemEvent.LinkUp, 0), events);
        Assert.Contains(((int)ModemEvent.Registration, (int)RegistrationStatus.Home), events);
        Assert.Equal(events.Length, events.Select(e => e.Item1).Distinct().Count());
        Assert.False(silent.TryReceive(out _));
        _bench.Modem.Say("\r\n+CGEV: NW DETACH\r\n");
        _bench.Run(10);
        Assert.Contains(((int)ModemEvent.LinkDown, (int)ModemFault.ContextLost), Events());
    }

    [Fact]
    public void A_context_lost_again_and_again_resets_the_modem_only_after_milder_means()
    {
        _bench.LinkAnswers = false;
        _bench.Engine.PowerOn(true);
        _bench.RunUntil(() => _bench.Modem.Pins.Contains("Reset+"), 1_200_000);
        Assert.Contains("AT+CFUN=0", _bench.Modem.Commands);
        Assert.InRange(_bench.Supervisor.Failures, 9, 9);
        _bench.LinkAnswers = true;
        _bench.RunUntil(SupervisorState.Online, 120_000);
    }

    private (int Kind, int Value)[] Events()
    {
        List<(int, int)> events = [];
        while (_bench.Task.TryReceive(out RtosMessage message))
        {
            if (message.Id == RtosMessageId.Modem)
            {
                events.Add((message.Source, message.Length));
            }
        }

        return [.. events];
    }
}
