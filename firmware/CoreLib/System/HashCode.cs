using System.Collections.Generic;

namespace System;

/// <summary>Combines hash codes. The result is the same in every run, which .NET does not promise.</summary>
public struct HashCode
{
    private const uint Prime1 = 2654435761;
    private const uint Prime2 = 2246822519;

    private uint _state;
    private uint _count;

    public static int Combine<T1>(T1 value1)
    {
        HashCode hash = default;
        hash.Add(value1);
        return hash.ToHashCode();
    }

    public static int Combine<T1, T2>(T1 value1, T2 value2)
    {
        HashCode hash = default;
        hash.Add(value1);
        hash.Add(value2);
        return hash.ToHashCode();
    }

    public static int Combine<T1, T2, T3>(T1 value1, T2 value2, T3 value3)
    {
        HashCode hash = default;
        hash.Add(value1);
        hash.Add(value2);
        hash.Add(value3);
        return hash.ToHashCode();
    }

    public static int Combine<T1, T2, T3, T4>(T1 value1, T2 value2, T3 value3, T4 value4)
    {
        HashCode hash = default;
        hash.Add(value1);
        hash.Add(value2);
        hash.Add(value3);
        hash.Add(value4);
        return hash.ToHashCode();
    }

    public void Add<T>(T value) => AddHash((uint)DefaultEquality<T>.HashCode(value));

    public void Add<T>(T value, IEqualityComparer<T>? comparer) =>
        AddHash(value is null ? 0 : (uint)(comparer is null ? value.GetHashCode() : comparer.GetHashCode(value)));

    public void AddBytes(ReadOnlySpan<byte> value)
    {
        foreach (byte b in value)
        {
            AddHash(b);
        }
    }

    public readonly int ToHashCode()
    {
        uint hash = _state + _count * 4;
        hash = (hash ^ (hash >> 15)) * Prime2;
        return (int)(hash ^ (hash >> 13));
    }

    private void AddHash(uint value)
    {
        _state = Numerics.BitOperations.RotateLeft(_state + value * Prime1, 13) * Prime2;
        _count++;
    }
}
