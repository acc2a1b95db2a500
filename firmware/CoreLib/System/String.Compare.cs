using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace System;

public sealed partial class String
{
    public static bool operator ==(string? a, string? b) => Equals(a, b);

    public static bool operator !=(string? a, string? b) => !Equals(a, b);

    public static bool Equals(string? a, string? b)
    {
        if (ReferenceEquals(a, b))
        {
            return true;
        }

        return a is not null && b is not null && a.Length == b.Length
            && Buffer.BytesEqual(ref Unsafe.As<char, byte>(ref a._firstChar),
                ref Unsafe.As<char, byte>(ref b._firstChar), (nuint)a.Length * sizeof(char));
    }

    public static bool Equals(string? a, string? b, StringComparison comparisonType) =>
        IgnoresCase(comparisonType) ? EqualsIgnoreCase(a, b) : Equals(a, b);

    public bool Equals([NotNullWhen(true)] string? value) => Equals(this, value);

    public bool Equals([NotNullWhen(true)] string? value, StringComparison comparisonType) =>
        Equals(this, value, comparisonType);

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is string text && Equals(this, text);

    internal static bool EqualsIgnoreCase(string? a, string? b)
    {
        if (ReferenceEquals(a, b))
        {
            return true;
        }

        return a is not null && b is not null && a.Length == b.Length && Ordinal.CompareIgnoreCase(a, b) == 0;
    }

    public static int CompareOrdinal(string? strA, string? strB)
    {
        if (ReferenceEquals(strA, strB))
        {
            return 0;
        }

        if (strA is null)
        {
            return -1;
        }

        return strB is null ? 1 : Ordinal.Compare(strA, strB);
    }

    public static int CompareOrdinal(string? strA, int indexA, string? strB, int indexB, int length) =>
        CompareParts(strA, indexA, strB, indexB, length, false);

    public static int Compare(string? strA, string? strB) => CompareOrdinal(strA, strB);

    public static int Compare(string? strA, string? strB, bool ignoreCase)
    {
        if (!ignoreCase || strA is null || strB is null)
        {
            return CompareOrdinal(strA, strB);
        }

        return Ordinal.CompareIgnoreCase(strA, strB);
    }

    public static int Compare(string? strA, string? strB, StringComparison comparisonType) =>
        Compare(strA, strB, IgnoresCase(comparisonType));

    public static int Compare(string? strA, string? strB, bool ignoreCase, CultureInfo? culture) =>
        Compare(strA, strB, ignoreCase);

    public static int Compare(string? strA, int indexA, string? strB, int indexB, int length) =>
        CompareParts(strA, indexA, strB, indexB, length, false);

    public static int Compare(string? strA, int indexA, string? strB, int indexB, int length, bool ignoreCase) =>
        CompareParts(strA, indexA, strB, indexB, length, ignoreCase);

    public static int Compare(string? strA, int indexA, string? strB, int indexB, int length,
        StringComparison comparisonType) =>
        CompareParts(strA, indexA, strB, indexB, length, IgnoresCase(comparisonType));

    public int CompareTo(object? value)
    {
        if (value is null)
        {
            return 1;
        }

        if (value is not string other)
        {
            ThrowHelper.ThrowArgument("Object must be of type String.");
            return 0;
        }

        return CompareOrdinal(this, other);
    }

    public int CompareTo(string? strB) => CompareOrdinal(this, strB);

    /// <summary>Whether a comparison ignores case; throws for values that the enumeration does not have.</summary>
    internal static bool IgnoresCase(StringComparison comparison)
    {
        if ((uint)comparison > (uint)StringComparison.OrdinalIgnoreCase)
        {
            ThrowHelper.ThrowArgument("The string comparison type passed in is currently not supported.",
                "comparisonType");
        }

        return ((int)comparison & 1) != 0;
    }

    private static int CompareParts(string? strA, int indexA, string? strB, int indexB, int length, bool ignoreCase)
    {
        if (strA is null || strB is null)
        {
            return CompareOrdinal(strA, strB);
        }

        if (length < 0)
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(length), "Length cannot be less than zero.");
        }

        ReadOnlySpan<char> a = Part(strA, indexA, length, nameof(indexA));
        ReadOnlySpan<char> b = Part(strB, indexB, length, nameof(indexB));
        return ignoreCase ? Ordinal.CompareIgnoreCase(a, b) : Ordinal.Compare(a, b);
    }

    private static ReadOnlySpan<char> Part(string text, int index, int length, string paramName)
    {
        if ((uint)index > (uint)text.Length)
        {
            ThrowHelper.ThrowArgumentOutOfRange(paramName,
                "Index was out of range. Must be non-negative and less than or equal to the size of the collection.");
        }

        return text.AsSpan(index, Math.Min(length, text.Length - index));
    }
}
