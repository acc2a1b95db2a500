using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Tool.Terminal;

namespace NanoSocket.Tool.Testing;

/// <summary>The main program of a suite: runs its cases with a line for each and a closing line.</summary>
internal static class CaseRunner
{
    /// <summary>Runs the cases that the arguments, <c>[--filter NAME]</c>, select.</summary>
    /// <param name="arguments">The program's.</param>
    /// <param name="cases">All there are.</param>
    /// <param name="atOnce">How many run at a time; 0: as many as there are processors.</param>
    /// <param name="finish">Has something to say about the results before the closing line.</param>
    /// <returns>The process's exit code.</returns>
    public static async Task<int> RunAsync(
        string[] arguments, IEnumerable<ITestCase> cases, int atOnce = 0, Action? finish = null)
    {
        if (arguments is not ([] or ["--filter", _]))
        {
            Messages.Error("usage: [--filter NAME]");
            return ExitCode.Usage;
        }
        string filter = arguments is [_, string name] ? name : "";
        List<ITestCase> selected =
            cases.Where(test => test.Name.Contains(filter, StringComparison.OrdinalIgnoreCase)).ToList();
        using Interruption interruption = new();
        TestTally tally;
        try
        {
            tally = await RunAsync(selected, atOnce, interruption.Token);
        }
        catch (OperationCanceledException)
        {
            Messages.Error("interrupted");
            return ExitCode.Interrupted;
        }
        finish?.Invoke();
        Console.WriteLine(tally);
        return tally is { Failed: 0, Passed: > 0 } ? ExitCode.Success : ExitCode.Failure;
    }

    private static async Task<TestTally> RunAsync(
        List<ITestCase> cases, int atOnce, CancellationToken interruption)
    {
        int passed = 0;
        int done = 0;
        Lock output = new();
        ParallelOptions parallel = new()
        {
            MaxDegreeOfParallelism = atOnce > 0 ? atOnce : Environment.ProcessorCount,
            CancellationToken = interruption,
        };
        await Parallel.ForEachAsync(cases, parallel, async (test, cancellation) =>
        {
            long start = Stopwatch.GetTimestamp();
            string? problem = await ProblemOfAsync(test, cancellation);
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            lock (output)
            {
                passed += problem is null ? 1 : 0;
                string verdict = problem is null ? "ok  " : "FAIL";
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"[{++done}/{cases.Count}] {verdict} {test.Name} ({seconds:0.0} s)"));
                if (problem is not null)
                {
                    Console.WriteLine(problem.TrimEnd());
                }
            }
        });
        return new TestTally(passed, cases.Count - passed);
    }

    private static async Task<string?> ProblemOfAsync(ITestCase test, CancellationToken cancellation)
    {
        try
        {
            return await test.RunAsync(cancellation);
        }
        catch (ToolException e)
        {
            return e.Message;
        }
    }
}
