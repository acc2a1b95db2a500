using System;

namespace NanoSocket.Simulation.Tests.World;

/// <summary>The bytes of a stream: any shift, gap or mix-up of streams shows.</summary>
internal static class Pattern
{
    public static byte At(int stream, long position) => (byte)((position * 31) + (position >> 8) + (stream * 89));

    public static byte[] Make(int stream, long start, int count)
    {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++)
        {
            bytes[i] = At(stream, start + i);
        }

        return bytes;
    }

    public static void Verify(int stream, long start, ReadOnlySpan<byte> bytes, string where)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            Violation.Unless(bytes[i] == At(stream, start + i), $"{where}: byte {start + i} differs");
        }
    }
}
