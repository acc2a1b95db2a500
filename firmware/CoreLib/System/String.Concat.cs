using System.Collections.Generic;
using System.Text;

namespace System;

public sealed partial class String
{
    public static string Concat(object? arg0) => arg0?.ToString() ?? Empty;

    public static string Concat(object? arg0, object? arg1) => Concat(arg0?.ToString(), arg1?.ToString());

    public static string Concat(object? arg0, object? arg1, object? arg2) =>
        Concat(arg0?.ToString(), arg1?.ToString(), arg2?.ToString());

    public static string Concat(params object?[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        string?[] texts = new string?[args.Length];
        for (int i = 0; i < args.Length; i++)
        {
            texts[i] = args[i]?.ToString();
        }

        return Concat(texts);
    }

    public static string Concat(string? str0, string? str1)
    {
        if (IsNullOrEmpty(str0))
        {
            return str1 ?? Empty;
        }

        return IsNullOrEmpty(str1) ? str0 : Concat(str0.AsSpan(), str1.AsSpan());
    }

    public static string Concat(string? str0, string? str1, string? str2) =>
        Concat(str0.AsSpan(), str1.AsSpan(), str2.AsSpan());

    public static string Concat(string? str0, string? str1, string? str2, string? str3) =>
        Concat(str0.AsSpan(), str1.AsSpan(), str2.AsSpan(), str3.AsSpan());

    public static string Concat(params string?[] values) =>
        Concat(new ReadOnlySpan<string?>(values ?? throw new ArgumentNullException(nameof(values))));

    public static string Concat(params ReadOnlySpan<string?> values)
    {
        long length = 0;
        foreach (string? value in values)
        {
            length += value is null ? 0 : value.Length;
        }

        string result = AllocateFor(length);
        Span<char> rest = result.Writable;
        foreach (string? value in values)
        {
            rest = Append(rest, value);
        }

        return result;
    }

    public static string Concat(ReadOnlySpan<char> str0, ReadOnlySpan<char> str1)
    {
        string result = AllocateFor((long)str0.Length + str1.Length);
        Append(Append(result.Writable, str0), str1);
        return result;
    }

    public static string Concat(ReadOnlySpan<char> str0, ReadOnlySpan<char> str1, ReadOnlySpan<char> str2)
    {
        string result = AllocateFor((long)str0.Length + str1.Length + str2.Length);
        Append(Append(Append(result.Writable, str0), str1), str2);
        return result;
    }

    public static string Concat(ReadOnlySpan<char> str0, ReadOnlySpan<char> str1, ReadOnlySpan<char> str2,
        ReadOnlySpan<char> str3)
    {
        string result = AllocateFor((long)str0.Length + str1.Length + str2.Length + str3.Length);
        Append(Append(Append(Append(result.Writable, str0), str1), str2), str3);
        return result;
    }

    public static string Concat(IEnumerable<string?> values) => JoinItems(default, values);

    public static string Concat<T>(IEnumerable<T> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        StringBuilder builder = new();
        foreach (T value in values)
        {
            builder.Append(value?.ToString());
        }

        return builder.ToString();
    }

    public static string Join(string? separator, params string?[] value) => JoinSpans(separator.AsSpan(),
        new ReadOnlySpan<string?>(value ?? throw new ArgumentNullException(nameof(value))));

    public static string Join(char separator, params string?[] value) =>
        JoinSpans(new ReadOnlySpan<char>(in separator),
            new ReadOnlySpan<string?>(value ?? throw new ArgumentNullException(nameof(value))));

    public static string Join(string? separator, string?[] value, int startIndex, int count) =>
        JoinSpans(separator.AsSpan(), new ReadOnlySpan<string?>(value, startIndex, count));

    public static string Join(string? separator, params object?[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        string?[] texts = new string?[values.Length];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = values[i]?.ToString();
        }

        return JoinSpans(separator.AsSpan(), new ReadOnlySpan<string?>(texts));
    }

    public static string Join(string? separator, IEnumerable<string?> values) => JoinItems(separator.AsSpan(), values);

    public static string Join<T>(string? separator, IEnumerable<T> values) => JoinItems(separator.AsSpan(), values);

    public static string Join<T>(char separator, IEnumerable<T> values) =>
        JoinItems(new ReadOnlySpan<char>(in separator), values);

    public static string Join(string? separator, params ReadOnlySpan<string?> value) =>
        JoinSpans(separator.AsSpan(), value);

    private static string JoinSpans(ReadOnlySpan<char> separator, ReadOnlySpan<string?> values)
    {
        if (values.Length <= 1)
        {
            return values.Length == 0 ? Empty : values[0] ?? Empty;
        }

        long length = (long)separator.Length * (values.Length - 1);
        foreach (string? value in values)
        {
            length += value is null ? 0 : value.Length;
        }

        string result = AllocateFor(length);
        Span<char> rest = Append(result.Writable, values[0]);
        for (int i = 1; i < values.Length; i++)
        {
            rest = Append(Append(rest, separator), values[i]);
        }

        return result;
    }

    private static string JoinItems<T>(ReadOnlySpan<char> separator, IEnumerable<T> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        StringBuilder builder = new();
        bool first = true;
        foreach (T value in values)
        {
            if (!first)
            {
                builder.Append(separator);
            }

            first = false;
            builder.Append(value?.ToString());
        }

        return builder.ToString();
    }

    private Span<char> Writable => new(ref _firstChar, Length);

    private static string AllocateFor(long length)
    {
        if (length == 0)
        {
            return Empty;
        }

        if (length > int.MaxValue)
        {
            ThrowHelper.ThrowOutOfMemory();
        }

        return FastAllocate((int)length);
    }

    /// <summary>Copies a text to the start of a span and returns what is left of the span.</summary>
    private static Span<char> Append(Span<char> destination, ReadOnlySpan<char> text)
    {
        text.CopyTo(destination);
        return destination.Slice(text.Length);
    }
}
