namespace System;

/// <remarks>
/// The device carries no Unicode tables. ASCII and Latin-1 are exact; of the scripts above, the letters of the common
/// blocks count as letters, and case is known for Latin Extended-A, Greek and Cyrillic.
/// </remarks>
public readonly partial struct Char
{
    public static bool IsAscii(char c) => c < 0x80;

    public static bool IsAsciiDigit(char c) => (uint)(c - '0') <= 9;

    public static bool IsAsciiLetter(char c) => (uint)((c | 0x20) - 'a') <= 'z' - 'a';

    public static bool IsAsciiLetterLower(char c) => (uint)(c - 'a') <= 'z' - 'a';

    public static bool IsAsciiLetterUpper(char c) => (uint)(c - 'A') <= 'Z' - 'A';

    public static bool IsAsciiLetterOrDigit(char c) => IsAsciiLetter(c) || IsAsciiDigit(c);

    public static bool IsAsciiHexDigit(char c) => HexValue(c) >= 0;

    public static bool IsAsciiHexDigitLower(char c) => IsAsciiDigit(c) || (uint)(c - 'a') <= 5;

    public static bool IsAsciiHexDigitUpper(char c) => IsAsciiDigit(c) || (uint)(c - 'A') <= 5;

    public static bool IsBetween(char c, char minInclusive, char maxInclusive) =>
        (uint)(c - minInclusive) <= (uint)(maxInclusive - minInclusive);

    public static bool IsDigit(char c) => IsAsciiDigit(c);

    public static bool IsDigit(string s, int index) => IsDigit(At(s, index));

    public static bool IsNumber(char c) => IsAsciiDigit(c) || c is '²' or '³' or '¹' or '¼' or '½' or '¾';

    public static double GetNumericValue(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        '¹' => 1,
        '²' => 2,
        '³' => 3,
        '¼' => 0.25,
        '½' => 0.5,
        '¾' => 0.75,
        _ => -1,
    };

    public static bool IsControl(char c) => (c & ~0x80) < 0x20 || c == 0x7F;

    public static bool IsLetter(char c)
    {
        if (c < 0x80)
        {
            return IsAsciiLetter(c);
        }

        return c <= 0xFF ? c is 'ª' or 'µ' or 'º' || (c >= 'À' && c is not ('×' or '÷')) : IsLetterBeyondLatin1(c);
    }

    public static bool IsLetter(string s, int index) => IsLetter(At(s, index));

    public static bool IsLetterOrDigit(char c) => IsLetter(c) || IsDigit(c);

    public static bool IsLetterOrDigit(string s, int index) => IsLetterOrDigit(At(s, index));

    public static bool IsLower(char c)
    {
        if (c < 0x80)
        {
            return IsAsciiLetterLower(c);
        }

        return c is 'ß' or '\u0131' or '\u0138' or '\u0149' or '\u017F' || ToUpperInvariant(c) != c;
    }

    public static bool IsUpper(char c) => c < 0x80 ? IsAsciiLetterUpper(c) : ToLowerInvariant(c) != c;

    public static bool IsWhiteSpace(char c) => c switch
    {
        ' ' or (>= '\t' and <= '\r') or '\u0085' or '\u00A0' => true,
        < '\u1680' => false,
        '\u1680' or (>= '\u2000' and <= '\u200A') or '\u2028' or '\u2029' or '\u202F' or '\u205F' or '\u3000' => true,
        _ => false,
    };

    public static bool IsWhiteSpace(string s, int index) => IsWhiteSpace(At(s, index));

    public static bool IsSeparator(char c) => c is ' ' or '\u00A0' || (c >= '\u1680' && IsWhiteSpace(c));

    public static bool IsPunctuation(char c) => c switch
    {
        < '\u0080' => c > ' ' && c != '\x7F' && !IsAsciiLetterOrDigit(c) && !IsSymbol(c),
        '¡' or '§' or '«' or '¶' or '·' or '»' or '¿' => true,
        (>= '\u2010' and <= '\u2027') or (>= '\u2030' and <= '\u2043') or (>= '\u3001' and <= '\u3003') => true,
        _ => false,
    };

    public static bool IsSymbol(char c) => c switch
    {
        '$' or '+' or '<' or '=' or '>' or '^' or '`' or '|' or '~' => true,
        '¢' or '£' or '¤' or '¥' or '¦' or '¨' or '©' or '¬' or '®' or '¯' or '°' or '±' or '´' or '¸' or '×' or '÷'
            => true,
        (>= '\u20A0' and <= '\u20C0') or (>= '\u2190' and <= '\u2307') => true,
        _ => false,
    };

    public static char ToUpper(char c) => ToUpperInvariant(c);

    public static char ToLower(char c) => ToLowerInvariant(c);

    /// <summary>The nanoFramework form of <see cref="ToUpper(char)"/>.</summary>
    public char ToUpper() => ToUpperInvariant(m_value);

    /// <summary>The nanoFramework form of <see cref="ToLower(char)"/>.</summary>
    public char ToLower() => ToLowerInvariant(m_value);

    public static char ToUpperInvariant(char c)
    {
        if (c < 0x80)
        {
            return IsAsciiLetterLower(c) ? (char)(c - 0x20) : c;
        }

        return c <= 0xFF ? ToUpperLatin1(c) : ToUpperBeyondLatin1(c);
    }

    public static char ToLowerInvariant(char c)
    {
        if (c < 0x80)
        {
            return IsAsciiLetterUpper(c) ? (char)(c + 0x20) : c;
        }

        if (c <= 0xFF)
        {
            return c is >= 'À' and <= 'Þ' and not '×' ? (char)(c + 0x20) : c;
        }

        return ToLowerBeyondLatin1(c);
    }

    /// <summary>The value of a hexadecimal digit of either case, or -1.</summary>
    internal static int HexValue(char c)
    {
        if (IsAsciiDigit(c))
        {
            return c - '0';
        }

        int letter = (c | 0x20) - 'a';
        return (uint)letter <= 5 ? letter + 10 : -1;
    }

    private static char At(string s, int index)
    {
        ArgumentNullException.ThrowIfNull(s);
        if ((uint)index >= (uint)s.Length)
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(index));
        }

        return s[index];
    }

    private static bool IsLetterBeyondLatin1(char c) => c switch
    {
        <= '\u02C1' => true, // Latin Extended-A and -B, IPA
        >= '\u0370' and <= '\u03FF' => c is not ('\u0375' or '\u0378' or '\u0379' or '\u037E' or '\u0384' or '\u0385'
            or '\u0387' or '\u038B' or '\u038D' or '\u03A2' or '\u03F6') && (c < '\u0380' || c > '\u0383'),
        >= '\u0400' and <= '\u052F' => c < '\u0482' || c > '\u0489',
        >= '\u0531' and <= '\u0556' or >= '\u0561' and <= '\u0586' => true, // Armenian
        >= '\u05D0' and <= '\u05EA' or >= '\u0620' and <= '\u064A' => true, // Hebrew, Arabic
        >= '\u1E00' and <= '\u1EFF' => true, // Latin Extended Additional
        >= '\u3041' and <= '\u3096' or >= '\u30A1' and <= '\u30FA' => true, // kana
        >= '\u3400' and <= '\u4DBF' or >= '\u4E00' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7A3' => true,
        _ => false,
    };

    private static char ToUpperLatin1(char c) => c switch
    {
        'µ' => '\u039C',
        'ÿ' => '\u0178',
        >= 'à' and not '÷' => (char)(c - 0x20),
        _ => c,
    };

    private static char ToUpperBeyondLatin1(char c) => c switch
    {
        '\u0131' or '\u017F' or '\u0138' or '\u0149' => c, // no partner that maps back
        <= '\u017F' => IsLowerOfPair(c) ? (char)(c - 1) : c,
        '\u03C2' => '\u03A3',
        '\u03AC' => '\u0386',
        >= '\u03AD' and <= '\u03AF' => (char)(c - 0x25),
        '\u03CC' => '\u038C',
        '\u03CD' or '\u03CE' => (char)(c - 0x3F),
        >= '\u03B1' and <= '\u03CB' => (char)(c - 0x20),
        >= '\u0430' and <= '\u044F' => (char)(c - 0x20),
        >= '\u0450' and <= '\u045F' => (char)(c - 0x50),
        >= '\u0460' and <= '\u0481' or >= '\u048A' and <= '\u04BF' => (char)(c & ~1),
        _ => c,
    };

    private static char ToLowerBeyondLatin1(char c) => c switch
    {
        '\u0130' or '\u0138' or '\u0149' or '\u017F' => c,
        '\u0178' => 'ÿ',
        '\u0386' => '\u03AC',
        >= '\u0388' and <= '\u038A' => (char)(c + 0x25),
        '\u038C' => '\u03CC',
        '\u038E' or '\u038F' => (char)(c + 0x3F),
        <= '\u017F' => IsUpperOfPair(c) ? (char)(c + 1) : c,
        >= '\u0391' and <= '\u03AB' and not '\u03A2' => (char)(c + 0x20),
        >= '\u0410' and <= '\u042F' => (char)(c + 0x20),
        >= '\u0400' and <= '\u040F' => (char)(c + 0x50),
        >= '\u0460' and <= '\u0481' or >= '\u048A' and <= '\u04BF' => (char)(c | 1),
        _ => c,
    };

    /// <summary>In Latin Extended-A upper case stands before lower case; two stretches begin on odd numbers.</summary>
    private static bool IsUpperOfPair(char c) => ((c & 1) != 0) == StartsOnOdd(c);

    private static bool IsLowerOfPair(char c) => ((c & 1) == 0) == StartsOnOdd(c);

    private static bool StartsOnOdd(char c) => c is >= '\u0139' and <= '\u0148' or >= '\u0179' and <= '\u017E';
}
