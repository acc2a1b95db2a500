using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace System;

/// <summary>A unsigned 16-bit integer.</summary>
public readonly struct UInt16 : IComparable, IComparable<ushort>, IEquatable<ushort>, ISpanFormattable
{
    public const ushort MaxValue = 0xFFFF;
    public const ushort MinValue = 0;

    private const ulong MaxNegative = 0;
    private const ulong Mask = 0xFFFF;
    private const string ArticleAndName = "a UInt16";

#pragma warning disable CS0649 // a primitive is its value
    private readonly ushort m_value;
#pragma warning restore CS0649

    public int CompareTo(object? value)
    {
        if (value is null)
        {
            return 1;
        }

        if (value is not ushort other)
        {
            ThrowHelper.ThrowArgument("Object must be of type UInt16.");
            return 0;
        }

        return CompareTo(other);
    }

    public int CompareTo(ushort value) => m_value - value;

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is ushort other && m_value == other;

    public bool Equals(ushort obj) => m_value == obj;

    public override int GetHashCode() => m_value;

    public TypeCode GetTypeCode() => TypeCode.UInt16;

    public override string ToString() => Number.ToDecimal((uint)m_value);

    public string ToString(IFormatProvider? provider) => ToString();

    public string ToString([StringSyntax(StringSyntaxAttribute.NumericFormat)] string? format) =>
        Number.FormatUnsigned(m_value, format);

    public string ToString([StringSyntax(StringSyntaxAttribute.NumericFormat)] string? format,
        IFormatProvider? provider) => ToString(format);

    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default,
        IFormatProvider? provider = null) =>
        Number.TryFormatUnsigned(m_value, format, destination, out charsWritten);

    public static ushort Parse(string s) => Parse(ThrowHelper.NotNull(s, nameof(s)).AsSpan(), null);

    public static ushort Parse(string s, IFormatProvider? provider) => Parse(s);

    public static ushort Parse(string s, NumberStyles style) => Parse(s, style, null);

    public static ushort Parse(string s, NumberStyles style, IFormatProvider? provider) =>
        Parse(ThrowHelper.NotNull(s, nameof(s)).AsSpan(), style);

    public static ushort Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        (ushort)Number.Check(Number.TryParseInteger(s, (ulong)MaxValue, MaxNegative, out long value), s, value,
            ArticleAndName);

    public static ushort Parse(ReadOnlySpan<char> s, NumberStyles style = NumberStyles.Integer,
        IFormatProvider? provider = null) =>
        (ushort)Number.Check(Number.TryParseInteger(s, style, (ulong)MaxValue, MaxNegative, Mask, out long value), s,
            value, ArticleAndName);

    public static bool TryParse([NotNullWhen(true)] string? s, out ushort result) => TryParse(s.AsSpan(), out result);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ushort result) =>
        TryParse(s.AsSpan(), out result);

    public static bool TryParse(ReadOnlySpan<char> s, out ushort result)
    {
        bool parsed = Number.TryParseInteger(s, (ulong)MaxValue, MaxNegative, out long value) == Number.Status.Ok;
        result = (ushort)value;
        return parsed;
    }

    public static bool TryParse([NotNullWhen(true)] string? s, NumberStyles style, IFormatProvider? provider,
        out ushort result) => TryParse(s.AsSpan(), style, provider, out result);

    public static bool TryParse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider? provider, out ushort result)
    {
        Number.Status status =
            Number.TryParseInteger(s, style, (ulong)MaxValue, MaxNegative, Mask, out long value);
        result = (ushort)value;
        return status == Number.Status.Ok;
    }

    public static ushort Max(ushort x, ushort y) => x > y ? x : y;

    public static ushort Min(ushort x, ushort y) => x < y ? x : y;

    public static ushort Clamp(ushort value, ushort min, ushort max) => Math.Clamp(value, min, max);

    public static bool IsPow2(ushort value) => value > 0 && (value & (value - 1)) == 0;

    public static bool IsEvenInteger(ushort value) => (value & 1) == 0;

    public static bool IsOddInteger(ushort value) => (value & 1) != 0;

    public static ushort PopCount(ushort value) => (ushort)Numerics.BitOperations.PopCount((ulong)value & Mask);
}
