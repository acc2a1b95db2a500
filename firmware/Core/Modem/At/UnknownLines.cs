using System;
using NanoSocket.Core.Engine;

namespace NanoSocket.Core.Modem;

/// <summary>
/// What the modem says and nobody knows: counted, and written to the log, one line in ten seconds at most, so that a
/// modem that talks nonsense cannot flood it.
/// </summary>
internal sealed class UnknownLines
{
    private const int QuietMs = 10_000;

    private readonly CoreLog _log;
    private long _quietUntil;

    public UnknownLines(CoreLog log) => _log = log;

    /// <summary>All of them since the start; wraps at 2^32.</summary>
    public uint Count { get; private set; }

    public void Note(ReadOnlySpan<byte> line, long nowMs)
    {
        Count++;
        if (nowMs >= _quietUntil)
        {
            _quietUntil = nowMs + QuietMs;
            _log.Add("modem: says '").Add(line).Add("', unknown line ").Add(Count).End();
        }
    }
}
