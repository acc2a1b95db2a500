using System;
using System.Buffers.Binary;
using System.Numerics;

namespace NanoSocket.Lua.Modules.Crypto;

/// <summary>The rounds of SHA-1 (FIPS 180-4 section 6.1.3, with a message schedule of 16 words).</summary>
internal static class Sha1
{
    /// <summary>The words before the first block; MD5 has the first four of them.</summary>
    public static ReadOnlySpan<uint> Start => [0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0];

    /// <summary>Chains one block of 64 bytes into the words.</summary>
    public static void Compress(Span<uint> words, ReadOnlySpan<byte> block)
    {
        Span<uint> schedule = stackalloc uint[16];
        uint a = words[0], b = words[1], c = words[2], d = words[3], e = words[4];
        for (int i = 0; i < 80; i++)
        {
            int at = i & 15;
            schedule[at] = i < 16
                ? BinaryPrimitives.ReadUInt32BigEndian(block[(4 * i)..])
                : BitOperations.RotateLeft(schedule[(i - 3) & 15] ^ schedule[(i - 8) & 15] ^ schedule[(i - 14) & 15]
                    ^ schedule[at], 1);
            (uint mixed, uint constant) = (i / 20) switch
            {
                0 => ((b & c) | (~b & d), 0x5A827999u),
                1 => (b ^ c ^ d, 0x6ED9EBA1u),
                2 => ((b & c) | (b & d) | (c & d), 0x8F1BBCDCu),
                _ => (b ^ c ^ d, 0xCA62C1D6u),
            };
            uint sum = unchecked(BitOperations.RotateLeft(a, 5) + mixed + e + constant + schedule[at]);
            e = d;
            d = c;
            c = BitOperations.RotateLeft(b, 30);
            b = a;
            a = sum;
        }

        unchecked
        {
            words[0] += a;
            words[1] += b;
            words[2] += c;
            words[3] += d;
            words[4] += e;
        }
    }
}
