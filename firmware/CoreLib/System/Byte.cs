using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace System;

/// <summary>A unsigned 8-bit integer.</summary>
public readonly struct Byte : IComparable, IComparable<byte>, IEquatable<byte>, ISpanFormattable
{
    public const byte MaxValue = 0xFF;
    public const byte MinValue = 0;

    private const ulong MaxNegative = 0;
    private const ulong Mask = 0xFF;
    private const string ArticleAndName = "an unsigned byte";

#pragma warning disable CS0649 // a primitive is its value
    private readonly byte m_value;
#pragma warning restore CS0649

    public int CompareTo(object? value)
    {
        if (value is null)
        {
            return 1;
        }

        if (value is not byte other)
        {
            ThrowHelper.ThrowArgument("Object must be of type Byte.");
            return 0;
        }

        return CompareTo(other);
    }

    public int CompareTo(byte value) => m_value - value;

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is byte other && m_value == other;

    public bool Equals(byte obj) => m_value == obj;

    public override int GetHashCode() => m_value;

    public TypeCode GetTypeCode() => TypeCode.Byte;

    public override string ToString() => Number.ToDecimal((uint)m_value);

    public string ToString(IFormatProvider? provider) => ToString();

    public string ToString([StringSyntax(StringSyntaxAttribute.NumericFormat)] string? format) =>
        Number.FormatUnsigned(m_value, format);

    public string ToString([StringSyntax(StringSyntaxAttribute.NumericFormat)] string? format,
        IFormatProvider? provider) => ToString(format);

    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default,
        IFormatProvider? provider = null) =>
        Number.TryFormatUnsigned(m_value, format, destination, out charsWritten);

    public static byte Parse(string s) => Parse(ThrowHelper.NotNull(s, nameof(s)).AsSpan(), null);

    public static byte Parse(string s, IFormatProvider? provider) => Parse(s);

    public static byte Parse(string s, NumberStyles style) => Parse(s, style, null);

    public static byte Parse(string s, NumberStyles style, IFormatProvider? provider) =>
        Parse(ThrowHelper.NotNull(s, nameof(s)).AsSpan(), style);

    public static byte Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        (byte)Number.Check(Number.TryParseInteger(s, (ulong)MaxValue, MaxNegative, out long value), s, value,
            ArticleAndName);

    public static byte Parse(ReadOnlySpan<char> s, NumberStyles style = NumberStyles.Integer,
        IFormatProvider? provider = null) =>
        (byte)Number.Check(Number.TryParseInteger(s, style, (ulong)MaxValue, MaxNegative, Mask, out long value), s,
            value, ArticleAndName);

    public static bool TryParse([NotNullWhen(true)] string? s, out byte result) => TryParse(s.AsSpan(), out result);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out byte result) =>
        TryParse(s.AsSpan(), out result);

    public static bool TryParse(ReadOnlySpan<char> s, out byte result)
    {
        bool parsed = Number.TryParseInteger(s, (ulong)MaxValue, MaxNegative, out long value) == Number.Status.Ok;
        result = (byte)value;
        return parsed;
    }

    public static bool TryParse([NotNullWhen(true)] string? s, NumberStyles style, IFormatProvider? provider,
        out byte result) => TryParse(s.AsSpan(), style, provider, out result);

    public static bool TryParse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider? provider, out byte result)
    {
        Number.Status status =
            Number.TryParseInteger(s, style, (ulong)MaxValue, MaxNegative, Mask, out long value);
        result = (byte)value;
        return status == Number.Status.Ok;
    }

    public static byte Max(byte x, byte y) => x > y ? x : y;

    public static byte Min(byte x, byte y) => x < y ? x : y;

    public static byte Clamp(byte value, byte min, byte max) => Math.Clamp(value, min, max);

    public static bool IsPow2(byte value) => value > 0 && (value & (value - 1)) == 0;

    public static bool IsEvenInteger(byte value) => (value & 1) == 0;

    public static bool IsOddInteger(byte value) => (value & 1) != 0;

    public static byte PopCount(byte value) => (byte)Numerics.BitOperations.PopCount((ulong)value & Mask);
}
