using System;
using System.Collections.Generic;
using System.Linq;

namespace NanoSocket.Simulation.Tests.Matrix;

/// <summary>Runs cells of the matrix, as many at a time as there are processors.</summary>
internal static class MatrixRunner
{
    public const string Name = "Matrix";

    private static readonly Phase[] s_phases = Enum.GetValues<Phase>();

    /// <summary>Runs each selected cell with seeds from 1 on.</summary>
    /// <param name="filter">See <see cref="MatrixCell.Matches"/>.</param>
    /// <param name="seeds">How many.</param>
    /// <param name="progress">Told of each that has ended.</param>
    public static IReadOnlyList<MatrixResult> Run(string filter, int seeds, Action<MatrixResult> progress)
    {
        List<MatrixResult> results = [];
        IEnumerable<int> jobs = Enumerable.Range(0, FaultRows.All.Count * s_phases.Length * seeds)
            .Where(job => CellOf(job).Matches(filter));
        ParallelRuns.Do<(long Recovery, string? Problem)>(jobs, Work, (job, result) =>
        {
            MatrixResult one = new(CellOf(job), result.Recovery, result.Problem);
            results.Add(one);
            progress(one);
        });
        return results;
    }

    /// <summary>The selected cells with one seed.</summary>
    public static IEnumerable<MatrixCell> Cells(string filter, int seed)
        => from row in FaultRows.All
           from phase in s_phases
           let cell = new MatrixCell(row, phase, seed)
           where cell.Matches(filter)
           select cell;

    /// <summary>Runs one cell in this context.</summary>
    public static (long Recovery, string? Problem) Try(MatrixCell cell, Trace trace)
    {
        long recovery = 0;
        string? problem = ParallelRuns.ProblemOf(() =>
        {
            MatrixRun run = new(cell, trace);
            try
            {
                run.Run();
            }
            finally
            {
                recovery = run.RecoveryMs;
            }
        });
        return (recovery, problem);
    }

    private static void Work((Func<int?> Next, Action<int, (long, string?)> Report) shared)
    {
        while (shared.Next() is { } job)
        {
            shared.Report(job, Try(CellOf(job), new Trace(keepLines: false)));
        }
    }

    /// <summary>Seed by seed, so that a short run has met every fault.</summary>
    private static MatrixCell CellOf(int job)
    {
        (int seed, int rest) = Math.DivRem(job, FaultRows.All.Count * s_phases.Length);
        (int row, int phase) = Math.DivRem(rest, s_phases.Length);
        return new MatrixCell(FaultRows.All[row], s_phases[phase], seed + 1);
    }
}
