using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Tool;
using NanoSocket.Tool.Boards;
using NanoSocket.Tool.Building;
using NanoSocket.Tool.Testing;

namespace NanoSocket.Differential;

/// <summary>Runs each program of <c>tests/aot/programs</c> on .NET 10 and on boards: output and exit code must be
/// equal. Usage: <c>[--filter NAME]</c>, where a test's name is <c>PROGRAM@TARGET</c>.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] arguments)
    {
        if (arguments is not ([] or ["--filter", _]))
        {
            Console.Error.WriteLine("usage: [--filter NAME]");
            return ExitCode.Usage;
        }
        string filter = arguments is [_, string name] ? name : "";
        List<Target> targets =
        [
            new("posix", BoardCatalog.Host, new BuildOptions { Sanitize = true }),
            new("posix-stress", BoardCatalog.Host, new BuildOptions { Sanitize = true, GcStress = true }),
            new(BoardCatalog.Default, BoardCatalog.Default, new BuildOptions()),
        ];
        List<TestCase> cases = Programs()
            .SelectMany(program => targets.Select(target => new TestCase(program, target)))
            .Where(test => test.IsMeant && test.Name.Contains(filter, StringComparison.OrdinalIgnoreCase))
            .ToList();
        TestTally tally = await RunAsync(cases);
        Console.WriteLine(tally);
        return tally is { Failed: 0, Passed: > 0 } ? ExitCode.Success : ExitCode.Failure;
    }

    private static IEnumerable<string> Programs() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Current.Tests, "aot", "programs"), "*.cs")
            .Order(StringComparer.Ordinal);

    private static async Task<TestTally> RunAsync(List<TestCase> cases)
    {
        int passed = 0;
        int done = 0;
        Lock output = new();
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };
        await Parallel.ForEachAsync(cases, parallel, async (test, cancellation) =>
        {
            string? difference = await test.RunAsync(cancellation);
            lock (output)
            {
                passed += difference is null ? 1 : 0;
                string verdict = difference is null ? "ok  " : "FAIL";
                Console.WriteLine($"[{++done}/{cases.Count}] {verdict} {test.Name}");
                if (difference is not null)
                {
                    Console.WriteLine(difference);
                }
            }
        });
        return new TestTally(passed, cases.Count - passed);
    }
}
