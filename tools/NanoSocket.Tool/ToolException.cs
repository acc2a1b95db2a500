using System;

namespace NanoSocket.Tool;

/// <summary>Ends a command with one clear message on standard error.</summary>
/// <param name="message">What is wrong, and what to do about it where that is known.</param>
/// <param name="exitCode">The command's exit code.</param>
internal sealed class ToolException(string message, int exitCode = ExitCode.Failure) : Exception(message)
{
    /// <summary>The command's exit code.</summary>
    public int ExitCode { get; } = exitCode;
}
