using System.Collections.Generic;
using System.Text;

namespace NanoSocket.Tool.Running;

/// <summary>Makes lines of bytes. A line that never ends is cut, so that nothing grows without limit.</summary>
internal sealed class LineSplitter
{
    private const int Longest = 4096;

    private readonly List<byte> _line = [];

    /// <summary>Adds a byte; returns the line it completes, without line ends.</summary>
    public string? Add(byte value)
    {
        if (value != '\n')
        {
            _line.Add(value);
        }
        return value == '\n' || _line.Count == Longest ? Take() : null;
    }

    /// <summary>What was left without a line end; null when nothing was.</summary>
    public string? Rest() => _line.Count == 0 ? null : Take();

    private string Take()
    {
        string text = Encoding.UTF8.GetString(_line.ToArray()).TrimEnd('\r');
        _line.Clear();
        return text;
    }
}
