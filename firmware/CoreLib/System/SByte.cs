using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace System;

/// <summary>A signed 8-bit integer.</summary>
public readonly struct SByte : IComparable, IComparable<sbyte>, IEquatable<sbyte>, ISpanFormattable
{
    public const sbyte MaxValue = 0x7F;
    public const sbyte MinValue = unchecked((sbyte)0x80);

    private const ulong MaxNegative = 0x80;
    private const ulong Mask = 0xFF;
    private const string ArticleAndName = "a signed byte";

#pragma warning disable CS0649 // a primitive is its value
    private readonly sbyte m_value;
#pragma warning restore CS0649

    public int CompareTo(object? value)
    {
        if (value is null)
        {
            return 1;
        }

        if (value is not sbyte other)
        {
            ThrowHelper.ThrowArgument("Object must be of type SByte.");
            return 0;
        }

        return CompareTo(other);
    }

    public int CompareTo(sbyte value) => m_value - value;

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is sbyte other && m_value == other;

    public bool Equals(sbyte obj) => m_value == obj;

    public override int GetHashCode() => m_value;

    public TypeCode GetTypeCode() => TypeCode.SByte;

    public override string ToString() => Number.ToDecimal((int)m_value);

    public string ToString(IFormatProvider? provider) => ToString();

    public string ToString([StringSyntax(StringSyntaxAttribute.NumericFormat)] string? format) =>
        Number.FormatSigned(m_value, 0xFF, format);

    public string ToString([StringSyntax(StringSyntaxAttribute.NumericFormat)] string? format,
        IFormatProvider? provider) => ToString(format);

    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default,
        IFormatProvider? provider = null) =>
        Number.TryFormatSigned(m_value, 0xFF, format, destination, out charsWritten);

    public static sbyte Parse(string s) => Parse(ThrowHelper.NotNull(s, nameof(s)).AsSpan(), null);

    public static sbyte Parse(string s, IFormatProvider? provider) => Parse(s);

    public static sbyte Parse(string s, NumberStyles style) => Parse(s, style, null);

    public static sbyte Parse(string s, NumberStyles style, IFormatProvider? provider) =>
        Parse(ThrowHelper.NotNull(s, nameof(s)).AsSpan(), style);

    public static sbyte Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        (sbyte)Number.Check(Number.TryParseInteger(s, (ulong)MaxValue, MaxNegative, out long value), s, value,
            ArticleAndName);

    public static sbyte Parse(ReadOnlySpan<char> s, NumberStyles style = NumberStyles.Integer,
        IFormatProvider? provider = null) =>
        (sbyte)Number.Check(Number.TryParseInteger(s, style, (ulong)MaxValue, MaxNegative, Mask, out long value), s,
            value, ArticleAndName);

    public static bool TryParse([NotNullWhen(true)] string? s, out sbyte result) => TryParse(s.AsSpan(), out result);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out sbyte result) =>
        TryParse(s.AsSpan(), out result);

    public static bool TryParse(ReadOnlySpan<char> s, out sbyte result)
    {
        bool parsed = Number.TryParseInteger(s, (ulong)MaxValue, MaxNegative, out long value) == Number.Status.Ok;
        result = (sbyte)value;
        return parsed;
    }

    public static bool TryParse([NotNullWhen(true)] string? s, NumberStyles style, IFormatProvider? provider,
        out sbyte result) => TryParse(s.AsSpan(), style, provider, out result);

    public static bool TryParse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider? provider, out sbyte result)
    {
        Number.Status status =
            Number.TryParseInteger(s, style, (ulong)MaxValue, MaxNegative, Mask, out long value);
        result = (sbyte)value;
        return status == Number.Status.Ok;
    }

    public static sbyte Max(sbyte x, sbyte y) => x > y ? x : y;

    public static sbyte Min(sbyte x, sbyte y) => x < y ? x : y;

    public static sbyte Clamp(sbyte value, sbyte min, sbyte max) => Math.Clamp(value, min, max);

    public static sbyte Abs(sbyte value) => Math.Abs(value);

    public static int Sign(sbyte value) => Math.Sign(value);

    public static bool IsNegative(sbyte value) => value < 0;

    public static bool IsPow2(sbyte value) => value > 0 && (value & (value - 1)) == 0;

    public static bool IsEvenInteger(sbyte value) => (value & 1) == 0;

    public static bool IsOddInteger(sbyte value) => (value & 1) != 0;

    public static sbyte PopCount(sbyte value) => (sbyte)Numerics.BitOperations.PopCount((ulong)value & Mask);
}
