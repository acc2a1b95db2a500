using System;

namespace NanoSocket.Simulator.Ppp;

/// <summary>Takes one frame: what lies between the flags, without the check sequence.</summary>
internal delegate void FrameSink(ReadOnlySpan<byte> frame);

/// <summary>
/// Cuts a byte stream into frames (RFC 1662): flags, escapes, check sequence. Damaged, short and long frames are
/// dropped and counted.
/// </summary>
internal sealed class HdlcDecoder
{
    /// <summary>Address, control, protocol, the largest unit we offer to take, check sequence.</summary>
    public const int MaximumFrame = 1600;

    private const byte Flag = 0x7E;
    private const byte Escape = 0x7D;
    private const int CheckLength = 2;

    private readonly byte[] frame = new byte[MaximumFrame];
    private int length;
    private bool escaped;
    private bool tooLong;
    private ushort fcs = PppFcs.Initial;

    /// <summary>Control characters that the line may insert and we ignore, one bit each (RFC 1662 clause
    /// 7.1).</summary>
    public uint ControlCharacterMap { get; set; } = uint.MaxValue;

    public long Frames { get; private set; }

    public long CheckErrors { get; private set; }

    public long Oversized { get; private set; }

    /// <summary>Frames too short to hold a protocol, and frames aborted by the sender.</summary>
    public long Malformed { get; private set; }

    public void Feed(ReadOnlySpan<byte> bytes, FrameSink sink)
    {
        foreach (byte value in bytes)
        {
            if (value == Flag)
            {
                EndFrame(sink);
            }
            else if (value < 0x20 && (ControlCharacterMap >> value & 1) != 0)
            {
                continue;
            }
            else if (value == Escape)
            {
                // A second escape in a row is an error of the sender; the flag will end the frame with a bad check.
                escaped = true;
            }
            else
            {
                Append(escaped ? (byte)(value ^ 0x20) : value);
                escaped = false;
            }
        }
    }

    private void Append(byte value)
    {
        if (length == frame.Length)
        {
            tooLong = true;
            return;
        }
        frame[length++] = value;
        fcs = PppFcs.Update(fcs, value);
    }

    private void EndFrame(FrameSink sink)
    {
        int count = length;
        bool good = fcs == PppFcs.Good;
        bool aborted = escaped;
        bool oversized = tooLong;
        length = 0;
        escaped = tooLong = false;
        fcs = PppFcs.Initial;
        if (count == 0 && !aborted)
        {
            return; // Two flags in a row.
        }
        if (oversized)
        {
            Oversized++;
        }
        else if (aborted || count < CheckLength + 1)
        {
            Malformed++;
        }
        else if (!good)
        {
            CheckErrors++;
        }
        else
        {
            Frames++;
            sink(frame.AsSpan(0, count - CheckLength));
        }
    }
}
