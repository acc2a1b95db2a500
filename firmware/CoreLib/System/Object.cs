using System.Runtime.CompilerServices;

namespace System;

/// <summary>The root of the type hierarchy. Its instances consist of the type word alone.</summary>
public class Object
{
    public Object()
    {
    }

    /// <summary>The type word of the object, which is a <see cref="RuntimeType"/>.</summary>
    [Intrinsic]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern Type GetType();

    public virtual string? ToString() => GetType().ToString();

    public virtual bool Equals(object? obj) => ReferenceEquals(this, obj);

    public virtual int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    public static bool Equals(object? objA, object? objB)
    {
        if (ReferenceEquals(objA, objB))
        {
            return true;
        }

        return objA is not null && objB is not null && objA.Equals(objB);
    }

    public static bool ReferenceEquals(object? objA, object? objB) => (object?)objA == (object?)objB;

    protected object MemberwiseClone() => RuntimeType.Of(this).CloneInstance(this);
}
