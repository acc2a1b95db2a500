using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace System;

/// <summary>A unsigned 64-bit integer.</summary>
public readonly struct UInt64 : IComparable, IComparable<ulong>, IEquatable<ulong>, ISpanFormattable
{
    public const ulong MaxValue = 0xFFFFFFFFFFFFFFFF;
    public const ulong MinValue = 0;

    private const ulong MaxNegative = 0;
    private const ulong Mask = 0xFFFFFFFFFFFFFFFF;
    private const string ArticleAndName = "a UInt64";

#pragma warning disable CS0649 // a primitive is its value
    private readonly ulong m_value;
#pragma warning restore CS0649

    public int CompareTo(object? value)
    {
        if (value is null)
        {
            return 1;
        }

        if (value is not ulong other)
        {
            ThrowHelper.ThrowArgument("Object must be of type UInt64.");
            return 0;
        }

        return CompareTo(other);
    }

    public int CompareTo(ulong value) => m_value < value ? -1 : m_value > value ? 1 : 0;

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is ulong other && m_value == other;

    public bool Equals(ulong obj) => m_value == obj;

    public override int GetHashCode() => (int)m_value ^ (int)(m_value >> 32);

    public TypeCode GetTypeCode() => TypeCode.UInt64;

    public override string ToString() => Number.ToDecimal(m_value);

    public string ToString(IFormatProvider? provider) => ToString();

    public string ToString([StringSyntax(StringSyntaxAttribute.NumericFormat)] string? format) =>
        Number.FormatUnsigned(m_value, format);

    public string ToString([StringSyntax(StringSyntaxAttribute.NumericFormat)] string? format,
        IFormatProvider? provider) => ToString(format);

    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default,
        IFormatProvider? provider = null) =>
        Number.TryFormatUnsigned(m_value, format, destination, out charsWritten);

    public static ulong Parse(string s) => Parse(ThrowHelper.NotNull(s, nameof(s)).AsSpan(), null);

    public static ulong Parse(string s, IFormatProvider? provider) => Parse(s);

    public static ulong Parse(string s, NumberStyles style) => Parse(s, style, null);

    public static ulong Parse(string s, NumberStyles style, IFormatProvider? provider) =>
        Parse(ThrowHelper.NotNull(s, nameof(s)).AsSpan(), style);

    public static ulong Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        (ulong)Number.Check(Number.TryParseInteger(s, (ulong)MaxValue, MaxNegative, out long value), s, value,
            ArticleAndName);

    public static ulong Parse(ReadOnlySpan<char> s, NumberStyles style = NumberStyles.Integer,
        IFormatProvider? provider = null) =>
        (ulong)Number.Check(Number.TryParseInteger(s, style, (ulong)MaxValue, MaxNegative, Mask, out long value), s,
            value, ArticleAndName);

    public static bool TryParse([NotNullWhen(true)] string? s, out ulong result) => TryParse(s.AsSpan(), out result);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ulong result) =>
        TryParse(s.AsSpan(), out result);

    public static bool TryParse(ReadOnlySpan<char> s, out ulong result)
    {
        bool parsed = Number.TryParseInteger(s, (ulong)MaxValue, MaxNegative, out long value) == Number.Status.Ok;
        result = (ulong)value;
        return parsed;
    }

    public static bool TryParse([NotNullWhen(true)] string? s, NumberStyles style, IFormatProvider? provider,
        out ulong result) => TryParse(s.AsSpan(), style, provider, out result);

    public static bool TryParse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider? provider, out ulong result)
    {
        Number.Status status =
            Number.TryParseInteger(s, style, (ulong)MaxValue, MaxNegative, Mask, out long value);
        result = (ulong)value;
        return status == Number.Status.Ok;
    }

    public static ulong Max(ulong x, ulong y) => x > y ? x : y;

    public static ulong Min(ulong x, ulong y) => x < y ? x : y;

    public static ulong Clamp(ulong value, ulong min, ulong max) => Math.Clamp(value, min, max);

    public static bool IsPow2(ulong value) => value > 0 && (value & (value - 1)) == 0;

    public static bool IsEvenInteger(ulong value) => (value & 1) == 0;

    public static bool IsOddInteger(ulong value) => (value & 1) != 0;

    public static ulong PopCount(ulong value) => (ulong)Numerics.BitOperations.PopCount((ulong)value & Mask);
}
