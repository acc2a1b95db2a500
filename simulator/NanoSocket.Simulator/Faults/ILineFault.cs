using System;
using NanoSocket.Simulator.Line;

namespace NanoSocket.Simulator.Faults;

/// <summary>A fault of the serial line.</summary>
internal interface ILineFault
{
    /// <summary>Passes bytes on: changed, fewer, more, in pieces or later.</summary>
    void Pass(Direction direction, ReadOnlySpan<byte> bytes, ByteSink next);
}
