using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace System.Diagnostics;

/// <summary>Text for the log channel, and assertions. Calls vanish from builds without the symbol DEBUG.</summary>
public static class Debug
{
    [Conditional("DEBUG")]
    public static void Write(string? message) => ConsoleChannel.Write(ConsoleChannel.Log, message, false);

    [Conditional("DEBUG")]
    public static void Write(object? value) => Write(value?.ToString());

    [Conditional("DEBUG")]
    public static void WriteLine(string? message) => ConsoleChannel.Write(ConsoleChannel.Log, message, true);

    [Conditional("DEBUG")]
    public static void WriteLine(object? value) => WriteLine(value?.ToString());

    /// <summary>Not in .NET; nanoFramework has it.</summary>
    [Conditional("DEBUG")]
    public static void WriteLine() => WriteLine("");

    [Conditional("DEBUG")]
    public static void WriteLine(string format, params object?[] args) => WriteLine(string.Format(format, args));

    [Conditional("DEBUG")]
    public static void WriteLineIf(bool condition, string? message)
    {
        if (condition)
        {
            WriteLine(message);
        }
    }

    /// <summary>Ends the run with a message when a condition does not hold.</summary>
    [Conditional("DEBUG")]
    public static void Assert([DoesNotReturnIf(false)] bool condition,
        [CallerArgumentExpression(nameof(condition))] string? message = null)
    {
        if (!condition)
        {
            Fail(message);
        }
    }

    [Conditional("DEBUG")]
    public static void Assert([DoesNotReturnIf(false)] bool condition, string? message, string? detailMessage)
    {
        if (!condition)
        {
            Fail(message + " " + detailMessage);
        }
    }

    [Conditional("DEBUG")]
    [DoesNotReturn]
    public static void Fail(string? message) => Environment.FailFast("Assertion failed. " + message);
}

/// <summary>Text for the log channel in every build.</summary>
public static class Trace
{
    public static void Write(string? message) => ConsoleChannel.Write(ConsoleChannel.Log, message, false);

    public static void WriteLine(string? message) => ConsoleChannel.Write(ConsoleChannel.Log, message, true);

    public static void WriteLine(object? value) => WriteLine(value?.ToString());

    public static void TraceInformation(string? message) => WriteLine(message);

    public static void TraceWarning(string? message) => WriteLine(message);

    public static void TraceError(string? message) => WriteLine(message);
}

/// <summary>There is no managed debugger on the device: gdb works on the machine code.</summary>
public static class Debugger
{
    public static bool IsAttached => false;

    public static void Break()
    {
    }
}
