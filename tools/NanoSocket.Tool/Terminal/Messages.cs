using System;
using Spectre.Console;

namespace NanoSocket.Tool.Terminal;

/// <summary>What the tool itself says. It all goes to standard error: standard output is the app's, or the answer
/// the command was asked for.</summary>
internal static class Messages
{
    private const int FileWidth = 120;

    /// <summary>Whether standard error is a terminal that understands cursor movement.</summary>
    public static bool IsTerminal { get; } =
        !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb");

    /// <summary>A line about what is going on.</summary>
    public static void Info(string text) => Console.Error.WriteLine("nanosocket: " + text);

    /// <summary>The one message of a command that failed.</summary>
    public static void Error(string text) => Console.Error.WriteLine("nanosocket: error: " + text);

    /// <summary>A Spectre console on standard output, for the answer of a command.</summary>
    public static IAnsiConsole OutputConsole()
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) });
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = FileWidth;
        }
        return console;
    }

    /// <summary>A Spectre console on standard error.</summary>
    public static IAnsiConsole ErrorConsole() =>
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
}
