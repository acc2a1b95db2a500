using System;

namespace NanoSocket.Core.Storage;

/// <summary>CRC-32 of IEEE 802.3, bit-reflected, as zip and PNG use it. With a table of 16 words.</summary>
public static class Crc32
{
    /// <summary>The value before the first byte.</summary>
    public const uint Start = 0;

    private static readonly uint[] Table =
    [
        0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4, 0x4DB26158, 0x5005713C,
        0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C, 0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C,
    ];

    /// <summary>The CRC of what gave <paramref name="crc"/> and then <paramref name="bytes"/>.</summary>
    public static uint Add(uint crc, ReadOnlySpan<byte> bytes)
    {
        uint[] table = Table;
        crc = ~crc;
        for (int i = 0; i < bytes.Length; i++)
        {
            crc ^= bytes[i];
            crc = (crc >> 4) ^ table[(int)(crc & 15)];
            crc = (crc >> 4) ^ table[(int)(crc & 15)];
        }

        return ~crc;
    }
}
