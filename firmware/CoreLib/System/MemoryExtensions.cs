using System.Collections.Generic;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace System;

/// <summary>Operations on spans that need to know nothing but their elements.</summary>
public static partial class MemoryExtensions
{
    public static Span<T> AsSpan<T>(this T[]? array) => new(array);

    public static Span<T> AsSpan<T>(this T[]? array, int start) => new Span<T>(array).Slice(start);

    public static Span<T> AsSpan<T>(this T[]? array, int start, int length) => new(array, start, length);

    public static Span<T> AsSpan<T>(this T[]? array, Range range)
    {
        (int start, int length) = range.GetOffsetAndLength(array is null ? 0 : array.Length);
        return new Span<T>(array, start, length);
    }

    public static Span<T> AsSpan<T>(this ArraySegment<T> segment) =>
        new(segment.Array, segment.Offset, segment.Count);

    /// <summary>What C# itself calls to turn a string into a span.</summary>
    public static ReadOnlySpan<char> AsSpan(this string? text) =>
        text is null ? default : new ReadOnlySpan<char>(ref text.FirstChar, text.Length);

    public static ReadOnlySpan<char> AsSpan(this string? text, int start) =>
        text.AsSpan(start, Math.Max((text is null ? 0 : text.Length) - start, 0));

    public static ReadOnlySpan<char> AsSpan(this string? text, int start, int length)
    {
        ReadOnlySpan<char> all = text;
        if ((uint)start > (uint)all.Length || (uint)length > (uint)(all.Length - start))
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(start));
        }

        return new ReadOnlySpan<char>(ref Unsafe.Add(ref all.Reference, start), length);
    }

    public static ReadOnlySpan<char> AsSpan(this string? text, Range range)
    {
        (int start, int length) = range.GetOffsetAndLength(text is null ? 0 : text.Length);
        return text.AsSpan(start, length);
    }

    public static bool SequenceEqual<T>(this Span<T> span, ReadOnlySpan<T> other) =>
        SequenceEqual((ReadOnlySpan<T>)span, other);

    public static bool SequenceEqual<T>(this ReadOnlySpan<T> span, ReadOnlySpan<T> other)
    {
        if (span.Length != other.Length)
        {
            return false;
        }

        for (int i = 0; i < span.Length; i++)
        {
            if (!DefaultEquality<T>.AreEqual(span[i], other[i]))
            {
                return false;
            }
        }

        return true;
    }

    public static bool SequenceEqual<T>(this ReadOnlySpan<T> span, ReadOnlySpan<T> other,
        IEqualityComparer<T>? comparer)
    {
        if (comparer is null || span.Length != other.Length)
        {
            return span.SequenceEqual(other);
        }

        for (int i = 0; i < span.Length; i++)
        {
            if (!comparer.Equals(span[i], other[i]))
            {
                return false;
            }
        }

        return true;
    }

    public static int SequenceCompareTo<T>(this Span<T> span, ReadOnlySpan<T> other) where T : IComparable<T>? =>
        SequenceCompareTo((ReadOnlySpan<T>)span, other);

    public static int SequenceCompareTo<T>(this ReadOnlySpan<T> span, ReadOnlySpan<T> other) where T : IComparable<T>?
    {
        int common = Math.Min(span.Length, other.Length);
        for (int i = 0; i < common; i++)
        {
            int order = DefaultOrder<T>.Compare(span[i], other[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return span.Length.CompareTo(other.Length);
    }

    public static void Reverse<T>(this Span<T> span)
    {
        for (int i = 0, j = span.Length - 1; i < j; i++, j--)
        {
            (span[i], span[j]) = (span[j], span[i]);
        }
    }

    public static void Sort<T>(this Span<T> span) => Sorter<T>.Sort(span, null);

    public static void Sort<T>(this Span<T> span, Comparison<T> comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        Sorter<T>.Sort(span, comparison);
    }

    public static void CopyTo<T>(this T[]? source, Span<T> destination) =>
        new ReadOnlySpan<T>(source).CopyTo(destination);

    public static bool Overlaps<T>(this ReadOnlySpan<T> span, ReadOnlySpan<T> other)
    {
        if (span.IsEmpty || other.IsEmpty)
        {
            return false;
        }

        nint distance = Unsafe.ByteOffset(ref span.Reference, ref other.Reference);
        return distance >= 0
            ? distance < (nint)span.Length * Unsafe.SizeOf<T>() : -distance < (nint)other.Length * Unsafe.SizeOf<T>();
    }

    public static int BinarySearch<T>(this ReadOnlySpan<T> span, T value) where T : IComparable<T>
    {
        int low = 0;
        int high = span.Length - 1;
        while (low <= high)
        {
            int middle = low + ((high - low) >> 1);
            int order = value.CompareTo(span[middle]);
            if (order == 0)
            {
                return middle;
            }

            if (order > 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return ~low;
    }

    public static int BinarySearch<T>(this Span<T> span, T value) where T : IComparable<T> =>
        BinarySearch((ReadOnlySpan<T>)span, value);
}
