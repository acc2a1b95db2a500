using System;

namespace NanoSocket.Core.Diagnostics;

/// <summary>A recording as it leaves the device: eight bytes that say what it is, then the records, the oldest first.
/// </summary>
internal static class FlightRecording
{
    private const int PrefixLength = 8;
    private const byte Version = 1;

    /// <summary>Bytes of the recording.</summary>
    public static int LengthOf(FlightRecorder recorder) => PrefixLength + recorder.Length;

    /// <summary>Copies all of it; false when the buffer's length is not that of the recording.</summary>
    public static bool TryCopy(FlightRecorder recorder, Span<byte> buffer)
        => buffer.Length == LengthOf(recorder) && Read(recorder, 0, buffer) == buffer.Length;

    /// <summary>Copies bytes from an offset on; returns their number.</summary>
    public static int Read(FlightRecorder recorder, int offset, Span<byte> buffer)
    {
        ReadOnlySpan<byte> prefix = [(byte)'N', (byte)'S', (byte)'F', (byte)'R', Version, 0, 0, 0];
        int done = 0;
        while (offset + done < PrefixLength && done < buffer.Length)
        {
            buffer[done] = prefix[offset + done];
            done++;
        }

        return done + recorder.Read(Math.Max(offset + done - PrefixLength, 0), buffer.Slice(done));
    }
}
