using System;
using System.Buffers.Binary;

namespace NanoSocket.Lua.Modules.Crypto;

/// <summary>
/// Corrected Block TEA (Wheeler and Needham, 1998) over a whole text, in the form in use on the web: little-endian
/// words, the text's length as the last word, a key of 16 bytes, filled with zeros or cut. It works where the
/// text lies.
/// </summary>
internal static class Xxtea
{
    private const int WordSize = 4;
    private const int KeySize = 16;
    private const uint Delta = 0x9E3779B9;

    /// <summary>Bytes of the encrypted text.</summary>
    public static int EncryptedLength(int length) =>
        length == 0 ? 0 : ((length + WordSize - 1) / WordSize * WordSize) + WordSize;

    /// <summary>Encrypts. The result has <see cref="EncryptedLength"/> bytes.</summary>
    public static void Encrypt(ReadOnlySpan<byte> text, ReadOnlySpan<byte> key, Span<byte> result)
    {
        if (result.IsEmpty)
        {
            return;
        }

        result.Clear();
        text.CopyTo(result);
        BinaryPrimitives.WriteInt32LittleEndian(result[^WordSize..], text.Length);
        Span<uint> keys = stackalloc uint[KeySize / WordSize];
        ReadKey(key, keys);
        int last = (result.Length / WordSize) - 1;
        uint sum = 0;
        uint before = Word(result, last);
        for (int round = Rounds(last + 1); round > 0; round--)
        {
            unchecked
            {
                sum += Delta;
            }

            for (int i = 0; i <= last; i++)
            {
                uint after = Word(result, i == last ? 0 : i + 1);
                before = unchecked(Word(result, i) + Mix(before, after, sum, i, keys));
                SetWord(result, i, before);
            }
        }
    }

    /// <summary>Decrypts in place.</summary>
    /// <returns>Bytes of the text; -1: this was not encrypted with this key.</returns>
    public static int Decrypt(Span<byte> data, ReadOnlySpan<byte> key)
    {
        int last = (data.Length / WordSize) - 1;
        if (data.Length % WordSize != 0 || last < 1)
        {
            return data.Length == 0 ? 0 : -1;
        }

        Span<uint> keys = stackalloc uint[KeySize / WordSize];
        ReadKey(key, keys);
        uint sum = unchecked((uint)Rounds(last + 1) * Delta);
        uint after = Word(data, 0);
        while (sum != 0)
        {
            for (int i = last; i >= 0; i--)
            {
                uint before = Word(data, i == 0 ? last : i - 1);
                after = unchecked(Word(data, i) - Mix(before, after, sum, i, keys));
                SetWord(data, i, after);
            }

            unchecked
            {
                sum -= Delta;
            }
        }

        uint length = Word(data, last);
        int most = last * WordSize;
        return length <= (uint)most && length > (uint)(most - WordSize) ? (int)length : -1;
    }

    private static int Rounds(int words) => 6 + (52 / words);

    private static uint Mix(uint before, uint after, uint sum, int i, ReadOnlySpan<uint> keys) => unchecked(
        (((before >> 5) ^ (after << 2)) + ((after >> 3) ^ (before << 4)))
        ^ ((sum ^ after) + (keys[(int)((uint)(i & 3) ^ ((sum >> 2) & 3))] ^ before)));

    private static void ReadKey(ReadOnlySpan<byte> key, Span<uint> words)
    {
        Span<byte> filled = stackalloc byte[KeySize];
        filled.Clear();
        key[..Math.Min(key.Length, KeySize)].CopyTo(filled);
        for (int i = 0; i < words.Length; i++)
        {
            words[i] = Word(filled, i);
        }
    }

    private static uint Word(ReadOnlySpan<byte> data, int i) =>
        BinaryPrimitives.ReadUInt32LittleEndian(data[(i * WordSize)..]);

    private static void SetWord(Span<byte> data, int i, uint word) =>
        BinaryPrimitives.WriteUInt32LittleEndian(data[(i * WordSize)..], word);
}
