using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
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
          fuzz        inputs that fuzzing found, under .NET and as a device's code with sanitizers
          native      the C runtime on this PC
          tool        the demo, and what the command line promises and answers to bad input
          boards      boot, drivers and register writes of the emulated boards
          bench       instruction counts of sockets stay within their limits
          aot         C# programs: the same on .NET 10, posix with sanitizers, and an emulated board
          sockets     apps against real servers through the simulated modem
          tls         TLS against openssl, nginx, mosquitto and a proxy that damages what passes
          lua         scripts: the language, native modules and library, well-meant and hostile
          conformance the specification's cases on every board, message by message
          recovery    the simulator's faults in real time, on the PC and the emulated board: takes a
                      quarter of an hour and is not among 'all'

        A random schedule of the simulation that fails prints the command that replays it with its
        whole trace, and with the fewest operations that still fail: --seed N. A long search is
        --seeds COUNT, from seed 1 or from --from N on.

        --filter Matrix[/FAULT[/PHASE]] makes the seeds those of the fault matrix: every fault of the
        simulator while an app is idle, connecting, transferring or closing (docs/recovery.md).

        The last line is 'N passed, N failed'; the exit code is 0 when none failed.

        Examples:
          nanosocket test
          nanosocket test aot --filter generics
          nanosocket test simulation --seed 4711
          nanosocket test simulation --seeds 50000 --from 10000
          nanosocket test simulation --filter Matrix/reboot/closing --seed 7
        """;

    private const string All = "all";
    private const string Simulation = "simulation";

    private static string Tiers => string.Join(", ", TestSuite.Tiers.Concat(TestSuite.LongTiers));

    public static Command Create()
    {
        Argument<string> tier = new("TIER")
        {
            Description = $"One of {Tiers}, {All}",
            DefaultValueFactory = _ => All,
        };
        Option<string?> filter = new("--filter")
        {
            Description = "Only tests whose name contains this",
            HelpName = "NAME",
        };
        Option<int?> seed = Number("--seed", "Simulation: this random schedule only, with its trace", "N");
        Option<int?> seeds = Number("--seeds", "Simulation: this many random schedules", "COUNT");
        Option<bool> record = new("--record")
        {
            Description = "With --seeds and --filter Matrix: the results go into docs/recovery.md",
        };
        Option<int?> from = Number("--from", "With --seeds: the first of them (1)", "N");
        Command command = new DetailedCommand("test", "Runs the tests of one tier, or all", Help)
        {
            tier, filter, seed, seeds, from, record,
        };
        command.SetAction((result, cancellation) =>
        {
            TestSelection selection = new(
                result.GetValue(filter),
                SeedArguments(
                    result.GetValue(seed), result.GetValue(seeds), result.GetValue(from), result.GetValue(record)));
            return TestAsync(result.GetRequiredValue(tier), selection, cancellation);
        });
        return command;
    }

    private static Option<int?> Number(string name, string description, string unit)
    {
        Option<int?> option = new(name) { Description = description, HelpName = unit };
        option.Validators.Add(result =>
        {
            string? text = result.Tokens.Count > 0 ? result.Tokens[0].Value : null;
            bool isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value);
            if (text is not null && !(isNumber && value > 0))
            {
                result.AddError($"{name} expects a number from 1 on");
            }
        });
        return option;
    }

    private static string[] SeedArguments(int? seed, int? seeds, int? from, bool record)
    {
        if (record && seeds is not null && from is null)
        {
            return ["--seeds", Text(seeds), "--record"];
        }
        if (record)
        {
            throw new ToolException("--record goes with --seeds COUNT", ExitCode.Usage);
        }
        if (seed is not null && seeds is null && from is null)
        {
            return ["--seed", Text(seed)];
        }
        if (seed is null && seeds is not null)
        {
            return from is null ? ["--seeds", Text(seeds)] : ["--seeds", Text(seeds), "--from", Text(from)];
        }
        return seed is null && from is null
            ? []
            : throw new ToolException("either --seed N, or --seeds COUNT and perhaps --from N", ExitCode.Usage);
    }

    private static string Text(int? number) => string.Create(CultureInfo.InvariantCulture, $"{number}");

    private static async Task<int> TestAsync(string tier, TestSelection selection, CancellationToken cancellation)
    {
        if (selection.Seeds.Count > 0 && tier != Simulation)
        {
            throw new ToolException("only the tier 'simulation' has seeds", ExitCode.Usage);
        }
        if (tier != All && !TestSuite.Tiers.Concat(TestSuite.LongTiers).Contains(tier, StringComparer.Ordinal))
        {
            throw new ToolException(
                $"unknown tier '{tier}' (tiers: {Tiers}, {All})", ExitCode.Usage);
        }
        bool isAll = tier == All;
        // Once and in parallel for all of them; and a warning anywhere fails the run.
        if (isAll && !await SuiteRunner.BuildAsync(Repository.Current.Resolve("NanoSocket.sln"), cancellation))
        {
            Console.WriteLine(new TestTally(0, 1));
            return ExitCode.Failure;
        }
        List<TestSuite> suites = (isAll ? TestSuite.Tiers : [tier]).SelectMany(TestSuite.Of).ToList();
        TestTally total = await SuiteRunner.RunAsync(suites, selection, isAll, cancellation);
        if (total == default)
        {
            throw new ToolException($"no test's name contains '{selection.Filter}'", ExitCode.Usage);
        }
        Console.WriteLine(total);
        return total is { Failed: 0, Passed: > 0 } ? ExitCode.Success : ExitCode.Failure;
    }
}
