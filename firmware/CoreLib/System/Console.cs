using System.IO;
using System.Runtime.InteropServices;
using System.Text;

namespace System;

/// <summary>The app's output channel, and through <see cref="Error"/> the log channel. There is no input.</summary>
public static class Console
{
    private static ConsoleWriter? s_out;
    private static ConsoleWriter? s_error;

    public static TextWriter Out => s_out ??= new ConsoleWriter(ConsoleChannel.App);

    public static TextWriter Error => s_error ??= new ConsoleWriter(ConsoleChannel.Log);

    public static void Write(string? value) => ConsoleChannel.Write(ConsoleChannel.App, value, false);

    public static void Write(char value) =>
        ConsoleChannel.Write(ConsoleChannel.App, new ReadOnlySpan<char>(in value), false);

    public static void Write(bool value) => Write(value ? "True" : "False");

    public static void Write(int value) => Write(value, false);

    public static void Write(uint value) => Write(value.ToString());

    public static void Write(long value) => Write(value.ToString());

    public static void Write(ulong value) => Write(value.ToString());

    public static void Write(float value) => Write(value.ToString());

    public static void Write(double value) => Write(value.ToString());

    public static void Write(object? value) => Write(value?.ToString());

    public static void Write(char[]? buffer) => ConsoleChannel.Write(ConsoleChannel.App, buffer, false);

    public static void Write(char[] buffer, int index, int count) =>
        ConsoleChannel.Write(ConsoleChannel.App, new ReadOnlySpan<char>(buffer, index, count), false);

    public static void Write(ReadOnlySpan<char> value) => ConsoleChannel.Write(ConsoleChannel.App, value, false);

    public static void Write(string format, object? arg0) => Write(string.Format(format, arg0));

    public static void Write(string format, object? arg0, object? arg1) => Write(string.Format(format, arg0, arg1));

    public static void Write(string format, object? arg0, object? arg1, object? arg2) =>
        Write(string.Format(format, arg0, arg1, arg2));

    public static void Write(string format, params object?[]? arg) => Write(string.Format(format, arg ?? [null]));

    public static void WriteLine() => ConsoleChannel.Write(ConsoleChannel.App, default, true);

    public static void WriteLine(string? value) => ConsoleChannel.Write(ConsoleChannel.App, value, true);

    public static void WriteLine(char value) =>
        ConsoleChannel.Write(ConsoleChannel.App, new ReadOnlySpan<char>(in value), true);

    public static void WriteLine(bool value) => WriteLine(value ? "True" : "False");

    public static void WriteLine(int value) => Write(value, true);

    public static void WriteLine(uint value) => WriteLine(value.ToString());

    public static void WriteLine(long value) => WriteLine(value.ToString());

    public static void WriteLine(ulong value) => WriteLine(value.ToString());

    public static void WriteLine(float value) => WriteLine(value.ToString());

    public static void WriteLine(double value) => WriteLine(value.ToString());

    public static void WriteLine(object? value) => WriteLine(value?.ToString());

    public static void WriteLine(char[]? buffer) => ConsoleChannel.Write(ConsoleChannel.App, buffer, true);

    public static void WriteLine(ReadOnlySpan<char> value) => ConsoleChannel.Write(ConsoleChannel.App, value, true);

    public static void WriteLine(string format, object? arg0) => WriteLine(string.Format(format, arg0));

    public static void WriteLine(string format, object? arg0, object? arg1) =>
        WriteLine(string.Format(format, arg0, arg1));

    public static void WriteLine(string format, object? arg0, object? arg1, object? arg2) =>
        WriteLine(string.Format(format, arg0, arg1, arg2));

    public static void WriteLine(string format, params object?[]? arg) =>
        WriteLine(string.Format(format, arg ?? [null]));

    private static void Write(int value, bool endLine)
    {
        Span<char> buffer = stackalloc char[11];
        ConsoleChannel.Write(ConsoleChannel.App, buffer.Slice(Number.WriteDecimal(value, buffer)), endLine);
    }
}
