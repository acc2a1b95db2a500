using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace System;

/// <summary>Compares values that may be absent; an absent one is equal to another and less than all others.</summary>
public static class Nullable
{
    /// <summary>The type of the values of a nullable type; null for all others.</summary>
    public static unsafe Type? GetUnderlyingType(Type nullableType)
    {
        ArgumentNullException.ThrowIfNull(nullableType);
        TypeDescriptor* type = Unsafe.As<RuntimeType>(nullableType).Descriptor;
        return type->Kind == TypeKind.Nullable ? RuntimeType.FromDescriptor(type->Element) : null;
    }

    public static int Compare<T>(T? n1, T? n2) where T : struct
    {
        if (n1.HasValue && n2.HasValue)
        {
            return DefaultOrder<T>.Compare(n1.GetValueOrDefault(), n2.GetValueOrDefault());
        }

        return n1.HasValue ? 1 : n2.HasValue ? -1 : 0;
    }

    public static bool Equals<T>(T? n1, T? n2) where T : struct
    {
        if (n1.HasValue && n2.HasValue)
        {
            return DefaultEquality<T>.AreEqual(n1.GetValueOrDefault(), n2.GetValueOrDefault());
        }

        return n1.HasValue == n2.HasValue;
    }
}
