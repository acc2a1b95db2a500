using System.Collections.Generic;
using System.Linq;
using System.Text;
using NanoSocket.Tool;
using NanoSocket.Tool.Testing;

namespace NanoSocket.Conformance;

/// <summary><c>docs/conformance.md</c>: each case on each board.</summary>
internal sealed class ResultTable
{
    private const string Head = """
        # Conformance
        The numbered cases of the `socketcore` and `rtos` specification, written in C# against the managed API
        (`tests/conformance/device`) and again as Lua scripts (`tests/conformance/lua`), and run on every board through the simulated modem, PPP and the operator's
        network against scripted servers of the PC. Each records its calls and messages; the records must be equal on
        every board and equal to the reviewed ones (`tests/conformance/traces`).

        `./nanosocket test conformance` runs them and fails when this page is not what the run gives;
        `dotnet run --project tests/conformance -- --accept` runs them and writes this page and the records. "-" is what
        only the other language can show, or what needs TLS, which the scripts' images do not have; 7.x are decisions of
        the specification's section 7.


        """;

    private readonly SortedDictionary<(string, int, string), Dictionary<string, CaseResult>> _rows = [];
    private readonly List<string> _boards = [];

    private static string File => Repository.Current.Resolve("docs/conformance.md");

    /// <summary>Adds a board's result.</summary>
    public void Add(string board, CaseResult result)
    {
        if (!_boards.Contains(board))
        {
            _boards.Add(board);
        }
        (string, int, string) key = (result.Name.Split('_')[0], result.Number, result.Name);
        if (!_rows.TryGetValue(key, out Dictionary<string, CaseResult>? row))
        {
            _rows.Add(key, row = []);
        }
        row[board] = result;
    }

    /// <summary>Writes the page.</summary>
    public void Write() => System.IO.File.WriteAllText(File, Text());

    /// <summary>How the page differs from these results; null when it does not.</summary>
    public string? Difference()
    {
        string page = System.IO.File.Exists(File) ? System.IO.File.ReadAllText(File) : "";
        string difference = UnifiedDiff.Of(Repository.Current.Display(File), page, "this run", Text());
        return difference.Length > 0 ? difference : null;
    }

    private string Text()
    {
        List<string> boards = _boards.Order(System.StringComparer.Ordinal).ToList();
        StringBuilder text = new(Head);
        text.Append("| case | behaviour |").Append(string.Concat(boards.Select(board => $" {board} |"))).Append('\n');
        text.Append("|---|---|").Append(string.Concat(boards.Select(_ => "---|"))).Append('\n');
        foreach (Dictionary<string, CaseResult> row in _rows.Values)
        {
            CaseResult any = row.Values.First();
            text.Append($"| {any.Label} | {any.Behaviour} |");
            text.Append(string.Concat(boards.Select(board => $" {VerdictOf(row, board)} |"))).Append('\n');
        }
        return text.ToString();
    }

    private static string VerdictOf(Dictionary<string, CaseResult> row, string board) =>
        !row.TryGetValue(board, out CaseResult? result) ? "-" : result.Problem is null ? "passed" : "**failed**";
}
