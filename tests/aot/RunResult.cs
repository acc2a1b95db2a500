using System;
using System.Collections.Generic;
using System.Text;
using NanoSocket.Tool.Running;

namespace NanoSocket.Differential;

/// <summary>What a program wrote, and how it ended.</summary>
internal sealed record RunResult(string Output, int ExitCode);

/// <summary>Collects what a program says.</summary>
internal sealed class CollectedOutput : IRunOutput
{
    private const int Limit = 1 << 20;

    private readonly List<byte> _app = [];
    private readonly StringBuilder _log = new();

    /// <summary>The app's output.</summary>
    public string AppText => Encoding.UTF8.GetString(_app.ToArray());

    /// <summary>The firmware's log, and what a crash printed.</summary>
    public string LogText => _log.ToString();

    public void App(ReadOnlySpan<byte> bytes)
    {
        if (_app.Count < Limit)
        {
            _app.AddRange(bytes);
        }
    }

    public void Log(string line)
    {
        if (_log.Length < Limit)
        {
            _log.Append(line).Append('\n');
        }
    }
}
