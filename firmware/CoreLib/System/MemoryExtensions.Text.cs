using System.Globalization;

namespace System;

public static partial class MemoryExtensions
{
    public static bool Equals(this ReadOnlySpan<char> span, ReadOnlySpan<char> other,
        StringComparison comparisonType) =>
        Ordinal.Equals(span, other, string.IgnoresCase(comparisonType));

    public static int CompareTo(this ReadOnlySpan<char> span, ReadOnlySpan<char> other,
        StringComparison comparisonType) => string.IgnoresCase(comparisonType)
        ? Ordinal.CompareIgnoreCase(span, other) : Ordinal.Compare(span, other);

    public static int IndexOf(this ReadOnlySpan<char> span, ReadOnlySpan<char> value,
        StringComparison comparisonType) =>
        Ordinal.IndexOf(span, value, string.IgnoresCase(comparisonType));

    public static int LastIndexOf(this ReadOnlySpan<char> span, ReadOnlySpan<char> value,
        StringComparison comparisonType) => Ordinal.LastIndexOf(span, value, string.IgnoresCase(comparisonType));

    public static bool Contains(this ReadOnlySpan<char> span, ReadOnlySpan<char> value,
        StringComparison comparisonType) => span.IndexOf(value, comparisonType) >= 0;

    public static bool StartsWith(this ReadOnlySpan<char> span, ReadOnlySpan<char> value,
        StringComparison comparisonType) => value.Length <= span.Length
        && Ordinal.Equals(span.Slice(0, value.Length), value, string.IgnoresCase(comparisonType));

    public static bool EndsWith(this ReadOnlySpan<char> span, ReadOnlySpan<char> value,
        StringComparison comparisonType) => value.Length <= span.Length
        && Ordinal.Equals(span.Slice(span.Length - value.Length), value, string.IgnoresCase(comparisonType));

    public static bool IsWhiteSpace(this ReadOnlySpan<char> span) => span.TrimStart().Length == 0;

    public static ReadOnlySpan<char> Trim(this ReadOnlySpan<char> span) => span.TrimStart().TrimEnd();

    public static ReadOnlySpan<char> TrimStart(this ReadOnlySpan<char> span)
    {
        int start = 0;
        while (start < span.Length && char.IsWhiteSpace(span[start]))
        {
            start++;
        }

        return span.Slice(start);
    }

    public static ReadOnlySpan<char> TrimEnd(this ReadOnlySpan<char> span)
    {
        int end = span.Length;
        while (end > 0 && char.IsWhiteSpace(span[end - 1]))
        {
            end--;
        }

        return span.Slice(0, end);
    }

    public static ReadOnlySpan<char> Trim(this ReadOnlySpan<char> span, char trimChar) =>
        span.TrimStart(trimChar).TrimEnd(trimChar);

    public static ReadOnlySpan<char> TrimStart(this ReadOnlySpan<char> span, char trimChar)
    {
        int start = 0;
        while (start < span.Length && span[start] == trimChar)
        {
            start++;
        }

        return span.Slice(start);
    }

    public static ReadOnlySpan<char> TrimEnd(this ReadOnlySpan<char> span, char trimChar)
    {
        int end = span.Length;
        while (end > 0 && span[end - 1] == trimChar)
        {
            end--;
        }

        return span.Slice(0, end);
    }

    /// <summary>Writes the text in upper case; returns its length, or -1 when the destination is too short.</summary>
    public static int ToUpperInvariant(this ReadOnlySpan<char> source, Span<char> destination)
    {
        if (source.Length > destination.Length)
        {
            return -1;
        }

        for (int i = 0; i < source.Length; i++)
        {
            destination[i] = char.ToUpperInvariant(source[i]);
        }

        return source.Length;
    }

    /// <summary>Writes the text in lower case; returns its length, or -1 when the destination is too short.</summary>
    public static int ToLowerInvariant(this ReadOnlySpan<char> source, Span<char> destination)
    {
        if (source.Length > destination.Length)
        {
            return -1;
        }

        for (int i = 0; i < source.Length; i++)
        {
            destination[i] = char.ToLowerInvariant(source[i]);
        }

        return source.Length;
    }

    /// <summary>Finds the parts between separators; returns how many ranges were written.</summary>
    public static int Split(this ReadOnlySpan<char> source, Span<Range> destination, char separator,
        StringSplitOptions options = StringSplitOptions.None)
    {
        int count = 0;
        int start = 0;
        while (count < destination.Length)
        {
            int length = source.Slice(start).IndexOf(separator);
            bool last = length < 0 || count == destination.Length - 1;
            int end = last ? source.Length : start + length;
            Range part = Trimmed(source, start, end, options);
            if ((options & StringSplitOptions.RemoveEmptyEntries) == 0 || part.Start.Value != part.End.Value)
            {
                destination[count++] = part;
            }

            if (last)
            {
                break;
            }

            start = end + 1;
        }

        return count;
    }

    private static Range Trimmed(ReadOnlySpan<char> source, int start, int end, StringSplitOptions options)
    {
        if ((options & StringSplitOptions.TrimEntries) == 0)
        {
            return new Range(start, end);
        }

        int lead = end - start - source.Slice(start, end - start).TrimStart().Length;
        int length = source.Slice(start, end - start).Trim().Length;
        return new Range(start + lead, start + lead + length);
    }
}
