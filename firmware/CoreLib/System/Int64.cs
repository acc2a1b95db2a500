using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace System;

/// <summary>A signed 64-bit integer.</summary>
public readonly struct Int64 : IComparable, IComparable<long>, IEquatable<long>, ISpanFormattable
{
    public const long MaxValue = 0x7FFFFFFFFFFFFFFF;
    public const long MinValue = unchecked((long)0x8000000000000000);

    private const ulong MaxNegative = 0x8000000000000000;
    private const ulong Mask = ulong.MaxValue;
    private const string ArticleAndName = "an Int64";

#pragma warning disable CS0649 // a primitive is its value
    private readonly long m_value;
#pragma warning restore CS0649

    public int CompareTo(object? value)
    {
        if (value is null)
        {
            return 1;
        }

        if (value is not long other)
        {
            ThrowHelper.ThrowArgument("Object must be of type Int64.");
            return 0;
        }

        return CompareTo(other);
    }

    public int CompareTo(long value) => m_value < value ? -1 : m_value > value ? 1 : 0;

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is long other && m_value == other;

    public bool Equals(long obj) => m_value == obj;

    public override int GetHashCode() => (int)m_value ^ (int)(m_value >> 32);

    public TypeCode GetTypeCode() => TypeCode.Int64;

    public override string ToString() => Number.ToDecimal(m_value);

    public string ToString(IFormatProvider? provider) => ToString();

    public string ToString([StringSyntax(StringSyntaxAttribute.NumericFormat)] string? format) =>
        Number.FormatSigned(m_value, ulong.MaxValue, format);

    public string ToString([StringSyntax(StringSyntaxAttribute.NumericFormat)] string? format,
        IFormatProvider? provider) => ToString(format);

    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default,
        IFormatProvider? provider = null) =>
        Number.TryFormatSigned(m_value, ulong.MaxValue, format, destination, out charsWritten);

    public static long Parse(string s) => Parse(ThrowHelper.NotNull(s, nameof(s)).AsSpan(), null);

    public static long Parse(string s, IFormatProvider? provider) => Parse(s);

    public static long Parse(string s, NumberStyles style) => Parse(s, style, null);

    public static long Parse(string s, NumberStyles style, IFormatProvider? provider) =>
        Parse(ThrowHelper.NotNull(s, nameof(s)).AsSpan(), style);

    public static long Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        (long)Number.Check(Number.TryParseInteger(s, (ulong)MaxValue, MaxNegative, out long value), s, value,
            ArticleAndName);

    public static long Parse(ReadOnlySpan<char> s, NumberStyles style = NumberStyles.Integer,
        IFormatProvider? provider = null) =>
        (long)Number.Check(Number.TryParseInteger(s, style, (ulong)MaxValue, MaxNegative, Mask, out long value), s,
            value, ArticleAndName);

    public static bool TryParse([NotNullWhen(true)] string? s, out long result) => TryParse(s.AsSpan(), out result);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out long result) =>
        TryParse(s.AsSpan(), out result);

    public static bool TryParse(ReadOnlySpan<char> s, out long result)
    {
        bool parsed = Number.TryParseInteger(s, (ulong)MaxValue, MaxNegative, out long value) == Number.Status.Ok;
        result = (long)value;
        return parsed;
    }

    public static bool TryParse([NotNullWhen(true)] string? s, NumberStyles style, IFormatProvider? provider,
        out long result) => TryParse(s.AsSpan(), style, provider, out result);

    public static bool TryParse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider? provider, out long result)
    {
        Number.Status status =
            Number.TryParseInteger(s, style, (ulong)MaxValue, MaxNegative, Mask, out long value);
        result = (long)value;
        return status == Number.Status.Ok;
    }

    public static long Max(long x, long y) => x > y ? x : y;

    public static long Min(long x, long y) => x < y ? x : y;

    public static long Clamp(long value, long min, long max) => Math.Clamp(value, min, max);

    public static long Abs(long value) => Math.Abs(value);

    public static int Sign(long value) => Math.Sign(value);

    public static bool IsNegative(long value) => value < 0;

    public static bool IsPow2(long value) => value > 0 && (value & (value - 1)) == 0;

    public static bool IsEvenInteger(long value) => (value & 1) == 0;

    public static bool IsOddInteger(long value) => (value & 1) != 0;

    public static long PopCount(long value) => (long)Numerics.BitOperations.PopCount((ulong)value & Mask);
}
