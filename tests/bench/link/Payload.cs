using System;
using System.Linq;

namespace NanoSocket.Benchmarks.Link;

/// <summary>Data as apps send it when it is compressed or encrypted: every byte as often as any other.</summary>
internal static class Payload
{
    private const byte PppFlag = 0x7E;
    private const byte PppEscape = 0x7D;

    /// <summary>A piece to be sent again and again.</summary>
    public static byte[] Bytes { get; } = Make(1 << 16);

    /// <summary>How often a byte has to be escaped when the control character map is zero.</summary>
    public static double Escapes { get; } =
        (double)Bytes.Count(value => value is PppFlag or PppEscape) / Bytes.Length;

    private static byte[] Make(int count)
    {
        byte[] bytes = new byte[count];
        uint state = 1;
        for (int i = 0; i < count; i++)
        {
            state = (state * 1664525u) + 1013904223u;
            bytes[i] = (byte)(state >> 24);
        }

        return bytes;
    }
}
