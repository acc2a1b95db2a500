using System;
using NanoSocket.Core.Engine;

namespace NanoSocket.Core.Diagnostics;

/// <summary>
/// Answers commands typed on the console, on the log channel. Bounded whatever is typed: a row of an answer every
/// <see cref="PaceMs"/> at most, input read in between only when no answer is under way.
/// </summary>
internal sealed class CommandConsole
{
    /// <summary>Milliseconds between two rows: about what a line takes at 115200 baud.</summary>
    public const int PaceMs = 10;

    private const int InputCapacity = 64;

    private readonly IConsoleInput _input;
    private readonly CoreLog _log;
    private readonly Report[] _reports;
    private readonly CommandLine _line = new();
    private readonly byte[] _typed = new byte[InputCapacity];
    private int _typedStart;
    private int _typedCount;
    private Report? _answer;
    private int _row;
    private long _nextAt;

    public CommandConsole(IConsoleInput input, CoreLog log, params Report[] reports)
    {
        _input = input;
        _log = log;
        _reports = new Report[reports.Length + 1];
        _reports[0] = new HelpReport(_reports);
        for (int i = 0; i < reports.Length; i++)
        {
            _reports[i + 1] = reports[i];
        }
    }

    /// <summary>Reads what was typed, writes what is due. With the core lock held.</summary>
    /// <returns>When to call again if nothing is typed before; <see cref="long.MaxValue"/> = not by time.</returns>
    public long Step(long nowMs)
    {
        if (nowMs < _nextAt)
        {
            return _nextAt;
        }

        if (_answer == null && !ReadCommand())
        {
            return long.MaxValue;
        }

        if (_answer != null && _log.HasRoomForTwo && !_answer.Write(_row++, _log))
        {
            _answer = null;
        }

        _nextAt = nowMs + PaceMs;
        return _nextAt;
    }

    /// <summary>Looks for a command in what was typed; false when nothing was.</summary>
    private bool ReadCommand()
    {
        if (_typedCount == 0)
        {
            _typedStart = 0;
            _typedCount = _input.Read(_typed);
        }

        bool typed = _typedCount > 0;
        while (_typedCount > 0 && _answer == null)
        {
            _typedCount--;
            if (_line.Add(_typed[_typedStart++]))
            {
                Begin();
            }
        }

        return typed;
    }

    private void Begin()
    {
        ReadOnlySpan<byte> text = _line.Text;
        _row = 0;
        for (int i = 0; i < _reports.Length; i++)
        {
            if (IsName(text, _reports[i].Name))
            {
                _answer = _reports[i];
                return;
            }
        }

        if (_line.IsTooLong)
        {
            _log.Add("console: the line is too long; type help").End();
        }
        else if (text.Length > 0)
        {
            _log.Add("console: no command '").Add(text).Add("'; type help").End();
        }
    }

    private static bool IsName(ReadOnlySpan<byte> text, string name)
    {
        bool same = text.Length == name.Length;
        for (int i = 0; same && i < name.Length; i++)
        {
            same = text[i] == name[i];
        }

        return same;
    }
}
