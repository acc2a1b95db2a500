using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace System;

/// <summary>A floating point number of 32 bits (IEEE 754).</summary>
public readonly struct Single : IComparable, IComparable<float>, IEquatable<float>, ISpanFormattable
{
    public const float MaxValue = 3.40282346638528859e+38f;
    public const float MinValue = -3.40282346638528859e+38f;
    public const float Epsilon = 1.4e-45f;
    public const float NaN = 0.0f / 0.0f;
    public const float PositiveInfinity = 1.0f / 0.0f;
    public const float NegativeInfinity = -1.0f / 0.0f;
    public const float NegativeZero = -0.0f;

#pragma warning disable CS0649 // a primitive is its value
    private readonly float m_value;
#pragma warning restore CS0649

#pragma warning disable CS1718 // a value compared to itself: false for NaN only
    public static bool IsNaN(float f) => f != f;
#pragma warning restore CS1718

    public static bool IsFinite(float value) => (BitConverter.SingleToInt32Bits(value) & int.MaxValue) < 0x7F800000;

    public static bool IsInfinity(float value) => (BitConverter.SingleToInt32Bits(value) & int.MaxValue) == 0x7F800000;

    public static bool IsPositiveInfinity(float value) => value == PositiveInfinity;

    public static bool IsNegativeInfinity(float value) => value == NegativeInfinity;

    public static bool IsNegative(float value) => BitConverter.SingleToInt32Bits(value) < 0;

    public static bool IsPositive(float value) => BitConverter.SingleToInt32Bits(value) >= 0;

    public static bool IsInteger(float value) => IsFinite(value) && Math.Truncate(value) == value;

    public static bool IsNormal(float value) =>
        IsFinite(value) && (BitConverter.SingleToInt32Bits(value) & 0x7F800000) != 0;

    public static bool IsSubnormal(float value) =>
        value != 0 && (BitConverter.SingleToInt32Bits(value) & 0x7F800000) == 0;

    public int CompareTo(object? value)
    {
        if (value is null)
        {
            return 1;
        }

        if (value is not float other)
        {
            ThrowHelper.ThrowArgument("Object must be of type Single.");
            return 0;
        }

        return CompareTo(other);
    }

    /// <summary>NaN equals itself and is less than everything else.</summary>
    public int CompareTo(float value)
    {
        if (m_value < value)
        {
            return -1;
        }

        if (m_value > value)
        {
            return 1;
        }

        if (m_value == value)
        {
            return 0;
        }

        return IsNaN(m_value) ? (IsNaN(value) ? 0 : -1) : 1;
    }

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is float other && Equals(other);

    public bool Equals(float obj) => m_value == obj || (IsNaN(m_value) && IsNaN(obj));

    public override int GetHashCode()
    {
        int bits = BitConverter.SingleToInt32Bits(m_value);
        if (m_value == 0 || IsNaN(m_value))
        {
            bits &= 0x7F800000; // the zeros are equal, and so are all NaNs
        }

        return bits;
    }

    public TypeCode GetTypeCode() => TypeCode.Single;

    public override string ToString() => Number.FormatSingle(m_value, null);

    public string ToString(IFormatProvider? provider) => ToString();

    public string ToString([StringSyntax(StringSyntaxAttribute.NumericFormat)] string? format) =>
        Number.FormatSingle(m_value, format);

    public string ToString([StringSyntax(StringSyntaxAttribute.NumericFormat)] string? format,
        IFormatProvider? provider) => ToString(format);

    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default,
        IFormatProvider? provider = null) =>
        Number.TryFormatSingle(m_value, format, destination, out charsWritten);

    public static float Parse(string s) => Parse(ThrowHelper.NotNull(s, nameof(s)).AsSpan());

    public static float Parse(string s, IFormatProvider? provider) => Parse(s);

    public static float Parse(string s, NumberStyles style) => Parse(s, style, null);

    public static float Parse(string s, NumberStyles style, IFormatProvider? provider) =>
        Parse(ThrowHelper.NotNull(s, nameof(s)).AsSpan(), style);

    public static float Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    public static float Parse(ReadOnlySpan<char> s,
        NumberStyles style = NumberStyles.Float | NumberStyles.AllowThousands,
        IFormatProvider? provider = null)
    {
        if (!TryParse(s, style, provider, out float result))
        {
            Number.ThrowBadFormat(s);
        }

        return result;
    }

    public static bool TryParse([NotNullWhen(true)] string? s, out float result) => TryParse(s.AsSpan(), out result);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out float result) =>
        TryParse(s.AsSpan(), out result);

    public static bool TryParse(ReadOnlySpan<char> s, out float result) =>
        TryParse(s, NumberStyles.Float | NumberStyles.AllowThousands, null, out result);

    public static bool TryParse([NotNullWhen(true)] string? s, NumberStyles style, IFormatProvider? provider,
        out float result) => TryParse(s.AsSpan(), style, provider, out result);

    public static bool TryParse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider? provider,
        out float result) => Number.TryParseSingle(s, style, out result);

    public static float Max(float x, float y) => Math.Max(x, y);

    public static float Min(float x, float y) => Math.Min(x, y);

    public static float Clamp(float value, float min, float max) => Math.Clamp(value, min, max);

    public static float Abs(float value) => Math.Abs(value);

    public static int Sign(float value) => Math.Sign(value);
}
