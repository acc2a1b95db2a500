using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using NanoSocket.Tool.Testing;

namespace NanoSocket.Conformance;

/// <summary>Judges what the boards did, prints it and counts.</summary>
/// <param name="accept">What the boards did becomes the reviewed record, where they agree.</param>
/// <param name="isWhole">All cases run, so the table can be compared.</param>
internal sealed class SuiteRun(bool accept, bool isWhole)
{
    private readonly Lock _output = new();
    private readonly ResultTable _table = new();
    private readonly Dictionary<string, (string Board, string Trace)> _accepted = [];
    private int _passed;
    private int _failed;

    /// <summary>Takes the results of a run.</summary>
    public void Take(BoardRun run, IReadOnlyList<CaseResult> results, TimeSpan elapsed)
    {
        lock (_output)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{run.Name}: {results.Count} cases in {elapsed.TotalSeconds:0.0} s"));
            foreach (CaseResult result in results)
            {
                Count(run.Board, Judge(result, run.Board));
            }
        }
    }

    /// <summary>Compares the table, or writes it, and returns the counts.</summary>
    public TestTally Finish()
    {
        if (accept)
        {
            _table.Write();
        }
        else if (isWhole && _failed == 0)
        {
            Report("docs/conformance.md is what these runs give", _table.Difference());
        }
        return new TestTally(_passed, _failed);
    }

    private CaseResult Judge(CaseResult result, string board)
    {
        if (result.Problem is not null)
        {
            return result;
        }
        if (!accept)
        {
            return result with { Problem = Traces.Difference(result, board) };
        }
        if (_accepted.TryAdd(result.Name, (board, result.Trace)))
        {
            Traces.Accept(result);
            return result;
        }
        (string other, string trace) = _accepted[result.Name];
        string difference = UnifiedDiff.Of(other, trace, board, result.Trace);
        return result with { Problem = difference.Length > 0 ? "the boards differ\n" + difference : null };
    }

    private void Count(string board, CaseResult result)
    {
        _table.Add(board, result);
        Report($"{result.Name}@{board}", result.Problem);
    }

    private void Report(string name, string? problem)
    {
        _passed += problem is null ? 1 : 0;
        _failed += problem is null ? 0 : 1;
        Console.WriteLine($"{(problem is null ? "ok  " : "FAIL")} {name}");
        if (problem is not null)
        {
            Console.WriteLine(problem.TrimEnd());
        }
    }
}
