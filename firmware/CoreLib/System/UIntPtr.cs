using System.Diagnostics.CodeAnalysis;

namespace System;

/// <summary>A unsigned integer of the size of an address.</summary>
public readonly unsafe struct UIntPtr : IComparable, IComparable<nuint>, IEquatable<nuint>, IFormattable
{
    public static readonly nuint Zero;

    private readonly nuint m_value;

    public UIntPtr(int value) => m_value = (nuint)value;

    public UIntPtr(long value) => m_value = checked((nuint)value);

    public UIntPtr(void* value) => m_value = (nuint)value;

    public static int Size => sizeof(nuint);

    public static nuint MaxValue => sizeof(nuint) == 8 ? unchecked((nuint)ulong.MaxValue) : (nuint)uint.MaxValue;

    public static nuint MinValue => sizeof(nuint) == 8 ? unchecked((nuint)ulong.MinValue) : (nuint)uint.MinValue;

    public static nuint Add(nuint pointer, int offset) => pointer + (nuint)offset;

    public static nuint Subtract(nuint pointer, int offset) => pointer - (nuint)offset;

    public int ToInt32() => checked((int)m_value);

    public long ToInt64() => (long)m_value;

    public void* ToPointer() => (void*)m_value;

    public int CompareTo(object? value)
    {
        if (value is null)
        {
            return 1;
        }

        if (value is not nuint other)
        {
            ThrowHelper.ThrowArgument("Object must be of type UIntPtr.");
            return 0;
        }

        return CompareTo(other);
    }

    public int CompareTo(nuint value) => m_value < value ? -1 : m_value > value ? 1 : 0;

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is nuint other && m_value == other;

    public bool Equals(nuint other) => m_value == other;

    public override int GetHashCode() => ((ulong)m_value).GetHashCode();

    public override string ToString() => ((ulong)m_value).ToString();

    public string ToString(string? format) => Number.FormatUnsigned(m_value, format);

    public string ToString(IFormatProvider? provider) => ToString();

    public string ToString(string? format, IFormatProvider? provider) => ToString(format);

    public static explicit operator UIntPtr(int value) => (nuint)value;

    public static explicit operator UIntPtr(long value) => checked((nuint)value);

    public static explicit operator UIntPtr(void* value) => (nuint)value;

    public static explicit operator void*(UIntPtr value) => (void*)value.m_value;

    public static explicit operator int(UIntPtr value) => checked((int)value.m_value);

    public static explicit operator long(UIntPtr value) => (long)value.m_value;

    public static bool operator ==(UIntPtr value1, UIntPtr value2) => value1.m_value == value2.m_value;

    public static bool operator !=(UIntPtr value1, UIntPtr value2) => value1.m_value != value2.m_value;
}
