using System.Runtime.CompilerServices;

namespace System;

/// <summary>
/// Base of all structs. Equality and hash code compare the values byte by byte, which agrees with .NET for structs
/// without references, floating point and padding; others should define their own.
/// </summary>
public abstract class ValueType
{
    protected ValueType()
    {
    }

    public override unsafe bool Equals(object? obj)
    {
        if (obj is null || obj.GetType() != GetType())
        {
            return false;
        }

        uint size = RuntimeType.Of(this).Descriptor->Size;
        ref byte left = ref RuntimeHelpers.RawData(this);
        ref byte right = ref RuntimeHelpers.RawData(obj);
        for (uint i = 0; i < size; i++)
        {
            if (Unsafe.Add(ref left, i) != Unsafe.Add(ref right, i))
            {
                return false;
            }
        }

        return true;
    }

    public override unsafe int GetHashCode()
    {
        uint size = RuntimeType.Of(this).Descriptor->Size;
        ref byte data = ref RuntimeHelpers.RawData(this);
        uint hash = 2166136261; // FNV-1a
        for (uint i = 0; i < size; i++)
        {
            hash = (hash ^ Unsafe.Add(ref data, i)) * 16777619;
        }

        return (int)hash;
    }

    public override string? ToString() => GetType().ToString();
}
