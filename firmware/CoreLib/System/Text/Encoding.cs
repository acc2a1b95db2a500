namespace System.Text;

/// <summary>Turns text into bytes and back. UTF-8, UTF-16, ASCII and Latin-1 exist.</summary>
public abstract class Encoding
{
    private static Encoding? s_utf8;
    private static Encoding? s_ascii;
    private static Encoding? s_latin1;
    private static Encoding? s_unicode;
    private static Encoding? s_bigEndianUnicode;

    protected Encoding()
    {
    }

    public static Encoding UTF8 => s_utf8 ??= new UTF8Encoding(true);

    public static Encoding ASCII => s_ascii ??= new ASCIIEncoding();

    public static Encoding Latin1 => s_latin1 ??= new Latin1Encoding();

    public static Encoding Unicode => s_unicode ??= new UnicodeEncoding();

    public static Encoding BigEndianUnicode => s_bigEndianUnicode ??= new UnicodeEncoding(true, true);

    public static Encoding Default => UTF8;

    public abstract int CodePage { get; }

    public abstract string WebName { get; }

    public abstract string EncodingName { get; }

    public virtual ReadOnlySpan<byte> Preamble => default;

    public virtual byte[] GetPreamble() => Preamble.ToArray();

    public static Encoding GetEncoding(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        switch (name.ToLowerInvariant())
        {
            case "utf-8" or "utf8":
                return UTF8;
            case "us-ascii" or "ascii":
                return ASCII;
            case "iso-8859-1" or "latin1":
                return Latin1;
            case "utf-16" or "unicode":
                return Unicode;
            case "utf-16be":
                return BigEndianUnicode;
            default:
                ThrowHelper.ThrowArgument("'" + name + "' is not a supported encoding name.", nameof(name));
                return UTF8;
        }
    }

    public abstract int GetByteCount(ReadOnlySpan<char> chars);

    /// <summary>Encodes all of the text; throws when the bytes do not fit.</summary>
    public abstract int GetBytes(ReadOnlySpan<char> chars, Span<byte> bytes);

    public abstract int GetCharCount(ReadOnlySpan<byte> bytes);

    /// <summary>Decodes all of the bytes; throws when the characters do not fit.</summary>
    public abstract int GetChars(ReadOnlySpan<byte> bytes, Span<char> chars);

    public abstract int GetMaxByteCount(int charCount);

    public abstract int GetMaxCharCount(int byteCount);

    public virtual string GetString(ReadOnlySpan<byte> bytes)
    {
        int length = GetCharCount(bytes);
        if (length == 0)
        {
            return "";
        }

        string text = string.FastAllocate(length);
        GetChars(bytes, new Span<char>(ref text.FirstChar, length));
        return text;
    }

    public string GetString(byte[] bytes) =>
        GetString(new ReadOnlySpan<byte>(ThrowHelper.NotNull(bytes, nameof(bytes))));

    public string GetString(byte[] bytes, int index, int count) => GetString(Part(bytes, index, count, nameof(bytes)));

    public int GetByteCount(string s) => GetByteCount(ThrowHelper.NotNull(s, nameof(s)).AsSpan());

    public int GetByteCount(char[] chars) =>
        GetByteCount(new ReadOnlySpan<char>(ThrowHelper.NotNull(chars, nameof(chars))));

    public int GetByteCount(char[] chars, int index, int count) =>
        GetByteCount(Part(chars, index, count, nameof(chars)));

    public byte[] GetBytes(string s) => ToArray(ThrowHelper.NotNull(s, nameof(s)).AsSpan());

    public byte[] GetBytes(string s, int index, int count) =>
        ToArray(ThrowHelper.NotNull(s, nameof(s)).AsSpan(index, count));

    public byte[] GetBytes(char[] chars) =>
        ToArray(new ReadOnlySpan<char>(ThrowHelper.NotNull(chars, nameof(chars))));

    public byte[] GetBytes(char[] chars, int index, int count) => ToArray(Part(chars, index, count, nameof(chars)));

    public int GetBytes(string s, int charIndex, int charCount, byte[] bytes, int byteIndex) =>
        GetBytes(ThrowHelper.NotNull(s, nameof(s)).AsSpan(charIndex, charCount), bytes.AsSpan(byteIndex));

    public int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) =>
        GetBytes(Part(chars, charIndex, charCount, nameof(chars)), bytes.AsSpan(byteIndex));

    public bool TryGetBytes(ReadOnlySpan<char> chars, Span<byte> bytes, out int bytesWritten)
    {
        bool fits = GetByteCount(chars) <= bytes.Length;
        bytesWritten = fits ? GetBytes(chars, bytes) : 0;
        return fits;
    }

    public int GetCharCount(byte[] bytes) =>
        GetCharCount(new ReadOnlySpan<byte>(ThrowHelper.NotNull(bytes, nameof(bytes))));

    public int GetCharCount(byte[] bytes, int index, int count) =>
        GetCharCount(Part(bytes, index, count, nameof(bytes)));

    public char[] GetChars(byte[] bytes) =>
        ToChars(new ReadOnlySpan<byte>(ThrowHelper.NotNull(bytes, nameof(bytes))));

    public char[] GetChars(byte[] bytes, int index, int count) => ToChars(Part(bytes, index, count, nameof(bytes)));

    public int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex) =>
        GetChars(Part(bytes, byteIndex, byteCount, nameof(bytes)), chars.AsSpan(charIndex));

    internal void ThrowBytesTooShort() => ThrowHelper.ThrowArgument(
        "The output byte buffer is too small to contain the encoded data, encoding codepage '" + CodePage.ToString()
        + "' and fallback 'System.Text.EncoderReplacementFallback'.", "bytes");

    internal void ThrowCharsTooShort() => ThrowHelper.ThrowArgument(
        "The output char buffer is too small to contain the decoded characters, encoding codepage '"
            + CodePage.ToString()
        + "' and fallback 'System.Text.DecoderReplacementFallback'.", "chars");

    private static ReadOnlySpan<T> Part<T>(T[] array, int index, int count, string paramName)
    {
        ArgumentNullException.ThrowIfNull(array, paramName);
        if (index < 0 || count < 0)
        {
            ThrowHelper.ThrowNegative(index < 0 ? nameof(index) : nameof(count));
        }

        if (array.Length - index < count)
        {
            ThrowHelper.ThrowArgumentOutOfRange(paramName,
                "Index and count must refer to a location within the buffer.");
        }

        return new ReadOnlySpan<T>(array, index, count);
    }

    private byte[] ToArray(ReadOnlySpan<char> chars)
    {
        byte[] bytes = new byte[GetByteCount(chars)];
        GetBytes(chars, bytes);
        return bytes;
    }

    private char[] ToChars(ReadOnlySpan<byte> bytes)
    {
        char[] chars = new char[GetCharCount(bytes)];
        GetChars(bytes, chars);
        return chars;
    }
}
