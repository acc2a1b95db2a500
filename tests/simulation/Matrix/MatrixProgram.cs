using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using NanoSocket.Link.Tests.Support;

namespace NanoSocket.Simulation.Tests.Matrix;

/// <summary>The matrix on a command line: many seeds with a table at the end, or one with its whole trace.</summary>
internal static class MatrixProgram
{
    private const int UsualSeeds = 20;

    /// <summary>Runs what the arguments in front of the filter say.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(ReadOnlySpan<string> arguments, string filter) => arguments switch
    {
        ["--seed", var text] when Program.TryNumber(text, out int seed) => Show(filter, seed),
        ["--seeds", var text] when Program.TryNumber(text, out int count) => Measure(filter, count, record: false),
        ["--seeds", var text, "--record"] when Program.TryNumber(text, out int count) =>
            Measure(filter, count, record: filter == MatrixRunner.Name),
        _ => Measure(filter, UsualSeeds, record: false),
    };

    private static int Measure(string filter, int seeds, bool record)
    {
        long start = Stopwatch.GetTimestamp();
        int done = 0;
        IReadOnlyList<MatrixResult> results = MatrixRunner.Run(filter, seeds, result =>
        {
            done++;
            if (result.Problem != null)
            {
                Console.WriteLine(Describe(result));
            }

            if (done % 1000 == 0)
            {
                double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[{done}] ({seconds:0} s)"));
            }
        });
        string[] table = [.. MatrixTable.Lines(results)];
        Console.WriteLine(string.Join('\n', table));
        if (record)
        {
            RecoveryDocument.Write([$"Seeds 1 to {seeds} of each cell, {results.Count} runs.", "", .. table, ""]);
        }

        int failed = results.Count(result => result.Problem != null);
        Console.WriteLine($"{results.Count - failed} passed, {failed} failed");
        return failed == 0 && results.Count > 0 ? 0 : 1;
    }

    /// <summary>What is wrong with a run, and the command that shows it.</summary>
    public static string Describe(MatrixResult result)
        => $"{result.Cell.Name}, seed {result.Cell.Seed}: {result.Problem}\n  replay: {result.Cell.Replay}";

    private static int Show(string filter, int seed)
    {
        bool passed = true;
        Isolated.Run(
            static arguments => arguments.Tell(Print(arguments.Filter, arguments.Seed)),
            (Filter: filter, Seed: seed, Tell: (Action<bool>)(result => passed = result)));
        return passed ? 0 : 1;
    }

    private static bool Print(string filter, int seed)
    {
        int failed = 0;
        int count = 0;
        foreach (MatrixCell cell in MatrixRunner.Cells(filter, seed))
        {
            Trace trace = new(keepLines: true);
            (long recovery, string? problem) = MatrixRunner.Try(cell, trace);
            foreach (string line in trace.Lines)
            {
                Console.WriteLine(line);
            }

            Console.WriteLine(problem == null ? $"{cell.Name}: recovered after {recovery} ms" : $"FAILED: {problem}");
            failed += problem == null ? 0 : 1;
            count++;
        }

        Console.WriteLine($"{count - failed} passed, {failed} failed");
        return failed == 0 && count > 0;
    }
}
