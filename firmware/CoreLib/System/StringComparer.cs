using System.Collections;
using System.Collections.Generic;
using System.Globalization;

namespace System;

/// <summary>Compares strings in one of the ways of <see cref="StringComparison"/>.</summary>
public abstract class StringComparer : IComparer, IEqualityComparer, IComparer<string?>, IEqualityComparer<string?>
{
    private static StringComparer? s_ordinal;
    private static StringComparer? s_ignoreCase;

    public static StringComparer Ordinal => s_ordinal ??= new OrdinalComparer(false);

    public static StringComparer OrdinalIgnoreCase => s_ignoreCase ??= new OrdinalComparer(true);

    public static StringComparer InvariantCulture => Ordinal;

    public static StringComparer InvariantCultureIgnoreCase => OrdinalIgnoreCase;

    public static StringComparer CurrentCulture => Ordinal;

    public static StringComparer CurrentCultureIgnoreCase => OrdinalIgnoreCase;

    public static StringComparer FromComparison(StringComparison comparisonType) =>
        string.IgnoresCase(comparisonType) ? OrdinalIgnoreCase : Ordinal;

    public abstract int Compare(string? x, string? y);

    public abstract bool Equals(string? x, string? y);

    public abstract int GetHashCode(string obj);

    public int Compare(object? x, object? y)
    {
        if (x is string left && y is string right)
        {
            return Compare(left, right);
        }

        return Comparer<object>.Default.Compare(x, y);
    }

    public new bool Equals(object? x, object? y) =>
        x is string left && y is string right ? Equals(left, right) : object.Equals(x, y);

    public int GetHashCode(object obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        return obj is string text ? GetHashCode(text) : obj.GetHashCode();
    }
}

internal sealed class OrdinalComparer : StringComparer
{
    private readonly bool _ignoreCase;

    internal OrdinalComparer(bool ignoreCase) => _ignoreCase = ignoreCase;

    public override int Compare(string? x, string? y) => string.Compare(x, y, _ignoreCase);

    public override bool Equals(string? x, string? y) =>
        _ignoreCase ? string.EqualsIgnoreCase(x, y) : string.Equals(x, y);

    public override int GetHashCode(string obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        return _ignoreCase ? obj.ToUpperInvariant().GetHashCode() : obj.GetHashCode();
    }
}
