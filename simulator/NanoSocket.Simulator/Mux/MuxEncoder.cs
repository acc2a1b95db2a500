using System;

namespace NanoSocket.Simulator.Mux;

/// <summary>Builds frames of the basic option.</summary>
internal sealed class MuxEncoder
{
    private readonly byte[] buffer = new byte[MuxFormat.LengthLimit + MuxFormat.MaximumOverhead];
    private readonly bool twoByteLengths;

    /// <summary>Creates an encoder.</summary>
    /// <param name="twoByteLengths">Two bytes of length even where one would do.</param>
    public MuxEncoder(bool twoByteLengths) => this.twoByteLengths = twoByteLengths;

    /// <summary>The bytes of a frame; valid until the next call.</summary>
    public ReadOnlySpan<byte> Encode(in MuxFrame frame)
    {
        int length = frame.Payload.Length;
        buffer[0] = MuxFormat.Flag;
        buffer[1] = (byte)(frame.Dlci << 2 | (frame.CommandResponse ? MuxFormat.CommandResponseBit : 0)
            | MuxFormat.ExtensionBit);
        buffer[2] = (byte)((byte)frame.Type | (frame.PollFinal ? MuxFormat.PollFinalBit : 0));
        int end = 3;
        if (length > MuxFormat.OneByteLengthLimit || (twoByteLengths && length > 0))
        {
            buffer[end++] = (byte)(length << 1);
            buffer[end++] = (byte)(length >> 7);
        }
        else
        {
            buffer[end++] = (byte)(length << 1 | MuxFormat.ExtensionBit);
        }
        int headerLength = end - 1;
        frame.Payload.CopyTo(buffer.AsSpan(end));
        end += length;
        int covered = MuxFormat.CoveredBytes(frame.Type, headerLength, length);
        buffer[end++] = MuxFormat.CheckSequence(buffer.AsSpan(1, covered));
        buffer[end++] = MuxFormat.Flag;
        return buffer.AsSpan(0, end);
    }
}
