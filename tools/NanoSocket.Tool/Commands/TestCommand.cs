using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Tool.Testing;

namespace NanoSocket.Tool.Commands;

/// <summary><c>nanosocket test</c>: runs the project's tests.</summary>
internal static class TestCommand
{
    private const string Help = """
        Tiers:
          unit        the core, the simulator, the compiler and the tool as plain .NET
          simulation  core, network stack and simulator together in virtual time
          native      the C runtime on this PC
          tool        the demo, and what the command line promises and answers to bad input
          boards      boot, drivers and register writes of the emulated boards
          aot         C# programs: the same on .NET 10, posix with sanitizers, and an emulated board
          sockets     apps against real servers through the simulated modem

        The last line is 'N passed, N failed'; the exit code is 0 when none failed.

        Examples:
          nanosocket test
          nanosocket test aot --filter generics
        """;

    private const string All = "all";

    public static Command Create()
    {
        Argument<string> tier = new("TIER")
        {
            Description = $"One of {string.Join(", ", TestSuite.Tiers)}, {All}",
            DefaultValueFactory = _ => All,
        };
        Option<string?> filter = new("--filter")
        {
            Description = "Only tests whose name contains this",
            HelpName = "NAME",
        };
        Command command = new DetailedCommand("test", "Runs the tests of one tier, or all", Help) { tier, filter };
        command.SetAction((result, cancellation) =>
            TestAsync(result.GetRequiredValue(tier), result.GetValue(filter), cancellation));
        return command;
    }

    private static async Task<int> TestAsync(string tier, string? filter, CancellationToken cancellation)
    {
        if (tier != All && !TestSuite.Tiers.Contains(tier, StringComparer.Ordinal))
        {
            throw new ToolException(
                $"unknown tier '{tier}' (tiers: {string.Join(", ", TestSuite.Tiers)}, {All})", ExitCode.Usage);
        }
        bool isAll = tier == All;
        // Once and in parallel for all of them; and a warning anywhere fails the run.
        if (isAll && !await SuiteRunner.BuildAsync(Repository.Current.Resolve("NanoSocket.sln"), cancellation))
        {
            Console.WriteLine(new TestTally(0, 1));
            return ExitCode.Failure;
        }
        List<TestSuite> suites = (isAll ? TestSuite.Tiers : [tier]).SelectMany(TestSuite.Of).ToList();
        TestTally total = await SuiteRunner.RunAsync(suites, filter, isAll, cancellation);
        if (total == default)
        {
            throw new ToolException($"no test's name contains '{filter}'", ExitCode.Usage);
        }
        Console.WriteLine(total);
        return total is { Failed: 0, Passed: > 0 } ? ExitCode.Success : ExitCode.Failure;
    }
}
