using System.Runtime.InteropServices;
using System.Text;
using System.Threading;

namespace System;

/// <summary>
/// Text to one of the two channels of hal.h. A call's text stays together, whatever other threads write.
/// </summary>
internal static class ConsoleChannel
{
    internal const int App = 0;
    internal const int Log = 1;

    private const int ChunkBytes = 64;

    internal static unsafe void Write(int channel, ReadOnlySpan<char> text, bool endLine)
    {
        byte* chunk = stackalloc byte[ChunkBytes];
        lock (typeof(ConsoleChannel)) // an object that needs no static constructor
        {
            int count = 0;
            while (text.Length != 0)
            {
                count = Utf8.Encode(text, new Span<byte>(chunk, ChunkBytes), out int used);
                text = text.Slice(used);
                if (text.Length != 0 || count == ChunkBytes)
                {
                    NativeWrite(channel, chunk, (nuint)count);
                    count = 0;
                }
            }

            if (endLine)
            {
                chunk[count++] = (byte)'\n';
            }

            NativeWrite(channel, chunk, (nuint)count);
        }
    }

    [DllImport("nanosocket", EntryPoint = "ns_console_write")]
    private static extern unsafe void NativeWrite(int channel, byte* bytes, nuint count);
}
