using NanoSocket.Core.Engine;
using NanoSocket.Core.Modem;
using NanoSocket.Core.Tests.Support;
using Xunit;

namespace NanoSocket.Core.Tests.Modem;

/// <summary>The ladder: what follows which failure, how long it waits, and what it leaves alone.</summary>
public sealed class PatienceTests
{
    private const ModemPins AllPins = ModemPins.PowerKey | ModemPins.Reset | ModemPins.Dtr;

    private readonly EngineBench _bench = new();

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void A_modem_that_searches_for_fifty_minutes_is_neither_reset_nor_switched_off(int status)
    {
        _bench.Modem.Answers["AT+CREG?"] = "\r\n+CREG: 2," + status + "\r\n\r\nOK\r\n";
        _bench.Modem.Answers["AT+CEREG?"] = "\r\n+CEREG: 2," + status + "\r\n\r\nOK\r\n";
        _bench.Engine.PowerOn(true);
        _bench.Run(50 * 60_000);
        Assert.Equal(SupervisorState.Registering, _bench.Supervisor.State);
        Assert.NotEqual(ModemFault.None, _bench.Supervisor.LastFault);
        _bench.Modem.Say("\r\n+CEREG: 1,\"18be\",\"93e1\",7\r\n");
        _bench.RunUntil(SupervisorState.Online, 15_000);
        Assert.DoesNotContain("Reset+", _bench.Modem.Pins);
        Assert.DoesNotContain("PowerKey+", _bench.Modem.Pins);
        Assert.DoesNotContain("AT+CFUN=0", _bench.Modem.Commands);
    }

    [Fact]
    public void After_an_hour_of_searching_the_radio_is_restarted()
    {
        _bench.Modem.Answers["AT+CREG?"] = "\r\n+CREG: 2,2\r\n\r\nOK\r\n";
        _bench.Modem.Answers["AT+CEREG?"] = "\r\n+CEREG: 2,2\r\n\r\nOK\r\n";
        _bench.Engine.PowerOn(true);
        _bench.RunUntil(() => _bench.Modem.Commands.Contains("AT+CFUN=0"), 80 * 60_000);
        Assert.InRange(_bench.NowMs, 60 * 60_000, 80 * 60_000);
    }

    [Fact]
    public void No_fault_makes_the_supervisor_give_up()
    {
        for (ModemFault fault = ModemFault.NoResponse; fault <= ModemFault.Requested; fault++)
        {
            bool tries = false;
            for (int count = 1; count <= 100; count++)
            {
                RecoveryStep step = RecoveryLadder.Next(fault, count, count % 2 == 0, ModemPins.None);
                Assert.True(step is RecoveryStep.Redial or RecoveryStep.Reattach or RecoveryStep.RestartRadio);
                tries |= step != RecoveryStep.Redial;
            }

            Assert.True(tries);
        }
    }

    [Theory]
    [InlineData(1, RecoveryStep.Redial)]
    [InlineData(3, RecoveryStep.Reattach)]
    [InlineData(6, RecoveryStep.RestartRadio)]
    [InlineData(9, RecoveryStep.Reset)]
    [InlineData(12, RecoveryStep.PowerCycle)]
    [InlineData(13, RecoveryStep.Redial)]
    internal void Means_get_stronger_when_a_registered_modem_gets_no_link(int count, RecoveryStep step)
        => Assert.Equal(step, RecoveryLadder.Next(ModemFault.DialFailed, count, true, AllPins));

    [Theory]
    [InlineData(true, RecoveryStep.Reset)]
    [InlineData(false, RecoveryStep.PressPowerKey)]
    internal void A_modem_that_answered_before_is_on_and_one_that_never_did_may_be_off(bool answered, RecoveryStep step)
        => Assert.Equal(step, RecoveryLadder.Next(ModemFault.NoResponse, 2, answered, AllPins));

    /// <summary>A key toggles: what it does depends on a state that nobody knows, and on how long it is held.</summary>
    [Theory]
    [InlineData(true, 500, 500)]
    [InlineData(true, 500, 2500)]
    [InlineData(false, 500, 500)]
    [InlineData(false, 500, 2500)]
    public void A_modem_that_only_its_power_key_brings_back_is_back_within_five_minutes(bool isOn, int onMs, int offMs)
    {
        bool wasPressed = false;
        long pressedAt = 0;
        bool hangs = true;
        bool boots = false;
        _bench.Modem.Answers["AT+CGMM"] = "\r\nSIMCOM_SIM7600E\r\n\r\nOK\r\n";
        _bench.Modem.Multiplexes = true;
        _bench.Online();
        _bench.Modem.IsDead = true;
        _bench.Modem.OnPins = (mask, values) =>
        {
            bool isPressed = (values & ModemPins.PowerKey) != 0;
            long heldMs = wasPressed && !isPressed ? _bench.NowMs - pressedAt : -1;
            pressedAt = isPressed && !wasPressed ? _bench.NowMs : pressedAt;
            wasPressed = isPressed;
            boots = !isOn && heldMs >= onMs;
            hangs &= !boots;
            isOn = boots || (isOn && (heldMs < offMs || !hangs));
            _bench.Modem.IsDead = hangs || !isOn;
            if (boots)
            {
                _bench.Modem.Reboot();
            }
        };
        _bench.RunUntil(() => !hangs, 300_000);
        _bench.RunUntil(SupervisorState.Online, 30_000);
    }

    [Fact]
    public void A_sim_that_is_missing_is_no_reason_for_a_reset()
    {
        _bench.Modem.Answers["AT+CPIN?"] = "\r\n+CME ERROR: 10\r\n";
        _bench.Engine.PowerOn(true);
        _bench.Run(3_600_000);
        Assert.Equal(ModemFault.SimMissing, _bench.Supervisor.LastFault);
        Assert.Contains("AT+CFUN=0", _bench.Modem.Commands);
        Assert.DoesNotContain("Reset+", _bench.Modem.Pins);
        _bench.Modem.Answers["AT+CPIN?"] = "\r\n+CPIN: READY\r\n\r\nOK\r\n";
        _bench.RunUntil(SupervisorState.Online, 400_000);
    }

    [Fact]
    public void Waiting_times_double_spread_and_end_at_a_minute_and_later_at_five()
    {
        JitterSource jitter = new(7);
        for (int failures = 1; failures <= 30; failures++)
        {
            int longest = failures > 12 ? 300_000 : System.Math.Min(60_000, 1000 << System.Math.Min(failures - 1, 6));
            Assert.InRange(Backoff.DelayMs(failures, jitter), longest / 2, longest);
        }
    }

    [Fact]
    public void The_history_knows_outages_attempts_and_reasons()
    {
        _bench.Online();
        LinkHistory history = _bench.Supervisor.History;
        long first = history.FirstLinkMs;
        Assert.InRange(first, 1, _bench.NowMs);
        _bench.Run(100_000);
        Assert.Equal((0L, 0L), (history.CurrentOutageMs(_bench.NowMs), history.LongestOutageMs(_bench.NowMs)));
        _bench.Modem.DataMode = false;
        _bench.Modem.Say("\r\nNO CARRIER\r\n");
        _bench.Run(10);
        long lost = _bench.NowMs;
        _bench.RunUntil(SupervisorState.Online, 10_000);
        long outage = _bench.NowMs - lost;
        Assert.InRange(history.LongestOutageMs(_bench.NowMs), outage - 1000, outage + 20);
        Assert.InRange(history.UpMs(_bench.NowMs), 100_000, 103_000);
        Assert.Equal(_bench.NowMs, history.UpMs(_bench.NowMs) + history.DownMs(_bench.NowMs));
        Assert.Equal((2u, 2u, 1), (history.Attempts, history.Links, history.Failures));
        Assert.Equal(1, history.FailuresOf(ModemFault.CarrierLost));
    }
}
