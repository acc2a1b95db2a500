using System;

namespace NanoSocket.Link.Tests.Support;

/// <summary>Bytes that differ at every position, with flags and escapes of PPP among them.</summary>
internal static class Pattern
{
    public static byte[] Bytes(int count, int seed)
    {
        byte[] bytes = new byte[count];
        uint state = (uint)seed * 2654435761u + 12345u;
        for (int i = 0; i < count; i++)
        {
            state = (state * 1664525u) + 1013904223u;
            bytes[i] = (i % 37) switch
            {
                5 => 0x7E,
                6 => 0x7D,
                7 => 0x11,
                _ => (byte)(state >> 24),
            };
        }
        return bytes;
    }

    /// <summary>The part of the endless pattern that begins at <paramref name="position"/>.</summary>
    public static void Fill(Span<byte> bytes, int position)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            int at = position + i;
            bytes[i] = (byte)((at * 31) ^ (at >> 8) ^ (at >> 16));
        }
    }
}
