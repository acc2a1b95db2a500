namespace System.Text;

/// <summary>Base of the encodings with one byte a character; what they do not have becomes '?'.</summary>
public abstract class SingleByteEncoding : Encoding
{
    private protected SingleByteEncoding()
    {
    }

    /// <summary>The first code that the encoding does not have.</summary>
    private protected abstract int Limit { get; }

    public override int GetByteCount(ReadOnlySpan<char> chars) => chars.Length;

    public override int GetBytes(ReadOnlySpan<char> chars, Span<byte> bytes)
    {
        if (chars.Length > bytes.Length)
        {
            ThrowBytesTooShort();
        }

        for (int i = 0; i < chars.Length; i++)
        {
            bytes[i] = chars[i] < Limit ? (byte)chars[i] : (byte)'?';
        }

        return chars.Length;
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
            chars[i] = bytes[i] < Limit ? (char)bytes[i] : '?';
        }

        return bytes.Length;
    }

    public override int GetMaxByteCount(int charCount) => charCount + 1;

    public override int GetMaxCharCount(int byteCount) => byteCount;
}

/// <summary>ASCII.</summary>
public sealed class ASCIIEncoding : SingleByteEncoding
{
    public override int CodePage => 20127;

    public override string WebName => "us-ascii";

    public override string EncodingName => "US-ASCII";

    private protected override int Limit => 0x80;
}

/// <summary>ISO 8859-1. Letters that it does not have become '?', without .NET's likenesses (Ā to A).</summary>
internal sealed class Latin1Encoding : SingleByteEncoding
{
    public override int CodePage => 28591;

    public override string WebName => "iso-8859-1";

    public override string EncodingName => "Western European (ISO)";

    private protected override int Limit => 0x100;
}
