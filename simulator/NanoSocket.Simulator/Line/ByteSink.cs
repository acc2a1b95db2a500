using System;

namespace NanoSocket.Simulator.Line;

/// <summary>Takes bytes; what it needs of them it copies before it returns.</summary>
public delegate void ByteSink(ReadOnlySpan<byte> bytes);
