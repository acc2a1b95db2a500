using System;
using NanoSocket.Core.Engine;

namespace NanoSocket.Core.Diagnostics;

/// <summary>
/// <c>trace</c>: what the flight recorder has, in base64, each line with its offset and a check, and a last line with the
/// length. The recorder stands still meanwhile. <c>./nanosocket trace</c> reads it out of a console's log.
/// </summary>
internal sealed class TraceReport : Report
{
    private const int LineBytes = 96;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private readonly FlightRecorder? _recorder;

    public TraceReport(FlightRecorder? recorder)
        : base("trace", "the recording of the modem line, for nanosocket trace") => _recorder = recorder;

    public override bool Write(int row, CoreLog log)
    {
        if (_recorder == null)
        {
            log.Add("trace: nothing is recorded, the board's budget has no flight-recorder").End();
            return false;
        }

        if (row == 0)
        {
            _recorder.Hold();
        }

        Span<byte> bytes = stackalloc byte[LineBytes];
        int offset = row * LineBytes;
        int count = offset < FlightRecording.LengthOf(_recorder) ? FlightRecording.Read(_recorder, offset, bytes) : 0;
        if (count == 0)
        {
            log.Add("trace end ").Add(FlightRecording.LengthOf(_recorder)).End();
            _recorder.Release();
            return false;
        }

        WriteLine(log, offset, bytes.Slice(0, count));
        return true;
    }

    private static void WriteLine(CoreLog log, int offset, ReadOnlySpan<byte> bytes)
    {
        Span<byte> text = stackalloc byte[LineBytes / 3 * 4];
        int length = 0;
        for (int i = 0; i < bytes.Length; i += 3)
        {
            int group = (bytes[i] << 16) | (At(bytes, i + 1) << 8) | At(bytes, i + 2);
            for (int shift = 18; shift >= 0; shift -= 6)
            {
                text[length++] = (byte)Alphabet[(group >> shift) & 63];
            }
        }

        int missing = (3 - (bytes.Length % 3)) % 3;
        text.Slice(length - missing, missing).Fill((byte)'=');
        log.Add("trace ").Add(offset).Add(" ").Add(text.Slice(0, length)).Add(" ").Add(FlightCheck.Of(bytes)).End();
    }

    private static int At(ReadOnlySpan<byte> bytes, int index) => index < bytes.Length ? bytes[index] : 0;
}
