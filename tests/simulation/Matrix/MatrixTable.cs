using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NanoSocket.Simulation.Tests.Matrix;

/// <summary>The results as a table of Markdown: seconds to recover, per fault and phase.</summary>
internal static class MatrixTable
{
    public static IEnumerable<string> Lines(IReadOnlyList<MatrixResult> results)
    {
        Phase[] phases = Enum.GetValues<Phase>();
        yield return "| fault | " + string.Join(" | ", phases.Select(phase => phase.ToString().ToLowerInvariant()))
            + " | bound | because |";
        yield return "|---|" + string.Concat(phases.Select(_ => "---|")) + "---|---|";
        foreach (IGrouping<FaultRow, MatrixResult> row in results.GroupBy(result => result.Cell.Row)
            .OrderBy(group => FaultRows.All.IndexOf(group.Key)))
        {
            IEnumerable<string> cells = phases.Select(phase => Cell(
                [.. row.Where(result => result.Cell.Phase == phase).Select(result => result.RecoveryMs).Order()]));
            string bound = Seconds(row.Key.BoundMs);
            yield return $"| {row.Key.Fault} | {string.Join(" | ", cells)} | {bound} | {row.Key.Why} |";
        }
    }

    /// <summary>Seconds with one digit behind the point.</summary>
    public static string Seconds(long milliseconds)
        => (milliseconds / 1000.0).ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>And back.</summary>
    public static double Parse(string seconds) => double.Parse(seconds, CultureInfo.InvariantCulture);

    private static string Cell(List<long> sorted) => sorted.Count == 0 ? "" :
        $"{Seconds(At(sorted, 50))} / {Seconds(At(sorted, 95))} / {Seconds(sorted[^1])}";

    /// <summary>The smallest value that so many percent do not exceed.</summary>
    private static long At(List<long> sorted, int percent) => sorted[((sorted.Count * percent) + 99) / 100 - 1];
}
