using System;

namespace NanoSocket.Simulator.Mux;

/// <summary>Control fields without the P/F bit (3GPP TS 27.010 clause 5.2.1.3).</summary>
internal enum MuxFrameType : byte
{
    /// <summary>Unnumbered information, check sequence over everything.</summary>
    Ui = 0x03,
    /// <summary>Disconnected mode.</summary>
    Dm = 0x0F,
    /// <summary>Opens a channel.</summary>
    Sabm = 0x2F,
    /// <summary>Closes a channel.</summary>
    Disc = 0x43,
    /// <summary>Acknowledges SABM and DISC.</summary>
    Ua = 0x63,
    /// <summary>Unnumbered information, check sequence over the header only.</summary>
    Uih = 0xEF,
}

/// <summary>One frame of the basic option; valid only while it is handled.</summary>
internal readonly ref struct MuxFrame
{
    public required MuxFrameType Type { get; init; }

    /// <summary>Channel, 0 to 63; 0 is the control channel.</summary>
    public required int Dlci { get; init; }

    /// <summary>The C/R bit as it was sent (clause 5.2.1.2).</summary>
    public required bool CommandResponse { get; init; }

    /// <summary>The P/F bit: an answer is asked for, or this is it.</summary>
    public required bool PollFinal { get; init; }

    public required ReadOnlySpan<byte> Payload { get; init; }
}

/// <summary>Takes a frame.</summary>
internal delegate void MuxFrameSink(in MuxFrame frame);
