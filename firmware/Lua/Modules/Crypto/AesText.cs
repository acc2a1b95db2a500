using System;

namespace NanoSocket.Lua.Modules.Crypto;

/// <summary>How blocks are chained (NIST SP 800-38A).</summary>
internal enum AesMode
{
    Ecb,
    Cbc,
    Ctr,
}

/// <summary>How a text is filled up to whole blocks.</summary>
internal enum AesPadding
{
    /// <summary>Not at all: whole blocks only, any length in counter mode.</summary>
    None,

    /// <summary>With zeros, which cannot be told from zeros of the text's end.</summary>
    Zero,

    /// <summary>With bytes that say how many they are (RFC 5652 section 6.3).</summary>
    Pkcs7,
}

/// <summary>Texts of any length with AES, in place.</summary>
internal ref struct AesText
{
    private readonly AesMode _mode;
    private readonly AesPadding _padding;
    private readonly ReadOnlySpan<byte> _vector;
    private Aes _cipher;

    /// <param name="mode">How blocks are chained.</param>
    /// <param name="padding">How the last one is filled.</param>
    /// <param name="key">16, 24 or 32 bytes.</param>
    /// <param name="vector">16 bytes; not used by ECB.</param>
    public AesText(AesMode mode, AesPadding padding, ReadOnlySpan<byte> key, ReadOnlySpan<byte> vector)
    {
        _mode = mode;
        _padding = padding;
        _vector = vector;
        _cipher = Aes.WithKey(key);
    }

    /// <summary>Bytes of the encrypted text; -1: this length needs a padding.</summary>
    public readonly int EncryptedLength(int length)
    {
        int rest = length % Aes.BlockSize;
        return _padding switch
        {
            AesPadding.Pkcs7 => length - rest + Aes.BlockSize,
            AesPadding.Zero => rest == 0 ? length : length - rest + Aes.BlockSize,
            _ => rest == 0 || _mode == AesMode.Ctr ? length : -1,
        };
    }

    /// <summary>Encrypts in place.</summary>
    /// <param name="data">The text and behind it room for the padding, <see cref="EncryptedLength"/> in all.</param>
    /// <param name="length">Bytes of the text.</param>
    public void Encrypt(Span<byte> data, int length)
    {
        data[length..].Fill(_padding == AesPadding.Pkcs7 ? (byte)(data.Length - length) : (byte)0);
        if (_mode == AesMode.Ctr)
        {
            Count(data);
            return;
        }

        ReadOnlySpan<byte> before = _vector;
        for (int i = 0; i < data.Length; i += Aes.BlockSize)
        {
            Span<byte> block = data.Slice(i, Aes.BlockSize);
            if (_mode == AesMode.Cbc)
            {
                Add(block, before);
            }

            _cipher.Encrypt(block);
            before = block;
        }
    }

    /// <summary>Decrypts in place.</summary>
    /// <returns>Bytes of the text; -1: these are no whole blocks, or the padding is wrong.</returns>
    public int Decrypt(Span<byte> data)
    {
        if (_mode == AesMode.Ctr)
        {
            Count(data);
            return WithoutPadding(data);
        }

        if (data.Length % Aes.BlockSize != 0)
        {
            return -1;
        }

        Span<byte> before = stackalloc byte[Aes.BlockSize];
        Span<byte> encrypted = stackalloc byte[Aes.BlockSize];
        if (_mode == AesMode.Cbc)
        {
            _vector.CopyTo(before);
        }

        for (int i = 0; i < data.Length; i += Aes.BlockSize)
        {
            Span<byte> block = data.Slice(i, Aes.BlockSize);
            block.CopyTo(encrypted);
            _cipher.Decrypt(block);
            if (_mode == AesMode.Cbc)
            {
                Add(block, before);
                encrypted.CopyTo(before);
            }
        }

        return WithoutPadding(data);
    }

    private readonly int WithoutPadding(ReadOnlySpan<byte> data)
    {
        int length = data.Length;
        if (_padding == AesPadding.Zero)
        {
            while (length > 0 && data[length - 1] == 0)
            {
                length--;
            }
        }
        else if (_padding == AesPadding.Pkcs7)
        {
            int fill = length == 0 ? 0 : data[length - 1];
            if (fill is 0 or > Aes.BlockSize || fill > length
                || data[(length - fill)..].IndexOfAnyExcept((byte)fill) >= 0)
            {
                return -1;
            }

            length -= fill;
        }

        return length;
    }

    /// <summary>Counter mode: both directions are one. The vector is the first counter, highest byte first.</summary>
    private void Count(Span<byte> data)
    {
        Span<byte> counter = stackalloc byte[Aes.BlockSize];
        Span<byte> stream = stackalloc byte[Aes.BlockSize];
        _vector.CopyTo(counter);
        for (int i = 0; i < data.Length; i += Aes.BlockSize)
        {
            counter.CopyTo(stream);
            _cipher.Encrypt(stream);
            Add(data.Slice(i, Math.Min(Aes.BlockSize, data.Length - i)), stream);
            for (int b = Aes.BlockSize - 1; b >= 0 && ++counter[b] == 0; b--)
            {
            }
        }
    }

    private static void Add(Span<byte> block, ReadOnlySpan<byte> other)
    {
        for (int i = 0; i < block.Length; i++)
        {
            block[i] ^= other[i];
        }
    }
}
