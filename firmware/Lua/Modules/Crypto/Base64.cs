using System;

namespace NanoSocket.Lua.Modules.Crypto;

/// <summary>Base64 with padding (RFC 4648 section 4).</summary>
internal static class Base64
{
    private const byte Pad = (byte)'=';

    private static ReadOnlySpan<byte> Digits => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"u8;

    /// <summary>Bytes of the text of so many bytes.</summary>
    public static int TextLength(int bytes) => (bytes + 2) / 3 * 4;

    /// <summary>The most bytes that a text of this length can stand for.</summary>
    public static int MaxBytes(int textLength) => (textLength + 3) / 4 * 3;

    /// <summary>Writes the text; there is room for it.</summary>
    public static void Encode(ReadOnlySpan<byte> bytes, Span<byte> text)
    {
        int written = 0;
        for (int i = 0; i < bytes.Length; i += 3)
        {
            int left = bytes.Length - i;
            int group = (bytes[i] << 16) | (left > 1 ? bytes[i + 1] << 8 : 0) | (left > 2 ? bytes[i + 2] : 0);
            text[written++] = Digits[group >> 18];
            text[written++] = Digits[(group >> 12) & 63];
            text[written++] = left > 1 ? Digits[(group >> 6) & 63] : Pad;
            text[written++] = left > 2 ? Digits[group & 63] : Pad;
        }
    }

    /// <summary>Reads a text. Line ends and blanks are skipped, the padding may be missing.</summary>
    /// <param name="text">Anything.</param>
    /// <param name="bytes">Has room for <see cref="MaxBytes"/>.</param>
    /// <returns>Bytes read; -1: the text is no Base64.</returns>
    public static int Decode(ReadOnlySpan<byte> text, Span<byte> bytes)
    {
        uint group = 0;
        int digits = 0, pads = 0, written = 0;
        foreach (byte c in text)
        {
            int digit = Value(c);
            if (c == Pad)
            {
                pads++;
            }
            else if (digit >= 0 && pads == 0)
            {
                group = (group << 6) | (uint)digit;
                if (++digits % 4 > 0)
                {
                    continue;
                }

                bytes[written++] = (byte)(group >> 16);
                bytes[written++] = (byte)(group >> 8);
                bytes[written++] = (byte)group;
            }
            else if (c is not ((byte)' ' or (byte)'\r' or (byte)'\n' or (byte)'\t'))
            {
                return -1;
            }
        }

        int rest = digits % 4;
        if (rest == 1 || (pads > 0 && (rest == 0 || rest + pads != 4)))
        {
            return -1;
        }

        if (rest > 1)
        {
            group <<= 6 * (4 - rest);
            bytes[written++] = (byte)(group >> 16);
        }

        if (rest == 3)
        {
            bytes[written++] = (byte)(group >> 8);
        }

        return written;
    }

    private static int Value(byte c) => c switch
    {
        >= (byte)'A' and <= (byte)'Z' => c - 'A',
        >= (byte)'a' and <= (byte)'z' => c - 'a' + 26,
        >= (byte)'0' and <= (byte)'9' => c - '0' + 52,
        (byte)'+' => 62,
        (byte)'/' => 63,
        _ => -1,
    };
}
