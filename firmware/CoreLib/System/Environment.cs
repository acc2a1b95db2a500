using System.Runtime.InteropServices;

namespace System;

/// <summary>The device as a program sees it.</summary>
public static class Environment
{
    public static string NewLine => "\n";

    /// <summary>Milliseconds since boot; wraps after 24.9 days.</summary>
    public static int TickCount => (int)TickCount64;

    /// <summary>Milliseconds since boot.</summary>
    public static long TickCount64 => NativeTime() / 1000;

    public static int ProcessorCount => 1;

    public static bool HasShutdownStarted => false;

    public static int CurrentManagedThreadId => Threading.Thread.CurrentThread.ManagedThreadId;

    /// <summary>Ends the run at once; the tool's exit code is this one.</summary>
    public static void Exit(int exitCode) => NativeExit(exitCode);

    /// <summary>Ends the run as an unhandled exception does.</summary>
    [System.Diagnostics.CodeAnalysis.DoesNotReturn]
    public static void FailFast(string? message)
    {
        Console.Error.WriteLine("FailFast: " + message);
        while (true)
        {
            NativeExit(134);
        }
    }

    [DllImport("nanosocket", EntryPoint = "ns_time_us")]
    internal static extern long NativeTime();

    [DllImport("nanosocket", EntryPoint = "ns_exit")]
    private static extern void NativeExit(int code);
}
