using System;
using System.Collections.Generic;
using NanoSocket.Simulation.Tests.Schedules;

namespace NanoSocket.Simulation.Tests;

/// <summary>
/// Runs seeds, as many at a time as there are processors, each processor with a network stack of its own.
/// </summary>
internal static class SeedRunner
{
    /// <summary>Every so often a seed is run twice: the same must happen.</summary>
    private const int RepeatEvery = 64;

    /// <summary>Runs seeds.</summary>
    /// <param name="seeds">Which.</param>
    /// <param name="report">
    /// Told of each seed that has ended, and what was wrong with it or null; one at a time.
    /// </param>
    public static void Run(IEnumerable<int> seeds, Action<int, string?> report)
        => ParallelRuns.Do(seeds, Work, report);

    /// <summary>Runs one seed in this context.</summary>
    /// <returns>What was wrong, or null.</returns>
    public static string? Try(int seed, Swarm swarm, IReadOnlyList<Operation> operations, Trace trace)
        => ParallelRuns.ProblemOf(() => new RandomRun(seed, swarm, operations, trace).Run());

    private static void Work((Func<int?> Next, Action<int, string?> Report) shared)
    {
        while (shared.Next() is { } seed)
        {
            shared.Report(seed, Try(seed));
        }
    }

    private static string? Try(int seed)
    {
        Swarm swarm = Swarm.Of(seed);
        IReadOnlyList<Operation> operations = Schedule.Of(seed, swarm);
        Trace trace = new(keepLines: false);
        string? problem = Try(seed, swarm, operations, trace);
        if (problem != null || seed % RepeatEvery != 0)
        {
            return problem;
        }

        Trace again = new(keepLines: false);
        Try(seed, swarm, operations, again);
        return trace.Hash == again.Hash ? null : "the same seed did not do the same again";
    }
}
