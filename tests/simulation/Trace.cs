using System.Collections.Generic;
using System.Globalization;

namespace NanoSocket.Simulation.Tests;

/// <summary>What happened in a run, line by line. Two runs are the same when their hashes are.</summary>
internal sealed class Trace
{
    private const ulong HashStart = 14695981039346656037UL; // FNV-1a
    private const ulong HashFactor = 1099511628211UL;

    private readonly List<string>? _lines;

    /// <param name="keepLines">Keeps the text, too, for a human.</param>
    public Trace(bool keepLines) => _lines = keepLines ? [] : null;

    public ulong Hash { get; private set; } = HashStart;

    public bool KeepsLines => _lines != null;

    public IReadOnlyList<string> Lines => _lines ?? [];

    public void Add(long nowMs, string text)
    {
        Hash = (Hash ^ (ulong)nowMs) * HashFactor;
        foreach (char c in text)
        {
            Hash = (Hash ^ c) * HashFactor;
        }

        _lines?.Add(string.Create(CultureInfo.InvariantCulture, $"{nowMs,8} {text}"));
    }

    /// <summary>A line that only explains: not part of the hash.</summary>
    public void Note(string text) => _lines?.Add(text);
}
