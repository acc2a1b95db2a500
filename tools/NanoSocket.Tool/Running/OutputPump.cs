using System;
using System.IO;
using System.Threading.Tasks;

namespace NanoSocket.Tool.Running;

/// <summary>Reads a stream to its end, whatever happens to what it reads.</summary>
internal static class OutputPump
{
    /// <summary>Takes bytes as they come.</summary>
    public delegate void Sink(ReadOnlySpan<byte> bytes);

    public static async Task BytesAsync(Stream stream, Sink sink)
    {
        byte[] buffer = new byte[4096];
        try
        {
            for (int count; (count = await stream.ReadAsync(buffer)) > 0;)
            {
                sink(buffer.AsSpan(0, count));
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The writer was killed: what it wrote last may be missing.
        }
    }

    public static async Task LinesAsync(Stream stream, Action<string> sink)
    {
        LineSplitter lines = new();
        await BytesAsync(stream, bytes =>
        {
            foreach (byte value in bytes)
            {
                if (lines.Add(value) is { } line)
                {
                    sink(line);
                }
            }
        });
        if (lines.Rest() is { } rest)
        {
            sink(rest);
        }
    }
}
