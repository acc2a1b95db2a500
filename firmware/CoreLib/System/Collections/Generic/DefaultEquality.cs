using System.Runtime.CompilerServices;

namespace System.Collections.Generic;

/// <summary>
/// What <see cref="EqualityComparer{T}.Default"/> does, without a comparer object. Values go through
/// <see cref="IEquatable{T}"/> when they have it, else through <see cref="object.Equals(object)"/>.
/// </summary>
internal static class DefaultEquality<T>
{
    /// <remarks>
    /// The test and the cast each stand where the compiler sees the box that they are made on: of a value type it knows
    /// the answer, and calls the value's own method without making the box.
    /// </remarks>
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

        if (x is IEquatable<T>)
        {
            return ((IEquatable<T>)x).Equals(y);
        }

        return typeof(T).IsEnum ? EnumBits(x) == EnumBits(y) : x.Equals(y);
    }

    internal static int HashCode(T? value)
    {
        if (value is null)
        {
            return 0;
        }

        if (typeof(T).IsEnum)
        {
            long bits = EnumBits(value);
            return (int)bits ^ (int)(bits >> 32);
        }

        return value.GetHashCode();
    }

    private static long EnumBits(T value) => Unsafe.SizeOf<T>() switch
    {
        1 => Unsafe.As<T, byte>(ref value),
        2 => Unsafe.As<T, short>(ref value),
        4 => Unsafe.As<T, int>(ref value),
        _ => Unsafe.As<T, long>(ref value),
    };
}
