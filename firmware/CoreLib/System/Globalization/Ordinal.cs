namespace System.Globalization;

/// <summary>Comparison of text by code units, with or without regard to case.</summary>
internal static class Ordinal
{
    internal static int Compare(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        int common = a.Length < b.Length ? a.Length : b.Length;
        for (int i = 0; i < common; i++)
        {
            int difference = a[i] - b[i];
            if (difference != 0)
            {
                return difference;
            }
        }

        return a.Length - b.Length;
    }

    internal static int CompareIgnoreCase(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        int common = a.Length < b.Length ? a.Length : b.Length;
        for (int i = 0; i < common; i++)
        {
            if (a[i] != b[i])
            {
                int difference = char.ToUpperInvariant(a[i]) - char.ToUpperInvariant(b[i]);
                if (difference != 0)
                {
                    return difference;
                }
            }
        }

        return a.Length - b.Length;
    }

    internal static bool Equals(ReadOnlySpan<char> a, ReadOnlySpan<char> b, bool ignoreCase) =>
        a.Length == b.Length && (ignoreCase ? CompareIgnoreCase(a, b) == 0 : a.SequenceEqual(b));

    /// <summary>The first position of a text in another, or -1. An empty text is found at 0.</summary>
    internal static int IndexOf(ReadOnlySpan<char> text, ReadOnlySpan<char> value, bool ignoreCase)
    {
        for (int i = 0; i <= text.Length - value.Length; i++)
        {
            if (Equals(text.Slice(i, value.Length), value, ignoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The last position of a text in another, or -1. An empty text is found at the end.</summary>
    internal static int LastIndexOf(ReadOnlySpan<char> text, ReadOnlySpan<char> value, bool ignoreCase)
    {
        for (int i = text.Length - value.Length; i >= 0; i--)
        {
            if (Equals(text.Slice(i, value.Length), value, ignoreCase))
            {
                return i;
            }
        }

        return -1;
    }
}
