using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace NanoSocket.Tool.Processes;

/// <summary>Runs a short program to its end and collects what it prints.</summary>
internal static class Command
{
    /// <summary>Runs <paramref name="program"/>, a name on the path or a full path, with the given input.</summary>
    /// <exception cref="ToolException">The program is not installed.</exception>
    public static async Task<CommandResult> RunAsync(
        string program, IEnumerable<string> arguments, string? input = null, string? folder = null,
        CancellationToken cancellation = default)
    {
        ProcessStartInfo start = new(Programs.Require(program), arguments)
        {
            WorkingDirectory = folder ?? Repository.Current.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Messages of compilers are parsed: they must be in English.
        start.Environment["LC_ALL"] = "C";
        using Process process = Process.Start(start)!;
        await using CancellationTokenRegistration kill =
            cancellation.Register(() => ChildProcess.Kill(process));
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellation);
        Task<string> error = process.StandardError.ReadToEndAsync(cancellation);
        if (input is not null)
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), cancellation);
        }
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellation);
        return new CommandResult(
            process.ExitCode, await output, await error);
    }
}
