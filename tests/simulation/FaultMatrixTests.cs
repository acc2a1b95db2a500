using System.Collections.Generic;
using System.Linq;
using NanoSocket.Simulation.Tests.Matrix;
using NanoSocket.Simulator.Faults;
using Xunit;

namespace NanoSocket.Simulation.Tests;

/// <summary>Every fault of the simulator in every phase of an app, and what is said about it.</summary>
public sealed class FaultMatrixTests
{
    /// <summary>For every commit; the table in the documents is from many more.</summary>
    private const int Seeds = 4;

    [Fact]
    public void Every_fault_in_every_phase_is_survived_within_its_bound()
    {
        List<string> failures = [];
        IReadOnlyList<MatrixResult> results = MatrixRunner.Run(MatrixRunner.Name, Seeds, result =>
        {
            if (result.Problem != null)
            {
                failures.Add(MatrixProgram.Describe(result));
            }
        });
        Assert.Equal(FaultRows.All.Count * 4 * Seeds, results.Count);
        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    [Fact]
    public void The_matrix_has_a_row_for_every_fault_of_the_catalogue()
        => Assert.Equal(FaultCatalogue.Names, FaultRows.All.Select(row => row.Fault));

    [Fact]
    public void The_table_of_the_documents_has_every_fault_and_keeps_its_bound()
    {
        string[][] rows = [.. RecoveryDocument.Read()
            .Where(line => line.StartsWith("| ", System.StringComparison.Ordinal)).Skip(1)
            .Select(line => line.Trim('|', ' ').Split(" | "))];
        Assert.Equal(FaultRows.All.Select(row => row.Fault), rows.Select(row => row[0]));
        foreach ((string[] cells, FaultRow row) in rows.Zip(FaultRows.All))
        {
            Assert.Equal(MatrixTable.Seconds(row.BoundMs), cells[^2]);
            double longest = cells[1..^2].Max(cell => MatrixTable.Parse(cell.Split(" / ")[^1]));
            Assert.True(longest * 1000 <= row.BoundMs, $"{row.Fault}: {longest} s");
        }
    }
}
