namespace NanoSocket.Tool.Processes;

/// <summary>What a program that ran to its end said.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Error);
