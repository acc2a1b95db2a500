using System;
using System.Threading;
using System.Threading.Tasks;
using Spectre.Console;

namespace NanoSocket.Tool.Terminal;

/// <summary>Says on standard error what long work is doing: a moving status line on a terminal, plain lines
/// elsewhere. Work that has no steps shows nothing.</summary>
internal static class Progress
{
    /// <summary>Runs work that names its steps as it goes.</summary>
    public static async Task<T> RunAsync<T>(Func<Action<string>, Task<T>> work)
    {
        if (!Messages.IsTerminal)
        {
            return await work(Messages.Info);
        }
        // The status line, and the library behind it, start with the first step.
        TaskCompletionSource<string> first = new(TaskCreationOptions.RunContinuationsAsynchronously);
        string current = "";
        Task<T> running = work(step =>
        {
            Volatile.Write(ref current, step);
            first.TrySetResult(step);
        });
        if (await Task.WhenAny(running, first.Task) != running)
        {
            await ShowAsync(running, () => Volatile.Read(ref current));
        }
        return await running;
    }

    private static Task ShowAsync(Task running, Func<string> current) =>
        Messages.ErrorConsole().Status().StartAsync(Markup.Escape(current()), async context =>
        {
            while (!running.IsCompleted)
            {
                context.Status(Markup.Escape(current()));
                await Task.WhenAny(running, Task.Delay(100));
            }
        });
}
