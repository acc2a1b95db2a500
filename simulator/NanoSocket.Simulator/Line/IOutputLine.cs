using System;

namespace NanoSocket.Simulator.Line;

/// <summary>What a terminal of the modem writes to: the serial line, or one channel of a multiplexer on it.</summary>
internal interface IOutputLine
{
    /// <summary>Called when bytes have left.</summary>
    event Action? Drained;

    /// <summary>Bytes that wait, including those that others have in front of ours.</summary>
    int Pending { get; }

    /// <summary>How long that many bytes take.</summary>
    TimeSpan TimeFor(int bytes);

    /// <summary>Queues bytes.</summary>
    void Write(ReadOnlySpan<byte> bytes);

    /// <summary>Drops what waits.</summary>
    void Clear();
}
