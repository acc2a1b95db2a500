using System.Diagnostics.CodeAnalysis;

namespace System;

/// <summary>A signed integer of the size of an address.</summary>
public readonly unsafe struct IntPtr : IComparable, IComparable<nint>, IEquatable<nint>, IFormattable
{
    public static readonly nint Zero;

    private readonly nint m_value;

    public IntPtr(int value) => m_value = (nint)value;

    public IntPtr(long value) => m_value = checked((nint)value);

    public IntPtr(void* value) => m_value = (nint)value;

    public static int Size => sizeof(nint);

    public static nint MaxValue => sizeof(nint) == 8 ? unchecked((nint)long.MaxValue) : (nint)int.MaxValue;

    public static nint MinValue => sizeof(nint) == 8 ? unchecked((nint)long.MinValue) : (nint)int.MinValue;

    public static nint Add(nint pointer, int offset) => pointer + (nint)offset;

    public static nint Subtract(nint pointer, int offset) => pointer - (nint)offset;

    public int ToInt32() => checked((int)m_value);

    public long ToInt64() => (long)m_value;

    public void* ToPointer() => (void*)m_value;

    public int CompareTo(object? value)
    {
        if (value is null)
        {
            return 1;
        }

        if (value is not nint other)
        {
            ThrowHelper.ThrowArgument("Object must be of type IntPtr.");
            return 0;
        }

        return CompareTo(other);
    }

    public int CompareTo(nint value) => m_value < value ? -1 : m_value > value ? 1 : 0;

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is nint other && m_value == other;

    public bool Equals(nint other) => m_value == other;

    public override int GetHashCode() => ((long)m_value).GetHashCode();

    public override string ToString() => ((long)m_value).ToString();

    public string ToString(string? format) =>
        Number.FormatSigned(m_value, sizeof(nint) == 8 ? ulong.MaxValue : uint.MaxValue, format);

    public string ToString(IFormatProvider? provider) => ToString();

    public string ToString(string? format, IFormatProvider? provider) => ToString(format);

    public static explicit operator IntPtr(int value) => (nint)value;

    public static explicit operator IntPtr(long value) => checked((nint)value);

    public static explicit operator IntPtr(void* value) => (nint)value;

    public static explicit operator void*(IntPtr value) => (void*)value.m_value;

    public static explicit operator int(IntPtr value) => checked((int)value.m_value);

    public static explicit operator long(IntPtr value) => (long)value.m_value;

    public static bool operator ==(IntPtr value1, IntPtr value2) => value1.m_value == value2.m_value;

    public static bool operator !=(IntPtr value1, IntPtr value2) => value1.m_value != value2.m_value;
}
