using System.Diagnostics.CodeAnalysis;

namespace System.Collections.Generic;

/// <summary>Base of comparers for equality; <see cref="Default"/> asks the values themselves.</summary>
public abstract class EqualityComparer<T> : IEqualityComparer<T>, IEqualityComparer
{
    private static EqualityComparer<T>? s_default;

    protected EqualityComparer()
    {
    }

    public static EqualityComparer<T> Default => s_default ??= new DefaultEqualityComparer<T>();

    public static EqualityComparer<T> Create(Func<T?, T?, bool> equals, Func<T, int>? getHashCode = null)
    {
        ArgumentNullException.ThrowIfNull(equals);
        return new DelegateEqualityComparer<T>(equals, getHashCode);
    }

    public abstract bool Equals(T? x, T? y);

    public abstract int GetHashCode([DisallowNull] T obj);

    bool IEqualityComparer.Equals(object? x, object? y)
    {
        if (x == y)
        {
            return true;
        }

        return x is not null && y is not null && Equals((T)x, (T)y);
    }

    int IEqualityComparer.GetHashCode(object obj) => obj is null ? 0 : GetHashCode((T)obj);
}

internal sealed class DefaultEqualityComparer<T> : EqualityComparer<T>
{
    public override bool Equals(T? x, T? y) => DefaultEquality<T>.AreEqual(x, y);

    public override int GetHashCode([DisallowNull] T obj) => DefaultEquality<T>.HashCode(obj);
}

internal sealed class DelegateEqualityComparer<T> : EqualityComparer<T>
{
    private readonly Func<T?, T?, bool> _equals;
    private readonly Func<T, int>? _getHashCode;

    internal DelegateEqualityComparer(Func<T?, T?, bool> equals, Func<T, int>? getHashCode)
    {
        _equals = equals;
        _getHashCode = getHashCode;
    }

    public override bool Equals(T? x, T? y) => _equals(x, y);

    public override int GetHashCode([DisallowNull] T obj) =>
        _getHashCode is null ? throw new NotSupportedException() : _getHashCode(obj);
}
