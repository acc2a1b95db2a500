namespace System.Text;

/// <summary>Base of the encodings with one byte a character; what they do not have becomes '?'.</summary>
public abstract class SingleByteEncoding : Encoding
{
    private protected SingleByteEncoding()
    {
    }

    /// <summary>The first code that the encoding does not have.</summary>
    private protected abstract int Limit { get; }

    public override int GetByteCount(ReadOnlySpan<char> chars)
    {
        int count = 0;
        for (int i = 0; i < chars.Length; i++)
        {
            i += StartsPair(chars, i) ? 1 : 0;
            count++;
        }

        return count;
    }

    public override int GetBytes(ReadOnlySpan<char> chars, Span<byte> bytes)
    {
        if (GetByteCount(chars) > bytes.Length)
        {
            ThrowBytesTooShort();
        }

        int written = 0;
        for (int i = 0; i < chars.Length; i++)
        {
            bytes[written++] = chars[i] < Limit ? (byte)chars[i] : (byte)'?';
            i += StartsPair(chars, i) ? 1 : 0;
        }

        return written;
    }

    public override int GetCharCount(ReadOnlySpan<byte> bytes) => bytes.Length;

    public override int GetChars(ReadOnlySpan<byte> bytes, Span<char> chars)
    {
        if (bytes.Length > chars.Length)
        {
            ThrowCharsTooShort();
        }

        for (int i = 0; i < bytes.Length; i++)
        {
            chars[i] = bytes[i] < Limit ? (char)bytes[i] : Utf8.Replacement;
        }

        return bytes.Length;
    }

    public override int GetMaxByteCount(int charCount) => charCount + 1;

    public override int GetMaxCharCount(int byteCount) => byteCount;

    /// <summary>A pair of surrogates is one character and becomes one '?'.</summary>
    private static bool StartsPair(ReadOnlySpan<char> chars, int index) => char.IsHighSurrogate(chars[index])
        && index + 1 < chars.Length && char.IsLowSurrogate(chars[index + 1]);
}

/// <summary>ASCII.</summary>
public sealed class ASCIIEncoding : SingleByteEncoding
{
    public override string WebName => "us-ascii";

    public override string EncodingName => "US-ASCII";

    private protected override int Limit => 0x80;
}

/// <summary>ISO 8859-1.</summary>
internal sealed class Latin1Encoding : SingleByteEncoding
{
    public override string WebName => "iso-8859-1";

    public override string EncodingName => "Western European (ISO)";

    private protected override int Limit => 0x100;
}
