using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace NanoSocket.Cli.Tests;

/// <summary>Runs the nanosocket command as a person does.</summary>
internal static class Cli
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static string Root { get; } = FindRoot();

    /// <summary>The tool that ./nanosocket has built.</summary>
    private static string Tool => Path.Combine(Root, ".build", "tool", "nanosocket.dll");

    /// <summary>Runs a command to its end.</summary>
    public static Task<CliResult> RunAsync(params string[] arguments) => RunInAsync([], arguments);

    /// <summary>Runs a command with some environment variables changed.</summary>
    public static async Task<CliResult> RunInAsync(
        Dictionary<string, string> environment, params string[] arguments)
    {
        using Process process = Start(environment, arguments);
        using CancellationTokenSource limit = new(Patience);
        Task<string> output = process.StandardOutput.ReadToEndAsync(limit.Token);
        Task<string> error = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return new CliResult(process.ExitCode, await output, await error);
    }

    /// <summary>Starts a command with nothing on its input.</summary>
    public static Process Start(Dictionary<string, string> environment, params string[] arguments)
    {
        Process process = StartTyping(environment, arguments);
        process.StandardInput.Close();
        return process;
    }

    /// <summary>Starts a command whose input is typed later.</summary>
    public static Process StartTyping(params string[] arguments) => StartTyping([], arguments);

    private static Process StartTyping(Dictionary<string, string> environment, string[] arguments)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!, [Tool, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }
        return Process.Start(start)!;
    }

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "nanosocket")))
        {
            folder = Path.GetDirectoryName(folder);
        }
        return folder ?? throw new InvalidOperationException("not inside the checkout");
    }
}

/// <summary>How a command ended.</summary>
internal sealed record CliResult(int ExitCode, string Output, string Error)
{
    /// <summary>The lines that say what is wrong.</summary>
    public string[] ErrorLines => Array.FindAll(
        Error.Split('\n'), line => line.StartsWith("nanosocket: error: ", StringComparison.Ordinal));
}
