using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace System;

/// <summary>A unsigned 32-bit integer.</summary>
public readonly struct UInt32 : IComparable, IComparable<uint>, IEquatable<uint>, ISpanFormattable
{
    public const uint MaxValue = 0xFFFFFFFF;
    public const uint MinValue = 0;

    private const ulong MaxNegative = 0;
    private const ulong Mask = 0xFFFFFFFF;
    private const string ArticleAndName = "a UInt32";

#pragma warning disable CS0649 // a primitive is its value
    private readonly uint m_value;
#pragma warning restore CS0649

    public int CompareTo(object? value)
    {
        if (value is null)
        {
            return 1;
        }

        if (value is not uint other)
        {
            ThrowHelper.ThrowArgument("Object must be of type UInt32.");
            return 0;
        }

        return CompareTo(other);
    }

    public int CompareTo(uint value) => m_value < value ? -1 : m_value > value ? 1 : 0;

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is uint other && m_value == other;

    public bool Equals(uint obj) => m_value == obj;

    public override int GetHashCode() => (int)m_value;

    public TypeCode GetTypeCode() => TypeCode.UInt32;

    public override string ToString() => Number.ToDecimal(m_value);

    public string ToString(IFormatProvider? provider) => ToString();

    public string ToString([StringSyntax(StringSyntaxAttribute.NumericFormat)] string? format) =>
        Number.FormatUnsigned(m_value, format);

    public string ToString([StringSyntax(StringSyntaxAttribute.NumericFormat)] string? format,
        IFormatProvider? provider) => ToString(format);

    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default,
        IFormatProvider? provider = null) =>
        Number.TryFormatUnsigned(m_value, format, destination, out charsWritten);

    public static uint Parse(string s) => Parse(ThrowHelper.NotNull(s, nameof(s)).AsSpan(), null);

    public static uint Parse(string s, IFormatProvider? provider) => Parse(s);

    public static uint Parse(string s, NumberStyles style) => Parse(s, style, null);

    public static uint Parse(string s, NumberStyles style, IFormatProvider? provider) =>
        Parse(ThrowHelper.NotNull(s, nameof(s)).AsSpan(), style);

    public static uint Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        (uint)Number.Check(Number.TryParseInteger(s, (ulong)MaxValue, MaxNegative, out long value), s, value,
            ArticleAndName);

    public static uint Parse(ReadOnlySpan<char> s, NumberStyles style = NumberStyles.Integer,
        IFormatProvider? provider = null) =>
        (uint)Number.Check(Number.TryParseInteger(s, style, (ulong)MaxValue, MaxNegative, Mask, out long value), s,
            value, ArticleAndName);

    public static bool TryParse([NotNullWhen(true)] string? s, out uint result) => TryParse(s.AsSpan(), out result);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out uint result) =>
        TryParse(s.AsSpan(), out result);

    public static bool TryParse(ReadOnlySpan<char> s, out uint result)
    {
        bool parsed = Number.TryParseInteger(s, (ulong)MaxValue, MaxNegative, out long value) == Number.Status.Ok;
        result = (uint)value;
        return parsed;
    }

    public static bool TryParse([NotNullWhen(true)] string? s, NumberStyles style, IFormatProvider? provider,
        out uint result) => TryParse(s.AsSpan(), style, provider, out result);

    public static bool TryParse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider? provider, out uint result)
    {
        Number.Status status =
            Number.TryParseInteger(s, style, (ulong)MaxValue, MaxNegative, Mask, out long value);
        result = (uint)value;
        return status == Number.Status.Ok;
    }

    public static uint Max(uint x, uint y) => x > y ? x : y;

    public static uint Min(uint x, uint y) => x < y ? x : y;

    public static uint Clamp(uint value, uint min, uint max) => Math.Clamp(value, min, max);

    public static bool IsPow2(uint value) => value > 0 && (value & (value - 1)) == 0;

    public static bool IsEvenInteger(uint value) => (value & 1) == 0;

    public static bool IsOddInteger(uint value) => (value & 1) != 0;

    public static uint PopCount(uint value) => (uint)Numerics.BitOperations.PopCount((ulong)value & Mask);
}
