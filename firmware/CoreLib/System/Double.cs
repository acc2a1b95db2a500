using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace System;

/// <summary>A floating point number of 64 bits (IEEE 754).</summary>
public readonly struct Double : IComparable, IComparable<double>, IEquatable<double>, ISpanFormattable
{
    public const double MaxValue = 1.7976931348623157E+308;
    public const double MinValue = -1.7976931348623157E+308;
    public const double Epsilon = 4.9406564584124654E-324;
    public const double NaN = 0.0 / 0.0;
    public const double PositiveInfinity = 1.0 / 0.0;
    public const double NegativeInfinity = -1.0 / 0.0;
    public const double NegativeZero = -0.0;

#pragma warning disable CS0649 // a primitive is its value
    private readonly double m_value;
#pragma warning restore CS0649

#pragma warning disable CS1718 // a value compared to itself: false for NaN only
    public static bool IsNaN(double d) => d != d;
#pragma warning restore CS1718

    public static bool IsFinite(double value) =>
        (BitConverter.DoubleToInt64Bits(value) & long.MaxValue) < 0x7FF0000000000000;

    public static bool IsInfinity(double value) =>
        (BitConverter.DoubleToInt64Bits(value) & long.MaxValue) == 0x7FF0000000000000;

    public static bool IsPositiveInfinity(double value) => value == PositiveInfinity;

    public static bool IsNegativeInfinity(double value) => value == NegativeInfinity;

    public static bool IsNegative(double value) => BitConverter.DoubleToInt64Bits(value) < 0;

    public static bool IsPositive(double value) => BitConverter.DoubleToInt64Bits(value) >= 0;

    public static bool IsInteger(double value) => IsFinite(value) && Math.Truncate(value) == value;

    public static bool IsNormal(double value) =>
        IsFinite(value) && (BitConverter.DoubleToInt64Bits(value) & 0x7FF0000000000000) != 0;

    public static bool IsSubnormal(double value) =>
        value != 0 && (BitConverter.DoubleToInt64Bits(value) & 0x7FF0000000000000) == 0;

    public int CompareTo(object? value)
    {
        if (value is null)
        {
            return 1;
        }

        if (value is not double other)
        {
            ThrowHelper.ThrowArgument("Object must be of type Double.");
            return 0;
        }

        return CompareTo(other);
    }

    /// <summary>NaN equals itself and is less than everything else.</summary>
    public int CompareTo(double value)
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

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is double other && Equals(other);

    public bool Equals(double obj) => m_value == obj || (IsNaN(m_value) && IsNaN(obj));

    public override int GetHashCode()
    {
        long bits = BitConverter.DoubleToInt64Bits(m_value);
        if (m_value == 0 || IsNaN(m_value))
        {
            bits &= 0x7FF0000000000000; // the zeros are equal, and so are all NaNs
        }

        return (int)bits ^ (int)(bits >> 32);
    }

    public TypeCode GetTypeCode() => TypeCode.Double;

    public override string ToString() => Number.FormatDouble(m_value, null);

    public string ToString(IFormatProvider? provider) => ToString();

    public string ToString([StringSyntax(StringSyntaxAttribute.NumericFormat)] string? format) =>
        Number.FormatDouble(m_value, format);

    public string ToString([StringSyntax(StringSyntaxAttribute.NumericFormat)] string? format,
        IFormatProvider? provider) => ToString(format);

    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default,
        IFormatProvider? provider = null) =>
        Number.TryFormatDouble(m_value, format, destination, out charsWritten);

    public static double Parse(string s) => Parse(ThrowHelper.NotNull(s, nameof(s)).AsSpan());

    public static double Parse(string s, IFormatProvider? provider) => Parse(s);

    public static double Parse(string s, NumberStyles style) => Parse(s, style, null);

    public static double Parse(string s, NumberStyles style, IFormatProvider? provider) =>
        Parse(ThrowHelper.NotNull(s, nameof(s)).AsSpan(), style);

    public static double Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    public static double Parse(ReadOnlySpan<char> s,
        NumberStyles style = NumberStyles.Float | NumberStyles.AllowThousands,
        IFormatProvider? provider = null)
    {
        if (!TryParse(s, style, provider, out double result))
        {
            Number.ThrowBadFormat(s);
        }

        return result;
    }

    public static bool TryParse([NotNullWhen(true)] string? s, out double result) => TryParse(s.AsSpan(), out result);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out double result) =>
        TryParse(s.AsSpan(), out result);

    public static bool TryParse(ReadOnlySpan<char> s, out double result) =>
        TryParse(s, NumberStyles.Float | NumberStyles.AllowThousands, null, out result);

    public static bool TryParse([NotNullWhen(true)] string? s, NumberStyles style, IFormatProvider? provider,
        out double result) => TryParse(s.AsSpan(), style, provider, out result);

    public static bool TryParse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider? provider,
        out double result) => Number.TryParseDouble(s, style, out result);

    public static double Max(double x, double y) => Math.Max(x, y);

    public static double Min(double x, double y) => Math.Min(x, y);

    public static double Clamp(double value, double min, double max) => Math.Clamp(value, min, max);

    public static double Abs(double value) => Math.Abs(value);

    public static int Sign(double value) => Math.Sign(value);
}
