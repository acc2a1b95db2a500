using System;
using System.Linq;
using NanoSocket.Simulator.Logging;
using NanoSocket.Simulator.Options;
using NanoSocket.Simulator.Scripting;
using NanoSocket.Simulator.Tests.Support;
using Xunit;

namespace NanoSocket.Simulator.Tests.Scripting;

public sealed class ScriptTests
{
    private static VirtualModem Modem(string script) => new(new ModemOptions { Script = ModemScript.Parse(script) });

    [Fact]
    public void Steps_happen_at_their_times_and_are_logged()
    {
        VirtualModem modem = Modem("""
            # A drive through a tunnel.
            at 12s   coverage off
            at 0.5m  coverage on   # out again
            every 10s report +TICK: 1 2
            """);
        modem.Run(35);
        Assert.Equal(
            ["10: report +TICK: 1 2", "12: coverage off", "20: report +TICK: 1 2", "30: coverage on",
                "30: report +TICK: 1 2"],
            modem.Log.Where(entry => entry.Topic == LogTopic.Script)
                .Select(entry => $"{entry.Time.TotalSeconds}: {entry.Text}"));
        Assert.Equal(3, modem.TakeLines().Count(line => line == "+TICK: 1 2"));
    }

    [Theory]
    [InlineData("registration 2s 10s")]
    [InlineData("deny 11")]
    [InlineData("deny off")]
    [InlineData("roaming on")]
    [InlineData("technology nb-iot")]
    [InlineData("cell 1A2C 00C0FFEF")]
    [InlineData("signal -101")]
    [InlineData("signal walk 3 5s")]
    [InlineData("nitz -03:30")]
    [InlineData("nitz off")]
    [InlineData("deactivate 1")]
    [InlineData("deactivate all")]
    [InlineData("sim out")]
    [InlineData("sim in")]
    [InlineData("carrier off")]
    [InlineData("restart")]
    [InlineData("power off")]
    [InlineData("mux stuck")]
    [InlineData("mux stopped")]
    [InlineData("mux normal")]
    [InlineData("fault loss,percent=50")]
    public void Every_action_runs_in_any_state(string action)
    {
        VirtualModem modem = Modem($"at 0s {action}\nat 3s {action}\nat 100ms {action}");
        modem.Run(10);
        Assert.Equal(3, modem.Log.Count(entry => entry.Topic == LogTopic.Script));
    }

    [Theory]
    [InlineData("coverage off", "line 1: expected 'at TIME ACTION'")]
    [InlineData("at 5 coverage off", "line 1: expected 'at TIME ACTION'")]
    [InlineData("\n\nat 5s coverage", "line 3: expected 'coverage on|off'")]
    [InlineData("every 0s restart", "line 1: expected 'at TIME ACTION'")]
    [InlineData("at 5s coverage maybe", "expected 'coverage on|off'")]
    [InlineData("at 5s fly away", "no action 'fly'; there are coverage, registration")]
    [InlineData("at 5s signal 12", "expected 'signal DBM")]
    [InlineData("at 5s deny 256", "expected 'deny CAUSE|off'")]
    [InlineData("at 5s nitz 8", "expected 'nitz +HH:MM|off'")]
    [InlineData("at 5s registration 9s 2s", "expected 'registration TIME [TIME]'")]
    [InlineData("at 5s deactivate 99", "expected 'deactivate CONTEXT|all'")]
    [InlineData("at 5s restart now", "expected 'restart'")]
    [InlineData("at 5s fault nothing", "line 1: ")]
    public void Mistakes_are_explained(string script, string message) => Assert.Contains(
        message, Assert.Throws<OptionException>(() => ModemScript.Parse(script)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_stuck_multiplexer_is_dead_and_comes_back_with_its_channels()
    {
        VirtualModem modem = VirtualModem.Ready();
        MuxHost host = MuxHost.Ready(modem);
        modem.Modem.Control.SetMuxStuck(true);
        Assert.Empty(host.Command(1, "AT"));
        modem.Modem.Control.SetMuxStuck(false);
        Assert.Equal(["OK"], host.Command(1, "AT"));
        modem.Modem.Control.SetMuxStopped(true);
        host.Run();
        Assert.Equal(0x0F, host.SignalsOf(1));
        modem.Modem.Control.SetMuxStopped(false);
        host.Run();
        Assert.Equal(0x0D, host.SignalsOf(1));
    }
}
