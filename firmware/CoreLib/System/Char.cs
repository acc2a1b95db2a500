using System.Diagnostics.CodeAnalysis;

namespace System;

/// <summary>A unit of UTF-16. Char.Categories.cs has what is known about each.</summary>
public readonly partial struct Char : IComparable, IComparable<char>, IEquatable<char>
{
    public const char MaxValue = '\uFFFF';
    public const char MinValue = '\0';

#pragma warning disable CS0649 // a primitive is its value
    private readonly char m_value;
#pragma warning restore CS0649

    public int CompareTo(object? value)
    {
        if (value is null)
        {
            return 1;
        }

        if (value is not char other)
        {
            ThrowHelper.ThrowArgument("Object must be of type Char.");
            return 0;
        }

        return CompareTo(other);
    }

    public int CompareTo(char value) => m_value - value;

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is char other && m_value == other;

    public bool Equals(char obj) => m_value == obj;

    public override int GetHashCode() => m_value | (m_value << 16);

    public TypeCode GetTypeCode() => TypeCode.Char;

    public override string ToString() => new(m_value, 1);

    public string ToString(IFormatProvider? provider) => ToString();

    public static string ToString(char c) => new(c, 1);

    public static char Parse(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        if (s.Length != 1)
        {
            ThrowHelper.ThrowFormat("String must be exactly one character long.");
        }

        return s[0];
    }

    public static bool TryParse([NotNullWhen(true)] string? s, out char result)
    {
        bool parsed = s is not null && s.Length == 1;
        result = parsed ? s![0] : '\0';
        return parsed;
    }

    public static bool IsSurrogate(char c) => (c & 0xF800) == 0xD800;

    public static bool IsHighSurrogate(char c) => (c & 0xFC00) == 0xD800;

    public static bool IsLowSurrogate(char c) => (c & 0xFC00) == 0xDC00;

    public static bool IsSurrogatePair(char highSurrogate, char lowSurrogate) =>
        IsHighSurrogate(highSurrogate) && IsLowSurrogate(lowSurrogate);

    public static int ConvertToUtf32(char highSurrogate, char lowSurrogate)
    {
        if (!IsHighSurrogate(highSurrogate))
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(highSurrogate),
                "A valid high surrogate character is between 0xd800 and 0xdbff, inclusive.");
        }

        if (!IsLowSurrogate(lowSurrogate))
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(lowSurrogate),
                "A valid low surrogate character is between 0xdc00 and 0xdfff, inclusive.");
        }

        return 0x10000 + ((highSurrogate - 0xD800) << 10) + (lowSurrogate - 0xDC00);
    }

    public static string ConvertFromUtf32(int utf32)
    {
        if ((uint)utf32 > 0x10FFFF || (utf32 >= 0xD800 && utf32 <= 0xDFFF))
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(utf32), "A valid UTF32 value is between 0x000000 and 0x10ffff, "
                + "inclusive, and should not include surrogate codepoint values (0x00d800 ~ 0x00dfff).");
        }

        if (utf32 < 0x10000)
        {
            return ToString((char)utf32);
        }

        ReadOnlySpan<char> pair = [(char)(0xD7C0 + (utf32 >> 10)), (char)(0xDC00 + (utf32 & 0x3FF))];
        return new string(pair);
    }
}
