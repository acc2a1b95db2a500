using System.Linq;
using NanoSocket.Core.Modem;
using NanoSocket.Core.Tests.Support;
using Xunit;

namespace NanoSocket.Core.Tests.Modem;

/// <summary>The SIM's PIN: entered at most once, never on the last attempt, never guessed about.</summary>
public sealed class SimTests
{
    private readonly EngineBench _bench = new();

    [Theory]
    [InlineData("+CPINR: SIM PIN,3,3", true)]
    [InlineData("+CPINR: SIM PIN,2", true)]
    [InlineData("+CPINR: SIM PIN,1,3", false)]
    [InlineData("+CPINR: SIM PIN,0,3", false)]
    public void The_pin_is_entered_only_when_attempts_to_spare_are_left(string answer, bool entered)
    {
        Lock("1234", answer);
        _bench.Engine.PowerOn(true);
        _bench.RunUntil(entered ? SupervisorState.Online : SupervisorState.SimBlocked, 10_000);
        Assert.Equal(entered, _bench.Modem.Commands.Contains("AT+CPIN=\"1234\""));
        Assert.Equal(entered ? ModemFault.None : ModemFault.PinLastAttempt, _bench.Supervisor.LastFault);
        Assert.DoesNotContain("1234", _bench.Log);
    }

    [Fact]
    public void Without_a_counter_the_pin_is_not_entered_unless_the_app_says_so()
    {
        Lock("1234", null);
        _bench.Engine.PowerOn(true);
        _bench.RunUntil(SupervisorState.SimBlocked, 10_000);
        Assert.Equal(ModemFault.PinAttemptsUnknown, _bench.Supervisor.LastFault);
        _bench.Supervisor.Settings = new CellularSettings { Pin = "1234", EnterPinUncounted = true };
        _bench.RunUntil(SupervisorState.Online, 70_000);
    }

    [Fact]
    public void A_refused_pin_is_never_sent_again()
    {
        Lock("1234", "+CPINR: SIM PIN,3,3");
        _bench.Modem.Answers["AT+CPIN=\"1234\""] = "\r\n+CME ERROR: 16\r\n";
        _bench.Engine.PowerOn(true);
        _bench.Run(3_600_000);
        Assert.Single(_bench.Modem.Commands, "AT+CPIN=\"1234\"");
        Assert.Equal(ModemFault.PinRejected, _bench.Supervisor.LastFault);
    }

    [Fact]
    public void A_pin_whose_answer_never_came_is_not_sent_again_either()
    {
        Lock("1234", "+CPINR: SIM PIN,3,3");
        _bench.Modem.Answers["AT+CPIN=\"1234\""] = null;
        _bench.Engine.PowerOn(true);
        _bench.Run(600_000);
        Assert.Single(_bench.Modem.Commands, "AT+CPIN=\"1234\"");
    }

    [Theory]
    [InlineData("\r\n+CPIN: SIM PUK\r\n\r\nOK\r\n", ModemFault.PukRequired)]
    [InlineData("\r\n+CME ERROR: 12\r\n", ModemFault.PukRequired)]
    [InlineData("\r\n+CPIN: SIM PIN\r\n\r\nOK\r\n", ModemFault.PinRequired)]
    [InlineData("\r\n+CME ERROR: 11\r\n", ModemFault.PinRequired)]
    public void A_sim_that_needs_a_human_is_asked_again_from_time_to_time(string answer, ModemFault fault)
    {
        _bench.Modem.Answers["AT+CPIN?"] = answer;
        _bench.Engine.PowerOn(true);
        _bench.RunUntil(SupervisorState.SimBlocked, 10_000);
        Assert.Equal(fault, _bench.Supervisor.LastFault);
        _bench.Modem.Answers["AT+CPIN?"] = "\r\n+CPIN: READY\r\n\r\nOK\r\n";
        _bench.RunUntil(SupervisorState.Online, 70_000);
    }

    /// <summary>Found in real time: it was back a minute after the SIM was.</summary>
    [Theory]
    [InlineData("\r\n+CPIN: SIM PUK\r\n\r\nOK\r\n")]
    [InlineData("\r\n+CPIN: SIM PIN\r\n\r\nOK\r\n")]
    public void A_sim_that_a_human_unblocked_is_used_as_soon_as_the_modem_says_so(string answer)
    {
        _bench.Modem.Answers["AT+CPIN?"] = answer;
        _bench.Engine.PowerOn(true);
        _bench.RunUntil(SupervisorState.SimBlocked, 10_000);
        _bench.Run(1000);
        _bench.Modem.Answers["AT+CPIN?"] = "\r\n+CPIN: READY\r\n\r\nOK\r\n";
        _bench.Modem.Say("\r\n+CPIN: READY\r\n");
        _bench.RunUntil(SupervisorState.Online, 3000);
    }

    [Theory]
    [InlineData("\r\n+CME ERROR: 10\r\n", ModemFault.SimMissing)]
    [InlineData("\r\n+CME ERROR: 14\r\n", ModemFault.SimNotReady)]
    [InlineData("\r\nERROR\r\n", ModemFault.SimNotReady)]
    public void A_sim_that_is_missing_or_busy_is_waited_for_and_then_named(string answer, ModemFault fault)
    {
        _bench.Modem.Answers["AT+CPIN?"] = answer;
        _bench.Engine.PowerOn(true);
        _bench.RunUntil(() => _bench.Supervisor.LastFault == fault, 60_000);
        Assert.InRange(_bench.Modem.Commands.Count(c => c == "AT+CPIN?"), 20, 40);
    }

    private void Lock(string pin, string? attempts)
    {
        _bench.Supervisor.Settings = new CellularSettings { Pin = pin };
        _bench.Modem.Answers["AT+CPIN?"] = "\r\n+CPIN: SIM PIN\r\n\r\nOK\r\n";
        _bench.Modem.Answers["AT+CPINR"] = attempts == null ? "\r\nERROR\r\n" : "\r\n" + attempts + "\r\n\r\nOK\r\n";
        _bench.Modem.OnCommand = command =>
        {
            if (command == "AT+CPIN=\"" + pin + "\"" && !_bench.Modem.Answers.ContainsKey(command))
            {
                _bench.Modem.Answers["AT+CPIN?"] = "\r\n+CPIN: READY\r\n\r\nOK\r\n";
            }
        };
    }
}
