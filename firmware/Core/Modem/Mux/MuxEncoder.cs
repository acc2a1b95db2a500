using System;

namespace NanoSocket.Core.Modem;

/// <summary>
/// Puts header, check sequence and flags around data that is already in its place, so that nothing is copied
/// (3GPP TS 27.010, 5.2.1).
/// </summary>
internal static class MuxEncoder
{
    /// <summary>Where in the buffer the data has to lie: behind flag, address, control and two bytes of length.
    /// </summary>
    public const int PayloadStart = 5;

    /// <summary>Bytes of a buffer that data cannot use: those before it, check sequence and flag.</summary>
    public const int Overhead = PayloadStart + 2;

    private const int LongestShortLength = 127;

    /// <summary>Makes a frame of the data at <see cref="PayloadStart"/>.</summary>
    /// <param name="buffer">Room for the data and <see cref="Overhead"/>.</param>
    /// <param name="channel">The channel, 0 to 63.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="control">The bits of the header besides: C/R (2) and P/F (16).</param>
    /// <param name="length">Bytes of data.</param>
    /// <param name="start">Index of the opening flag; a length of one byte leaves the buffer's first byte unused.</param>
    /// <returns>Index behind the closing flag.</returns>
    public static int Frame(Span<byte> buffer, int channel, MuxFrameKind kind, int control, int length, out int start)
    {
        bool isShort = length <= LongestShortLength;
        start = isShort ? 1 : 0;
        buffer[start] = MuxDecoder.Flag;
        buffer[start + 1] = (byte)((channel << 2) | (control & CommandBit) | 1);
        buffer[start + 2] = (byte)((int)kind | (control & PollFinalBit));
        buffer[start + 3] = (byte)((length << 1) | (isShort ? 1 : 0));
        if (!isShort)
        {
            buffer[start + 4] = (byte)(length >> 7);
        }

        int end = PayloadStart + length;
        int first = start + 1;
        buffer[end] = MuxFcs.Finish(MuxFcs.Add(MuxFcs.Initial, buffer.Slice(first, PayloadStart - first)));
        buffer[end + 1] = MuxDecoder.Flag;
        return end + 2;
    }

    /// <summary>C/R of what an initiator commands; its responses have it clear (5.2.1.2).</summary>
    public const int CommandBit = 2;

    /// <summary>P/F.</summary>
    public const int PollFinalBit = 16;
}
