namespace System;

/// <summary>A standard format: a letter and up to nine digits of precision; anything else is a custom format.</summary>
internal readonly struct FormatSpec
{
    private FormatSpec(char letter, bool isLower, int precision)
    {
        Letter = letter;
        IsLower = isLower;
        Precision = precision;
    }

    /// <summary>The letter in upper case; 0 for a custom format.</summary>
    internal char Letter { get; }

    internal bool IsLower { get; }

    /// <summary>The precision, or -1 when the format has none.</summary>
    internal int Precision { get; }

    internal FormatSpec WithoutPrecision() => new(Letter, IsLower, -1);

    internal static FormatSpec Parse(ReadOnlySpan<char> format)
    {
        if (format.Length == 0)
        {
            return new FormatSpec('G', false, -1);
        }

        char letter = format[0];
        if (!char.IsAsciiLetter(letter) || format.Length > 10)
        {
            return default;
        }

        int precision = format.Length == 1 ? -1 : 0;
        for (int i = 1; i < format.Length; i++)
        {
            if (!char.IsAsciiDigit(format[i]))
            {
                return default;
            }

            precision = precision * 10 + format[i] - '0';
        }

        return new FormatSpec((char)(letter & ~0x20), letter >= 'a', precision);
    }
}
