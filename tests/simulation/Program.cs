using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using NanoSocket.Simulation.Tests.Matrix;
using Xunit.Runner.InProc.SystemConsole;

namespace NanoSocket.Simulation.Tests;

/// <summary>
/// Without options of its own: all tests of this project. <c>--seeds COUNT [--from N]</c> runs that many random
/// schedules, <c>--seed N</c> one of them with its whole trace; with
/// <c>--filter Matrix[/FAULT[/PHASE]]</c> behind them the seeds are those of the fault matrix.
/// </summary>
internal static class Program
{
    public static async Task<int> Main(string[] arguments)
    {
        switch (arguments)
        {
            case [.. var seeds, "--filter", var filter]
                when filter.StartsWith(MatrixRunner.Name, StringComparison.Ordinal):
                return MatrixProgram.Run(seeds, filter);
            case ["--seed", var seed] when TryNumber(seed, out int number):
                return Replay.Run(number) ? 0 : 1;
            case ["--seeds", var count] when TryNumber(count, out int number):
                return RunSeeds(1, number);
            case ["--seeds", var count, "--from", var from]
                when TryNumber(count, out int number) && TryNumber(from, out int first):
                return RunSeeds(first, number);
            default:
                return await ConsoleRunner.Run(arguments);
        }
    }

    public static bool TryNumber(string text, out int number)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static int RunSeeds(int first, int count)
    {
        int failed = 0;
        int done = 0;
        long start = Stopwatch.GetTimestamp();
        SeedRunner.Run(Enumerable.Range(first, count), (seed, problem) =>
        {
            done++;
            if (problem != null)
            {
                failed++;
                Console.WriteLine(Describe(seed, problem));
            }

            if (done % 1000 == 0)
            {
                double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"[{done}/{count}] {failed} failed ({seconds:0} s)"));
            }
        });
        Console.WriteLine($"{count - failed} passed, {failed} failed");
        return failed == 0 ? 0 : 1;
    }

    /// <summary>What is wrong with a seed, and the command that shows it.</summary>
    public static string Describe(int seed, string problem)
        => $"seed {seed}: {problem}\n  replay: ./nanosocket test simulation --seed {seed}";
}
