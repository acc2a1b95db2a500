using System.Runtime.CompilerServices;

namespace System.Collections.Generic;

/// <summary>
/// What <see cref="EqualityComparer{T}.Default"/> does, without a comparer object. Values go through
/// <see cref="IEquatable{T}"/> when they have it, else through <see cref="object.Equals(object)"/>.
/// </summary>
internal static class DefaultEquality<T>
{
    /// <remarks>The compiler may call the value's own Equals directly, without the box.</remarks>
    [Intrinsic]
    internal static bool AreEqual(T? x, T? y)
    {
        if (x is null)
        {
            return y is null;
        }

        if (y is null)
        {
            return false;
        }

        if (typeof(T).IsEnum)
        {
            return EnumBits(x) == EnumBits(y);
        }

        return x is IEquatable<T> equatable ? equatable.Equals(y) : x.Equals(y);
    }

    internal static int HashCode(T? value) => value is null ? 0 : value.GetHashCode();

    private static long EnumBits(T value) => Unsafe.SizeOf<T>() switch
    {
        1 => Unsafe.As<T, byte>(ref value),
        2 => Unsafe.As<T, short>(ref value),
        4 => Unsafe.As<T, int>(ref value),
        _ => Unsafe.As<T, long>(ref value),
    };
}
