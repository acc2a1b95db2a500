using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace System;

/// <summary>A signed 16-bit integer.</summary>
public readonly struct Int16 : IComparable, IComparable<short>, IEquatable<short>, ISpanFormattable
{
    public const short MaxValue = 0x7FFF;
    public const short MinValue = unchecked((short)0x8000);

    private const ulong MaxNegative = 0x8000;
    private const ulong Mask = 0xFFFF;
    private const string ArticleAndName = "an Int16";

#pragma warning disable CS0649 // a primitive is its value
    private readonly short m_value;
#pragma warning restore CS0649

    public int CompareTo(object? value)
    {
        if (value is null)
        {
            return 1;
        }

        if (value is not short other)
        {
            ThrowHelper.ThrowArgument("Object must be of type Int16.");
            return 0;
        }

        return CompareTo(other);
    }

    public int CompareTo(short value) => m_value - value;

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is short other && m_value == other;

    public bool Equals(short obj) => m_value == obj;

    public override int GetHashCode() => m_value;

    public TypeCode GetTypeCode() => TypeCode.Int16;

    public override string ToString() => Number.ToDecimal((int)m_value);

    public string ToString(IFormatProvider? provider) => ToString();

    public string ToString([StringSyntax(StringSyntaxAttribute.NumericFormat)] string? format) =>
        Number.FormatSigned(m_value, 0xFFFF, format);

    public string ToString([StringSyntax(StringSyntaxAttribute.NumericFormat)] string? format,
        IFormatProvider? provider) => ToString(format);

    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default,
        IFormatProvider? provider = null) =>
        Number.TryFormatSigned(m_value, 0xFFFF, format, destination, out charsWritten);

    public static short Parse(string s) => Parse(ThrowHelper.NotNull(s, nameof(s)).AsSpan(), null);

    public static short Parse(string s, IFormatProvider? provider) => Parse(s);

    public static short Parse(string s, NumberStyles style) => Parse(s, style, null);

    public static short Parse(string s, NumberStyles style, IFormatProvider? provider) =>
        Parse(ThrowHelper.NotNull(s, nameof(s)).AsSpan(), style);

    public static short Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        (short)Number.Check(Number.TryParseInteger(s, (ulong)MaxValue, MaxNegative, out long value), s, value,
            ArticleAndName);

    public static short Parse(ReadOnlySpan<char> s, NumberStyles style = NumberStyles.Integer,
        IFormatProvider? provider = null) =>
        (short)Number.Check(Number.TryParseInteger(s, style, (ulong)MaxValue, MaxNegative, Mask, out long value), s,
            value, ArticleAndName);

    public static bool TryParse([NotNullWhen(true)] string? s, out short result) => TryParse(s.AsSpan(), out result);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out short result) =>
        TryParse(s.AsSpan(), out result);

    public static bool TryParse(ReadOnlySpan<char> s, out short result)
    {
        bool parsed = Number.TryParseInteger(s, (ulong)MaxValue, MaxNegative, out long value) == Number.Status.Ok;
        result = (short)value;
        return parsed;
    }

    public static bool TryParse([NotNullWhen(true)] string? s, NumberStyles style, IFormatProvider? provider,
        out short result) => TryParse(s.AsSpan(), style, provider, out result);

    public static bool TryParse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider? provider, out short result)
    {
        Number.Status status =
            Number.TryParseInteger(s, style, (ulong)MaxValue, MaxNegative, Mask, out long value);
        result = (short)value;
        return status == Number.Status.Ok;
    }

    public static short Max(short x, short y) => x > y ? x : y;

    public static short Min(short x, short y) => x < y ? x : y;

    public static short Clamp(short value, short min, short max) => Math.Clamp(value, min, max);

    public static short Abs(short value) => Math.Abs(value);

    public static int Sign(short value) => Math.Sign(value);

    public static bool IsNegative(short value) => value < 0;

    public static bool IsPow2(short value) => value > 0 && (value & (value - 1)) == 0;

    public static bool IsEvenInteger(short value) => (value & 1) == 0;

    public static bool IsOddInteger(short value) => (value & 1) != 0;

    public static short PopCount(short value) => (short)Numerics.BitOperations.PopCount((ulong)value & Mask);
}
