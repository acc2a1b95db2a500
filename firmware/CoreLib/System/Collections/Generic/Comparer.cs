namespace System.Collections.Generic;

/// <summary>Base of comparers for order; <see cref="Default"/> asks the values themselves.</summary>
public abstract class Comparer<T> : IComparer<T>, IComparer
{
    private static Comparer<T>? s_default;

    protected Comparer()
    {
    }

    public static Comparer<T> Default => s_default ??= new DefaultComparer<T>();

    public static Comparer<T> Create(Comparison<T> comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return new ComparisonComparer<T>(comparison);
    }

    public abstract int Compare(T? x, T? y);

    int IComparer.Compare(object? x, object? y)
    {
        if (x is null)
        {
            return y is null ? 0 : -1;
        }

        return y is null ? 1 : Compare((T)x, (T)y);
    }
}

internal sealed class DefaultComparer<T> : Comparer<T>
{
    public override int Compare(T? x, T? y) => DefaultOrder<T>.Compare(x, y);
}

internal sealed class ComparisonComparer<T> : Comparer<T>
{
    private readonly Comparison<T> _comparison;

    internal ComparisonComparer(Comparison<T> comparison) => _comparison = comparison;

    public override int Compare(T? x, T? y) => _comparison(x!, y!);
}

/// <summary>What <see cref="Comparer{T}.Default"/> does, without a comparer object.</summary>
internal static class DefaultOrder<T>
{
    /// <remarks>See <see cref="DefaultEquality{T}.AreEqual"/> about tests and casts.</remarks>
    internal static int Compare(T? x, T? y)
    {
        if (x is null)
        {
            return y is null ? 0 : -1;
        }

        if (y is null)
        {
            return 1;
        }

        if (x is IComparable<T>)
        {
            return ((IComparable<T>)x).CompareTo(y);
        }

        if (x is IComparable comparable)
        {
            return comparable.CompareTo(y);
        }

        if (y is IComparable other)
        {
            return -other.CompareTo(x);
        }

        ThrowHelper.ThrowArgument("At least one object must implement IComparable.");
        return 0;
    }
}
