using System;

namespace NanoSocket.Fuzz;

/// <summary>Takes bytes that the firmware sent.</summary>
public delegate void ByteSink(ReadOnlySpan<byte> bytes);

/// <summary>A part of the firmware, fresh from its start, to which things happen one by one.</summary>
public interface ITarget
{
    /// <summary>Milliseconds until it wants to be called; <see cref="long.MaxValue"/>: not by time.</summary>
    long NextTimeout { get; }

    /// <summary>Hears what it sends.</summary>
    ByteSink? Sent { set; }

    /// <summary>Something happens: see <see cref="RecordKind"/>.</summary>
    void Apply(RecordKind kind, ReadOnlySpan<byte> bytes, int number);

    /// <summary>The input is over; returns the bytes that were allocated since the start.</summary>
    long Finish();
}
