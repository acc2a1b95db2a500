using System.Globalization;

namespace System;

public sealed partial class String
{
    public bool Contains(char value) => IndexOf(value) >= 0;

    public bool Contains(char value, StringComparison comparisonType) => IndexOf(value, comparisonType) >= 0;

    public bool Contains(string value) => IndexOf(value, StringComparison.Ordinal) >= 0;

    public bool Contains(string value, StringComparison comparisonType) => IndexOf(value, comparisonType) >= 0;

    public bool StartsWith(char value) => Length != 0 && this[0] == value;

    public bool StartsWith(string value) => StartsWith(value, StringComparison.Ordinal);

    public bool StartsWith(string value, StringComparison comparisonType) =>
        this.AsSpan().StartsWith(ThrowHelper.NotNull(value, nameof(value)), comparisonType);

    public bool EndsWith(char value) => Length != 0 && this[Length - 1] == value;

    public bool EndsWith(string value) => EndsWith(value, StringComparison.Ordinal);

    public bool EndsWith(string value, StringComparison comparisonType) =>
        this.AsSpan().EndsWith(ThrowHelper.NotNull(value, nameof(value)), comparisonType);

    public int IndexOf(char value) => IndexOf(value, 0, Length);

    public int IndexOf(char value, int startIndex) => IndexOf(value, startIndex, Length - startIndex);

    public int IndexOf(char value, int startIndex, int count)
    {
        CheckPart(startIndex, count);
        for (int i = startIndex; i < startIndex + count; i++)
        {
            if (this[i] == value)
            {
                return i;
            }
        }

        return -1;
    }

    public int IndexOf(char value, StringComparison comparisonType) =>
        Ordinal.IndexOf(this, new ReadOnlySpan<char>(in value), IgnoresCase(comparisonType));

    public int IndexOf(string value) => IndexOf(value, StringComparison.Ordinal);

    public int IndexOf(string value, int startIndex) => IndexOf(value, startIndex, StringComparison.Ordinal);

    public int IndexOf(string value, int startIndex, int count) =>
        IndexOf(value, startIndex, count, StringComparison.Ordinal);

    public int IndexOf(string value, StringComparison comparisonType) =>
        Ordinal.IndexOf(this, ThrowHelper.NotNull(value, nameof(value)), IgnoresCase(comparisonType));

    public int IndexOf(string value, int startIndex, StringComparison comparisonType) =>
        IndexOf(value, startIndex, Length - startIndex, comparisonType);

    public int IndexOf(string value, int startIndex, int count, StringComparison comparisonType)
    {
        ArgumentNullException.ThrowIfNull(value);
        CheckPart(startIndex, count);
        int index = Ordinal.IndexOf(this.AsSpan(startIndex, count), value, IgnoresCase(comparisonType));
        return index < 0 ? -1 : index + startIndex;
    }

    public int IndexOfAny(char[] anyOf) => IndexOfAny(anyOf, 0, Length);

    public int IndexOfAny(char[] anyOf, int startIndex) => IndexOfAny(anyOf, startIndex, Length - startIndex);

    public int IndexOfAny(char[] anyOf, int startIndex, int count)
    {
        ArgumentNullException.ThrowIfNull(anyOf);
        CheckPart(startIndex, count);
        int index = this.AsSpan(startIndex, count).IndexOfAny(new ReadOnlySpan<char>(anyOf));
        return index < 0 ? -1 : index + startIndex;
    }

    public int LastIndexOf(char value) => LastIndexOf(value, Length - 1, Length);

    public int LastIndexOf(char value, int startIndex) => LastIndexOf(value, startIndex, startIndex + 1);

    public int LastIndexOf(char value, int startIndex, int count)
    {
        if (Length == 0)
        {
            return -1;
        }

        CheckPartBefore(startIndex, count);
        for (int i = startIndex; i > startIndex - count; i--)
        {
            if (this[i] == value)
            {
                return i;
            }
        }

        return -1;
    }

    public int LastIndexOf(string value) => LastIndexOf(value, StringComparison.Ordinal);

    public int LastIndexOf(string value, StringComparison comparisonType) =>
        Ordinal.LastIndexOf(this, ThrowHelper.NotNull(value, nameof(value)), IgnoresCase(comparisonType));

    public int LastIndexOf(string value, int startIndex) =>
        LastIndexOf(value, startIndex, startIndex + 1, StringComparison.Ordinal);

    public int LastIndexOf(string value, int startIndex, int count) =>
        LastIndexOf(value, startIndex, count, StringComparison.Ordinal);

    public int LastIndexOf(string value, int startIndex, StringComparison comparisonType) =>
        LastIndexOf(value, startIndex, startIndex + 1, comparisonType);

    public int LastIndexOf(string value, int startIndex, int count, StringComparison comparisonType)
    {
        ArgumentNullException.ThrowIfNull(value);
        bool ignoreCase = IgnoresCase(comparisonType);
        if (Length == 0 && startIndex is -1 or 0)
        {
            return value.Length == 0 ? 0 : -1;
        }

        if (startIndex == Length)
        {
            startIndex--;
            count = count > 0 ? count - 1 : count;
        }

        CheckPartBefore(startIndex, count);
        int first = startIndex - count + 1;
        int index = Ordinal.LastIndexOf(this.AsSpan(first, count), value, ignoreCase);
        return index < 0 ? -1 : index + first;
    }

    public int LastIndexOfAny(char[] anyOf)
    {
        ArgumentNullException.ThrowIfNull(anyOf);
        return this.AsSpan().LastIndexOfAny(new ReadOnlySpan<char>(anyOf));
    }

    public int LastIndexOfAny(char[] anyOf, int startIndex) => LastIndexOfAny(anyOf, startIndex, startIndex + 1);

    public int LastIndexOfAny(char[] anyOf, int startIndex, int count)
    {
        ArgumentNullException.ThrowIfNull(anyOf);
        if (Length == 0)
        {
            return -1;
        }

        CheckPartBefore(startIndex, count);
        int first = startIndex - count + 1;
        int index = this.AsSpan(first, count).LastIndexOfAny(new ReadOnlySpan<char>(anyOf));
        return index < 0 ? -1 : index + first;
    }

    private void CheckPart(int startIndex, int count)
    {
        if ((uint)startIndex > (uint)Length)
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(startIndex), "Index was out of range. Must be non-negative and "
                + "less than or equal to the size of the collection.");
        }

        if ((uint)count > (uint)(Length - startIndex))
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(count),
                "Count must be positive and count must refer to a location within the string/array/collection.");
        }
    }

    private void CheckPartBefore(int startIndex, int count)
    {
        if ((uint)startIndex >= (uint)Length)
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(startIndex),
                "Index was out of range. Must be non-negative and less than the size of the collection.");
        }

        if ((uint)count > (uint)startIndex + 1)
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(count),
                "Count must be positive and count must refer to a location within the string/array/collection.");
        }
    }
}
