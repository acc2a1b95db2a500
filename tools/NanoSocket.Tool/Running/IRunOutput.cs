using System;

namespace NanoSocket.Tool.Running;

/// <summary>Takes what a running app says. Never blocks: a reader that is slow must not stop the board.</summary>
internal interface IRunOutput
{
    /// <summary>Bytes of the app's own output, exactly as it wrote them.</summary>
    void App(ReadOnlySpan<byte> bytes);

    /// <summary>A line of the firmware's log, without its end.</summary>
    void Log(string line);
}
