using System;

namespace NanoSocket.Core.Engine;

/// <summary>What is typed on the console. Never blocks.</summary>
public interface IConsoleInput
{
    /// <summary>Takes typed bytes; returns their number, 0 when there are none.</summary>
    int Read(Span<byte> buffer);
}
