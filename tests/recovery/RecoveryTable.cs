using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;

namespace NanoSocket.RecoveryTests;

/// <summary>The results of a run as a table in Markdown.</summary>
internal sealed class RecoveryTable
{
    private readonly List<(string Fault, string Board, TimeSpan Silence)> _results = [];
    private readonly Lock _lock = new();

    /// <summary>Adds a result, from any thread.</summary>
    public void Add(string fault, string board, TimeSpan silence)
    {
        lock (_lock)
        {
            _results.Add((fault, board, silence));
        }
    }

    /// <summary>Faults in the catalogue's order, and those that cannot strike.</summary>
    /// <param name="boards">The columns.</param>
    public string Format(IReadOnlyList<string> boards)
    {
        StringBuilder text = new();
        text.Append("| fault | ").AppendJoin(" | ", boards).Append(" |\n|---|");
        text.Append(string.Concat(Enumerable.Repeat("---|", boards.Count))).Append('\n');
        foreach (RealFault fault in RealFault.All.Where(fault => _results.Exists(row => row.Fault == fault.Name)))
        {
            text.Append($"| {fault.Text} | ").AppendJoin(" | ", boards.Select(board => Cell(fault.Name, board)));
            text.Append(" |\n");
        }
        text.Append("\nNot here:\n");
        foreach ((string name, string reason) in RealFault.LeftOut)
        {
            text.Append($"- {name}: {reason}\n");
        }
        return text.ToString();
    }

    private string Cell(string fault, string board) => string.Join(", ", _results
        .Where(row => row.Fault == fault && row.Board == board).Select(row => row.Silence.TotalMilliseconds).Order()
        .Select(milliseconds => milliseconds.ToString("0", CultureInfo.InvariantCulture)));
}
