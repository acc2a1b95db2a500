namespace System.Text;

/// <summary>Conversion between UTF-16 and UTF-8, without objects; <see cref="UTF8Encoding"/> is built on it.</summary>
internal static class Utf8
{
    internal const char Replacement = '\uFFFD';

    /// <summary>The longest UTF-8 form of one UTF-16 unit; a pair of surrogates takes four for its two.</summary>
    internal const int MaxBytesPerChar = 3;

    internal static int CountBytes(ReadOnlySpan<char> text)
    {
        int count = 0;
        int position = 0;
        while (position < text.Length)
        {
            count += EncodedLength(NextScalar(text, ref position));
        }

        return count;
    }

    /// <summary>
    /// Encodes as much as fits; lone surrogates become U+FFFD. Returns the bytes written; <paramref name="used"/> tells
    /// how many characters they stand for.
    /// </summary>
    internal static int Encode(ReadOnlySpan<char> text, Span<byte> bytes, out int used)
    {
        int written = 0;
        used = 0;
        while (used < text.Length)
        {
            char c = text[used];
            if (c < 0x80)
            {
                if (written == bytes.Length)
                {
                    break;
                }

                bytes[written++] = (byte)c;
                used++;
                continue;
            }

            int next = used;
            int scalar = NextScalar(text, ref next);
            if (EncodedLength(scalar) > bytes.Length - written)
            {
                break;
            }

            written += Write(scalar, bytes.Slice(written));
            used = next;
        }

        return written;
    }

    internal static int CountChars(ReadOnlySpan<byte> bytes)
    {
        int count = 0;
        int position = 0;
        while (position < bytes.Length)
        {
            count += NextScalar(bytes, ref position) >= 0x10000 ? 2 : 1;
        }

        return count;
    }

    /// <summary>Decodes all bytes; <paramref name="text"/> has room for <see cref="CountChars"/>.</summary>
    internal static int Decode(ReadOnlySpan<byte> bytes, Span<char> text)
    {
        int written = 0;
        int position = 0;
        while (position < bytes.Length)
        {
            int scalar = NextScalar(bytes, ref position);
            if (scalar >= 0x10000)
            {
                text[written++] = (char)(0xD7C0 + (scalar >> 10));
                text[written++] = (char)(0xDC00 + (scalar & 0x3FF));
            }
            else
            {
                text[written++] = (char)scalar;
            }
        }

        return written;
    }

    internal static string ToString(ReadOnlySpan<byte> bytes)
    {
        int length = CountChars(bytes);
        if (length == 0)
        {
            return "";
        }

        string text = string.FastAllocate(length);
        Decode(bytes, new Span<char>(ref text.FirstChar, length));
        return text;
    }

    /// <summary>
    /// Reads one code point. Each maximal part of an ill-formed sequence counts as one U+FFFD (Unicode 15, section 3.9,
    /// table 3-8), as .NET does.
    /// </summary>
    internal static int NextScalar(ReadOnlySpan<byte> bytes, ref int position)
    {
        int first = bytes[position++];
        if (first < 0x80)
        {
            return first;
        }

        int more = first < 0xC2 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : first < 0xF5 ? 3 : 0;
        if (more == 0)
        {
            return Replacement;
        }

        // The second byte's range excludes overlong forms, surrogates and what lies above U+10FFFF.
        int low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        int high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        int scalar = first & (0x3F >> more);
        for (; more != 0; more--)
        {
            if (position == bytes.Length || bytes[position] < low || bytes[position] > high)
            {
                return Replacement;
            }

            scalar = (scalar << 6) | (bytes[position++] & 0x3F);
            low = 0x80;
            high = 0xBF;
        }

        return scalar;
    }

    private static int NextScalar(ReadOnlySpan<char> text, ref int position)
    {
        char c = text[position++];
        if (!char.IsSurrogate(c))
        {
            return c;
        }

        if (c < 0xDC00 && position < text.Length && char.IsLowSurrogate(text[position]))
        {
            return char.ConvertToUtf32(c, text[position++]);
        }

        return Replacement;
    }

    private static int EncodedLength(int scalar) => scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4;

    private static int Write(int scalar, Span<byte> bytes)
    {
        int length = EncodedLength(scalar);
        if (length == 1)
        {
            bytes[0] = (byte)scalar;
            return 1;
        }

        for (int i = length - 1; i > 0; i--)
        {
            bytes[i] = (byte)(0x80 | (scalar & 0x3F));
            scalar >>= 6;
        }

        bytes[0] = (byte)((0xF00 >> length) | scalar);
        return length;
    }
}
