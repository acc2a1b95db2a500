using System.Runtime.CompilerServices;

namespace System;

/// <summary>
/// Base of all structs. Its equality compares references by <see cref="object.Equals(object)"/> and everything else bit
/// by bit, since there is no list of the fields at run time; so unlike in .NET 0.0 does not equal -0.0 here, and a
/// struct within does not get asked. Structs that care, and all records, define their own.
/// </summary>
public abstract unsafe class ValueType
{
    private const uint HashSeed = 2166136261; // FNV-1a
    private const uint HashPrime = 16777619;

    protected ValueType()
    {
    }

    public override bool Equals(object? obj)
    {
        if (obj is null || obj.GetType() != GetType())
        {
            return false;
        }

        TypeDescriptor* type = RuntimeType.Of(this).Descriptor;
        ref byte left = ref RuntimeHelpers.RawData(this);
        ref byte right = ref RuntimeHelpers.RawData(obj);
        for (uint offset = 0; offset < type->Size; offset += Step(type, offset))
        {
            bool equal = IsReference(type, offset)
                ? Equals(Unsafe.As<byte, object?>(ref Unsafe.Add(ref left, offset)),
                    Unsafe.As<byte, object?>(ref Unsafe.Add(ref right, offset)))
                : Unsafe.Add(ref left, offset) == Unsafe.Add(ref right, offset);
            if (!equal)
            {
                return false;
            }
        }

        return true;
    }

    public override int GetHashCode()
    {
        TypeDescriptor* type = RuntimeType.Of(this).Descriptor;
        ref byte data = ref RuntimeHelpers.RawData(this);
        uint hash = HashSeed;
        for (uint offset = 0; offset < type->Size; offset += Step(type, offset))
        {
            uint part = IsReference(type, offset)
                ? (uint)(Unsafe.As<byte, object?>(ref Unsafe.Add(ref data, offset))?.GetHashCode() ?? 0)
                : Unsafe.Add(ref data, offset);
            hash = (hash ^ part) * HashPrime;
        }

        return (int)hash;
    }

    public override string? ToString() => GetType().ToString();

    private static uint Step(TypeDescriptor* type, uint offset) => IsReference(type, offset) ? (uint)sizeof(nint) : 1;

    /// <summary>Whether a reference starts at an offset; offsets within one are never asked for.</summary>
    private static bool IsReference(TypeDescriptor* type, uint offset)
    {
        uint word = offset / (uint)sizeof(nint);
        return type->Refs is not null && (type->Refs[word / 32] >> (int)(word % 32) & 1) != 0;
    }
}
