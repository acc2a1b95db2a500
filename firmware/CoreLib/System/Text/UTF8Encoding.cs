namespace System.Text;

/// <summary>UTF-8. What is ill-formed becomes U+FFFD, or an exception when asked for.</summary>
public class UTF8Encoding : Encoding
{
    private readonly bool _emitIdentifier;
    private readonly bool _throwOnInvalid;

    public UTF8Encoding()
    {
    }

    public UTF8Encoding(bool encoderShouldEmitUTF8Identifier) => _emitIdentifier = encoderShouldEmitUTF8Identifier;

    public UTF8Encoding(bool encoderShouldEmitUTF8Identifier, bool throwOnInvalidBytes)
    {
        _emitIdentifier = encoderShouldEmitUTF8Identifier;
        _throwOnInvalid = throwOnInvalidBytes;
    }

    public override int CodePage => 65001;

    public override string WebName => "utf-8";

    public override string EncodingName => "Unicode (UTF-8)";

    public override ReadOnlySpan<byte> Preamble => _emitIdentifier ? "\uFEFF"u8 : default;

    public override int GetByteCount(ReadOnlySpan<char> chars)
    {
        Check(chars);
        return Utf8.CountBytes(chars);
    }

    public override int GetBytes(ReadOnlySpan<char> chars, Span<byte> bytes)
    {
        Check(chars);
        int written = Utf8.Encode(chars, bytes, out int used);
        if (used != chars.Length)
        {
            ThrowBytesTooShort();
        }

        return written;
    }

    public override int GetCharCount(ReadOnlySpan<byte> bytes)
    {
        Check(bytes);
        return Utf8.CountChars(bytes);
    }

    public override int GetChars(ReadOnlySpan<byte> bytes, Span<char> chars)
    {
        Check(bytes);
        if (Utf8.CountChars(bytes) > chars.Length)
        {
            ThrowCharsTooShort();
        }

        return Utf8.Decode(bytes, chars);
    }

    public override int GetMaxByteCount(int charCount) => (charCount + 1) * Utf8.MaxBytesPerChar;

    public override int GetMaxCharCount(int byteCount) => byteCount + 1;

    private void Check(ReadOnlySpan<char> chars)
    {
        if (!_throwOnInvalid)
        {
            return;
        }

        for (int i = 0; i < chars.Length; i++)
        {
            if (char.IsHighSurrogate(chars[i]) && i + 1 < chars.Length && char.IsLowSurrogate(chars[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(chars[i]))
            {
                string code = Number.ToHex(chars[i], 4).ToUpperInvariant();
                ThrowHelper.ThrowArgument("Unable to translate Unicode character \\u" + code + " at index "
                    + i.ToString()
                    + " to specified code page.", nameof(chars));
            }
        }
    }

    private void Check(ReadOnlySpan<byte> bytes)
    {
        int position = 0;
        while (_throwOnInvalid && position < bytes.Length)
        {
            int start = position;
            bool isReplacement = Utf8.NextScalar(bytes, ref position) == Utf8.Replacement;
            if (isReplacement && !bytes.Slice(start, position - start).SequenceEqual("\uFFFD"u8))
            {
                string code = Number.ToHex(bytes[start], 2).ToUpperInvariant();
                ThrowHelper.ThrowArgument("Unable to translate bytes [" + code + "] at index " + start.ToString()
                    + " from specified code page to Unicode.", nameof(bytes));
            }
        }
    }
}
