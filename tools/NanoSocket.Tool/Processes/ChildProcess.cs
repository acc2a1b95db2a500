using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NanoSocket.Tool.Processes;

/// <summary>A long-running program (an emulator, an image as a process) that never outlives this one.</summary>
/// <remarks>The kernel kills it when its parent dies (PR_SET_PDEATHSIG, through setpriv). Linux sends that signal
/// when the <em>thread</em> that started the child ends, so one thread that lives as long as the process starts them
/// all.</remarks>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly BlockingCollection<Action> Starts = StartLauncher();

    private readonly Process _process;

    private ChildProcess(Process process) => _process = process;

    /// <summary>The program's standard input, when it was started with one.</summary>
    public Stream Input => _process.StandardInput.BaseStream;

    public Stream Output => _process.StandardOutput.BaseStream;

    public Stream Error => _process.StandardError.BaseStream;

    /// <summary>Starts a program with both outputs piped.</summary>
    /// <param name="program">Its path or name.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Environment variables besides our own.</param>
    /// <param name="hasInput">Its input is <see cref="Input"/>; else it is closed.</param>
    /// <exception cref="ToolException">The program is not installed.</exception>
    public static Task<ChildProcess> StartAsync(
        string program, IEnumerable<string> arguments,
        IReadOnlyCollection<KeyValuePair<string, string>>? environment = null, bool hasInput = false)
    {
        string path = Programs.Require(program);
        string? setpriv = Programs.Find("setpriv");
        ProcessStartInfo start = setpriv is null
            ? new ProcessStartInfo(path, arguments)
            : new ProcessStartInfo(setpriv, new[] { "--pdeathsig", "KILL", path }.Concat(arguments));
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        foreach ((string name, string value) in environment ?? [])
        {
            start.Environment[name] = value;
        }
        TaskCompletionSource<ChildProcess> started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Starts.Add(() => Start(start, hasInput, started));
        return started.Task;
    }

    /// <summary>Waits for the end and returns the exit code; 128 + n when signal n ended it.</summary>
    public async Task<int> WaitAsync(CancellationToken cancellation)
    {
        await _process.WaitForExitAsync(cancellation);
        return _process.ExitCode;
    }

    /// <summary>Ends the program at once.</summary>
    public void Kill() => Kill(_process);

    /// <summary>Ends a program and what it started; nothing happens when it has already ended.</summary>
    public static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended between the decision and the call.
        }
        catch (Win32Exception)
        {
            // The kernel is already ending it.
        }
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static void Start(ProcessStartInfo start, bool hasInput, TaskCompletionSource<ChildProcess> started)
    {
        try
        {
            Process process = Process.Start(start)!;
            if (!hasInput)
            {
                process.StandardInput.Close();
            }
            started.SetResult(new ChildProcess(process));
        }
        catch (Exception e) when (e is Win32Exception or IOException or InvalidOperationException)
        {
            started.SetException(new ToolException($"cannot start {start.FileName}: {e.Message}"));
        }
    }

    private static BlockingCollection<Action> StartLauncher()
    {
        BlockingCollection<Action> starts = [];
        Thread thread = new(() =>
        {
            foreach (Action start in starts.GetConsumingEnumerable())
            {
                start();
            }
        })
        { IsBackground = true, Name = "launcher" };
        thread.Start();
        return starts;
    }
}
