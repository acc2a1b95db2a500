namespace NanoSocket.Core.Modem;

/// <summary>How to open the multiplexer with a certain modem (3GPP TS 27.010, 5.7.2).</summary>
public struct MuxParameters
{
    /// <summary>Frame size that every modem has.</summary>
    public const int DefaultFrameSize = 127;

    /// <summary>Smallest that is of use: the default of 3GPP TS 27.010 5.7.2.3.</summary>
    public const int SmallestFrameSize = 31;

    /// <summary>Largest frame size the line's buffers have room for.</summary>
    public const int LargestFrameSize = ModemLine.LargestMuxFrame;

    /// <summary>The usual ones.</summary>
    public MuxParameters()
    {
    }

    /// <summary>Longest data of a frame, both ways (N1), as told to the modem with AT+CMUX;
    /// <see cref="SmallestFrameSize"/> to <see cref="LargestFrameSize"/>.</summary>
    public int FrameSize = DefaultFrameSize;

    /// <summary>Time for the modem to answer a frame (T1), in milliseconds.</summary>
    public int AnswerMs = 300;

    /// <summary>Times that a frame is sent before the modem counts as silent (N2).</summary>
    public int Tries = 10;
}
