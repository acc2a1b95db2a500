using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace System;

/// <summary>A signed 32-bit integer.</summary>
public readonly struct Int32 : IComparable, IComparable<int>, IEquatable<int>, ISpanFormattable
{
    public const int MaxValue = 0x7FFFFFFF;
    public const int MinValue = unchecked((int)0x80000000);

    private const ulong MaxNegative = 0x80000000;
    private const ulong Mask = 0xFFFFFFFF;
    private const string ArticleAndName = "an Int32";

#pragma warning disable CS0649 // a primitive is its value
    private readonly int m_value;
#pragma warning restore CS0649

    public int CompareTo(object? value)
    {
        if (value is null)
        {
            return 1;
        }

        if (value is not int other)
        {
            ThrowHelper.ThrowArgument("Object must be of type Int32.");
            return 0;
        }

        return CompareTo(other);
    }

    public int CompareTo(int value) => m_value < value ? -1 : m_value > value ? 1 : 0;

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is int other && m_value == other;

    public bool Equals(int obj) => m_value == obj;

    public override int GetHashCode() => m_value;

    public TypeCode GetTypeCode() => TypeCode.Int32;

    public override string ToString() => Number.ToDecimal(m_value);

    public string ToString(IFormatProvider? provider) => ToString();

    public string ToString([StringSyntax(StringSyntaxAttribute.NumericFormat)] string? format) =>
        Number.FormatSigned(m_value, 0xFFFFFFFF, format);

    public string ToString([StringSyntax(StringSyntaxAttribute.NumericFormat)] string? format,
        IFormatProvider? provider) => ToString(format);

    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default,
        IFormatProvider? provider = null) =>
        Number.TryFormatSigned(m_value, 0xFFFFFFFF, format, destination, out charsWritten);

    public static int Parse(string s) => Parse(ThrowHelper.NotNull(s, nameof(s)).AsSpan(), null);

    public static int Parse(string s, IFormatProvider? provider) => Parse(s);

    public static int Parse(string s, NumberStyles style) => Parse(s, style, null);

    public static int Parse(string s, NumberStyles style, IFormatProvider? provider) =>
        Parse(ThrowHelper.NotNull(s, nameof(s)).AsSpan(), style);

    public static int Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        (int)Number.Check(Number.TryParseInteger(s, (ulong)MaxValue, MaxNegative, out long value), s, value,
            ArticleAndName);

    public static int Parse(ReadOnlySpan<char> s, NumberStyles style = NumberStyles.Integer,
        IFormatProvider? provider = null) =>
        (int)Number.Check(Number.TryParseInteger(s, style, (ulong)MaxValue, MaxNegative, Mask, out long value), s,
            value, ArticleAndName);

    public static bool TryParse([NotNullWhen(true)] string? s, out int result) => TryParse(s.AsSpan(), out result);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out int result) =>
        TryParse(s.AsSpan(), out result);

    public static bool TryParse(ReadOnlySpan<char> s, out int result)
    {
        bool parsed = Number.TryParseInteger(s, (ulong)MaxValue, MaxNegative, out long value) == Number.Status.Ok;
        result = (int)value;
        return parsed;
    }

    public static bool TryParse([NotNullWhen(true)] string? s, NumberStyles style, IFormatProvider? provider,
        out int result) => TryParse(s.AsSpan(), style, provider, out result);

    public static bool TryParse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider? provider, out int result)
    {
        Number.Status status =
            Number.TryParseInteger(s, style, (ulong)MaxValue, MaxNegative, Mask, out long value);
        result = (int)value;
        return status == Number.Status.Ok;
    }

    public static int Max(int x, int y) => x > y ? x : y;

    public static int Min(int x, int y) => x < y ? x : y;

    public static int Clamp(int value, int min, int max) => Math.Clamp(value, min, max);

    public static int Abs(int value) => Math.Abs(value);

    public static int Sign(int value) => Math.Sign(value);

    public static bool IsNegative(int value) => value < 0;

    public static bool IsPow2(int value) => value > 0 && (value & (value - 1)) == 0;

    public static bool IsEvenInteger(int value) => (value & 1) == 0;

    public static bool IsOddInteger(int value) => (value & 1) != 0;

    public static int PopCount(int value) => (int)Numerics.BitOperations.PopCount((ulong)value & Mask);
}
