using System;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace NanoSocket.Cli.Tests;

/// <summary>The virtual AT channel of a whole device, beside a running transfer.</summary>
public sealed class AtConsoleTests
{
    public static TheoryData<string> Boards => ["posix", "netduino-plus-2"];

    [Theory]
    [MemberData(nameof(Boards))]
    public async Task The_core_and_the_modem_answer_while_data_moves_and_the_call_cannot_be_ended(string board)
    {
        CliResult run = await Cli.RunAsync(
            "run", Path.Combine(Cli.Root, "samples/AtConsole"), "--board", board, "--echo", "--timeout", "120");

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.StartsWith("  RDY\nAT+CGMM\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("  +CGMM: \"Simulated LTE modem\"\n  OK\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("AT+CGMR\n  NSIM-1.0\n  OK\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("ATD*99#\n  +CME ERROR: 3\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("20000 bytes came back meanwhile\n", run.Output, StringComparison.Ordinal);
    }
}
