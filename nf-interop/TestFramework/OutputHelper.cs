using System;

namespace nanoFramework.TestFramework;

/// <summary>Output of a test beside its result.</summary>
public static class OutputHelper
{
    /// <summary>Writes a text to the app's output.</summary>
    public static void Write(string message) => Console.Write(message);

    /// <summary>Writes a line to the app's output.</summary>
    public static void WriteLine(string message) => Console.WriteLine(message);
}
