using System;
using System.Collections.Generic;
using System.Text;
using NanoSocket.Tool.Running;
using NanoSocket.Tool.Testing;

namespace NanoSocket.Conformance;

/// <summary>Takes what a board says: the results with their records, and everything for the description of a failure.
/// </summary>
internal sealed class CaseOutput : IRunOutput
{
    private const string TracePrefix = "trace ";

    private readonly CollectedOutput _all = new();
    private readonly LineSplitter _lines = new();
    private readonly StringBuilder _trace = new();
    private readonly List<CaseResult> _results = [];

    /// <summary>The results so far.</summary>
    public IReadOnlyList<CaseResult> Results => _results;

    /// <summary>What an unfinished case recorded.</summary>
    public string Unfinished => _trace.ToString();

    /// <summary>The firmware's log, stack traces included.</summary>
    public string LogText => _all.LogText;

    public void App(ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
        {
            if (_lines.Add(value) is { } line)
            {
                Take(line);
            }
        }
    }

    public void Log(string line) => _all.Log(line);

    private void Take(string line)
    {
        if (line.StartsWith(TracePrefix, StringComparison.Ordinal))
        {
            _trace.Append(line, TracePrefix.Length, line.Length - TracePrefix.Length).Append('\n');
        }
        else if (CaseResult.Parse(line, _trace.ToString()) is { } result)
        {
            _results.Add(result);
            _trace.Clear();
        }
    }
}
