using System;

namespace NanoSocket.Simulator.Mux;

/// <summary>
/// Finds frames of the basic option in a byte stream (3GPP TS 27.010 clause 5.2.6). A frame that proves wrong gives up
/// only its opening flag: the search goes on inside it, so one damaged frame never costs a good one behind it.
/// </summary>
internal sealed class MuxDecoder
{
    private const int AddressAt = 1;
    private const int ControlAt = 2;
    private const int LengthAt = 3;

    private readonly MuxCounters counters;
    private readonly byte[] buffer;
    private int count;
    private int needed = 1;

    /// <summary>Creates a decoder.</summary>
    /// <param name="capacity">Longest information field that may ever be allowed.</param>
    /// <param name="counters">Where good and bad frames are counted.</param>
    public MuxDecoder(int capacity, MuxCounters counters)
    {
        this.counters = counters;
        buffer = new byte[capacity + MuxFormat.MaximumOverhead];
        MaximumInformation = capacity;
    }

    /// <summary>Longest information field now. Kept small, a damaged length is found out early.</summary>
    public int MaximumInformation { get; set; }

    /// <summary>Takes one byte; a frame that it completes goes to the sink.</summary>
    public void Feed(byte value, MuxFrameSink sink)
    {
        buffer[count++] = value;
        while (count > 0 && count >= needed)
        {
            Examine(sink);
        }
    }

    private void Examine(MuxFrameSink sink)
    {
        if (buffer[0] != MuxFormat.Flag)
        {
            counters.SkippedBytes++;
            Discard(1);
        }
        else if (count <= AddressAt)
        {
            needed = AddressAt + 1;
        }
        else if (buffer[AddressAt] == MuxFormat.Flag)
        {
            Discard(1); // A closing flag before an opening one, or fill between frames.
        }
        else if ((buffer[AddressAt] & MuxFormat.ExtensionBit) == 0)
        {
            counters.Malformed++;
            Resynchronize();
        }
        else
        {
            ExamineLength(sink);
        }
    }

    private void ExamineLength(MuxFrameSink sink)
    {
        needed = LengthAt + 1;
        if (count < needed)
        {
            return;
        }
        int length = buffer[LengthAt] >> 1;
        int headerEnd = LengthAt + 1;
        if ((buffer[LengthAt] & MuxFormat.ExtensionBit) == 0)
        {
            needed = ++headerEnd;
            if (count < needed)
            {
                return;
            }
            length |= buffer[LengthAt + 1] << 7;
        }
        if (length > MaximumInformation)
        {
            counters.Oversized++;
            Resynchronize();
            return;
        }
        needed = headerEnd + length + 2;
        if (count >= needed)
        {
            ExamineFrame(headerEnd, length, sink);
        }
    }

    private void ExamineFrame(int headerEnd, int length, MuxFrameSink sink)
    {
        MuxFrameType type = (MuxFrameType)(buffer[ControlAt] & ~MuxFormat.PollFinalBit);
        int covered = MuxFormat.CoveredBytes(type, headerEnd - AddressAt, length);
        if (buffer[needed - 1] != MuxFormat.Flag)
        {
            counters.Malformed++;
            Resynchronize();
            return;
        }
        if (MuxFormat.CheckSequence(buffer.AsSpan(AddressAt, covered)) != buffer[needed - 2])
        {
            counters.CheckErrors++;
            Resynchronize();
            return;
        }
        counters.FramesFromHost++;
        sink(new MuxFrame
        {
            Type = type,
            Dlci = buffer[AddressAt] >> 2,
            CommandResponse = (buffer[AddressAt] & MuxFormat.CommandResponseBit) != 0,
            PollFinal = (buffer[ControlAt] & MuxFormat.PollFinalBit) != 0,
            Payload = buffer.AsSpan(headerEnd, length),
        });
        Discard(needed - 1); // The closing flag may be the opening flag of the next frame.
    }

    /// <summary>Goes on at the next flag behind the opening one.</summary>
    private void Resynchronize()
    {
        int next = buffer.AsSpan(1, count - 1).IndexOf(MuxFormat.Flag);
        Discard(next < 0 ? count : next + 1);
    }

    private void Discard(int bytes)
    {
        buffer.AsSpan(bytes, count - bytes).CopyTo(buffer);
        count -= bytes;
        needed = 1;
    }
}
