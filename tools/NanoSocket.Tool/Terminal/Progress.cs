using System;
using System.Globalization;
using System.Threading.Tasks;
using Spectre.Console;

namespace NanoSocket.Tool.Terminal;

/// <summary>Says on standard error what long work is doing: a moving status line on a terminal, plain lines
/// elsewhere.</summary>
internal sealed class Progress
{
    private readonly Action<string> _show;

    private Progress(Action<string> show) => _show = show;

    /// <summary>Says nothing.</summary>
    public static Progress Silent { get; } = new(_ => { });

    /// <summary>Plain lines, whatever standard error is.</summary>
    public static Progress Plain { get; } = new(step => Messages.Info(step));

    /// <summary>Shows what is being done now, replacing what was shown before where that is possible.</summary>
    public void Step(string what) => _show(what);

    /// <summary>Runs work that reports its steps.</summary>
    public static async Task<T> RunAsync<T>(Func<Progress, Task<T>> work)
    {
        if (!Messages.IsTerminal)
        {
            return await work(Plain);
        }
        IAnsiConsole console = Messages.ErrorConsole();
        return await console.Status().StartAsync("Starting", context => work(new Progress(step =>
        {
            context.Status(Markup.Escape(string.Create(CultureInfo.InvariantCulture, $"{step}")));
        })));
    }
}
