using System;
using System.Collections.Generic;
using System.Text;
using NanoSocket.Tool.Running;

namespace NanoSocket.Tool.Testing;

/// <summary>Keeps what an app says, up to a limit.</summary>
internal sealed class CollectedOutput : IRunOutput
{
    private const int Limit = 1 << 20;

    private readonly List<byte> _app = [];
    private readonly StringBuilder _log = new();

    /// <summary>The app's output.</summary>
    public string AppText => Encoding.UTF8.GetString(_app.ToArray());

    /// <summary>The firmware's log, what a crash printed, and what struck the modem.</summary>
    public string LogText
    {
        get
        {
            lock (_log)
            {
                return _log.ToString();
            }
        }
    }

    public void App(ReadOnlySpan<byte> bytes)
    {
        if (_app.Count < Limit)
        {
            _app.AddRange(bytes);
        }
    }

    /// <summary>Called by the board's reader and by the modem's thread.</summary>
    public void Log(string line)
    {
        lock (_log)
        {
            if (_log.Length < Limit)
            {
                _log.Append(line).Append('\n');
            }
        }
    }
}
