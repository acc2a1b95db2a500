using System.Buffers.Binary;

namespace System.Text;

/// <summary>UTF-16 in either order of bytes. Lone surrogates and a last odd byte become U+FFFD.</summary>
public class UnicodeEncoding : Encoding
{
    private readonly bool _bigEndian;

    public UnicodeEncoding() : this(false, true)
    {
    }

    public UnicodeEncoding(bool bigEndian, bool byteOrderMark)
    {
        _bigEndian = bigEndian;
        HasMark = byteOrderMark;
    }

    public override int CodePage => _bigEndian ? 1201 : 1200;

    public override string WebName => _bigEndian ? "utf-16BE" : "utf-16";

    public override string EncodingName => _bigEndian ? "Unicode (Big-Endian)" : "Unicode";

    public override ReadOnlySpan<byte> Preamble => !HasMark ? default : _bigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE];

    private bool HasMark { get; }

    public override int GetByteCount(ReadOnlySpan<char> chars) => checked(chars.Length * sizeof(char));

    public override int GetBytes(ReadOnlySpan<char> chars, Span<byte> bytes)
    {
        if (GetByteCount(chars) > bytes.Length)
        {
            ThrowBytesTooShort();
        }

        for (int i = 0; i < chars.Length; i++)
        {
            char c = IsLone(chars, i) ? Utf8.Replacement : chars[i];
            Span<byte> pair = bytes.Slice(i * sizeof(char));
            if (_bigEndian)
            {
                BinaryPrimitives.WriteUInt16BigEndian(pair, c);
            }
            else
            {
                BinaryPrimitives.WriteUInt16LittleEndian(pair, c);
            }
        }

        return chars.Length * sizeof(char);
    }

    public override int GetCharCount(ReadOnlySpan<byte> bytes) => (bytes.Length + 1) / sizeof(char);

    public override int GetChars(ReadOnlySpan<byte> bytes, Span<char> chars)
    {
        int count = GetCharCount(bytes);
        if (count > chars.Length)
        {
            ThrowCharsTooShort();
        }

        chars = chars.Slice(0, count);
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> pair = bytes.Slice(i * sizeof(char));
            chars[i] = pair.Length == 1 ? Utf8.Replacement : _bigEndian
                ? (char)BinaryPrimitives.ReadUInt16BigEndian(pair)
                : (char)BinaryPrimitives.ReadUInt16LittleEndian(pair);
        }

        for (int i = 0; i < count; i++)
        {
            if (IsLone(chars, i))
            {
                chars[i] = Utf8.Replacement;
            }
        }

        return count;
    }

    public override int GetMaxByteCount(int charCount) => (charCount + 1) * sizeof(char);

    public override int GetMaxCharCount(int byteCount) => byteCount / sizeof(char) + (byteCount & 1) + 1;

    /// <summary>Whether a surrogate has no partner; the replacement of an earlier one does not change that.</summary>
    private static bool IsLone(ReadOnlySpan<char> chars, int index)
    {
        char c = chars[index];
        if (char.IsHighSurrogate(c))
        {
            return index + 1 == chars.Length || !char.IsLowSurrogate(chars[index + 1]);
        }

        return char.IsLowSurrogate(c) && (index == 0 || !char.IsHighSurrogate(chars[index - 1]));
    }
}
