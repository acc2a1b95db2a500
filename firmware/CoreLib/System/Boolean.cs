using System.Diagnostics.CodeAnalysis;

namespace System;

/// <summary>True or false.</summary>
public readonly struct Boolean : IComparable, IComparable<bool>, IEquatable<bool>
{
    public static readonly string TrueString = "True";
    public static readonly string FalseString = "False";

#pragma warning disable CS0649 // a primitive is its value
    private readonly bool m_value;
#pragma warning restore CS0649

    public int CompareTo(object? obj)
    {
        if (obj is null)
        {
            return 1;
        }

        if (obj is not bool other)
        {
            ThrowHelper.ThrowArgument("Object must be of type Boolean.");
            return 0;
        }

        return CompareTo(other);
    }

    public int CompareTo(bool value) => m_value == value ? 0 : m_value ? 1 : -1;

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is bool other && m_value == other;

    public bool Equals(bool obj) => m_value == obj;

    public override int GetHashCode() => m_value ? 1 : 0;

    public TypeCode GetTypeCode() => TypeCode.Boolean;

    public override string ToString() => m_value ? "True" : "False";

    public string ToString(IFormatProvider? provider) => ToString();

    public bool TryFormat(Span<char> destination, out int charsWritten)
    {
        string text = ToString();
        bool fits = text.TryCopyTo(destination);
        charsWritten = fits ? text.Length : 0;
        return fits;
    }

    public static bool Parse(string value) => Parse(ThrowHelper.NotNull(value, nameof(value)).AsSpan());

    public static bool Parse(ReadOnlySpan<char> value)
    {
        if (!TryParse(value, out bool result))
        {
            ThrowHelper.ThrowFormat(
                string.Concat("String '", value, "' was not recognized as a valid Boolean."));
        }

        return result;
    }

    public static bool TryParse([NotNullWhen(true)] string? value, out bool result) =>
        TryParse(value.AsSpan(), out result);

    public static bool TryParse(ReadOnlySpan<char> value, out bool result)
    {
        ReadOnlySpan<char> word = Trim(value);
        result = word.Equals("True", StringComparison.OrdinalIgnoreCase);
        return result || word.Equals("False", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Takes white space and zero characters off both ends.</summary>
    private static ReadOnlySpan<char> Trim(ReadOnlySpan<char> value)
    {
        int start = 0;
        while (start < value.Length && (char.IsWhiteSpace(value[start]) || value[start] == '\0'))
        {
            start++;
        }

        int end = value.Length;
        while (end > start && (char.IsWhiteSpace(value[end - 1]) || value[end - 1] == '\0'))
        {
            end--;
        }

        return value.Slice(start, end - start);
    }
}
