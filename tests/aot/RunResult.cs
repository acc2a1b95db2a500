namespace NanoSocket.Differential;

/// <summary>What a program wrote, and how it ended.</summary>
internal sealed record RunResult(string Output, int ExitCode);
