using System;

namespace NanoSocket.Core.Diagnostics;

/// <summary>Memory that a reset does not clear. After a power-on it holds anything.</summary>
public interface IRetainedMemory
{
    /// <summary>The memory, always the same; empty where there is none.</summary>
    Span<byte> Retained { get; }
}
