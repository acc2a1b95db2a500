using System;

namespace NanoSocket.Core.Modem;

/// <summary>
/// Finds frames of the multiplexer's basic option (3GPP TS 27.010, 5.2) in the bytes of the line. The basic option has
/// no escapes: a flag in the data looks like any other. So a flag only proposes a frame, and what it proposes counts
/// when header, length, check sequence and closing flag agree. When they do not, nothing but that one flag is given up
/// and the bytes behind it are searched anew: a damaged length cannot swallow the frames that follow.
/// </summary>
public sealed class MuxDecoder
{
    /// <summary>Opens and closes frames.</summary>
    public const byte Flag = 0xf9;

    private const int PollFinalBit = 0x10;
    private const int LengthGoesOn = 1;

    private enum Verdict { Unfinished, Wrong, Frame }

    /// <summary>Longest data a frame may have (N1), in bytes.</summary>
    public int LongestPayload { get; set; } = MuxParameters.DefaultFrameSize;

    /// <summary>Good frames; wraps at 2^32, as the other counters.</summary>
    public uint Frames { get; private set; }

    /// <summary>Frames whose check sequence was wrong.</summary>
    public uint CheckErrors { get; private set; }

    /// <summary>What began like a frame and went on like none: unknown kind, too long, no closing flag.</summary>
    public uint FramingErrors { get; private set; }

    /// <summary>What began like a frame and was none.</summary>
    public uint Errors => CheckErrors + FramingErrors;

    /// <summary>Bytes outside of frames, but for flags.</summary>
    public uint NoiseBytes { get; private set; }

    /// <summary>Takes the next frame.</summary>
    /// <param name="bytes">What was received and not taken yet.</param>
    /// <param name="position">Moves over what is done with: to the closing flag of the frame, or to the flag of a frame
    /// whose end is not there yet, or to the end.</param>
    /// <param name="frame">The frame.</param>
    /// <returns>False when there is no complete frame.</returns>
    public bool TryRead(ReadOnlySpan<byte> bytes, ref int position, out MuxFrame frame)
    {
        while (FindFlag(bytes, ref position))
        {
            Verdict verdict = Examine(bytes, position, out frame);
            if (verdict == Verdict.Frame)
            {
                Frames++;
                position = frame.End;
                return true;
            }

            if (verdict == Verdict.Unfinished)
            {
                return false;
            }

            position++;
        }

        frame = default;
        return false;
    }

    /// <summary>
    /// The line has been silent inside a frame for long: if a whole frame lies behind its beginning, then its length was
    /// damaged, and the search goes on there. Otherwise the rest may still come.
    /// </summary>
    /// <returns>True when <paramref name="position"/> moved.</returns>
    public bool SkipUnfinished(ReadOnlySpan<byte> bytes, ref int position)
    {
        for (int i = position + 1; i < bytes.Length; i++)
        {
            if (bytes[i] == Flag && Examine(bytes, i, out _) == Verdict.Frame)
            {
                FramingErrors++;
                NoiseBytes += (uint)(i - position - 1);
                position = i;
                return true;
            }
        }

        return false;
    }

    /// <summary>The rest of a frame does not come any more; what came of it is searched for others.</summary>
    /// <param name="bytes">What was received and not taken yet.</param>
    /// <param name="position">Moves behind the frame's opening flag.</param>
    public void GiveUpUnfinished(ReadOnlySpan<byte> bytes, ref int position)
    {
        if (position < bytes.Length)
        {
            FramingErrors++;
            position++;
        }
    }

    /// <summary>To the last of the flags that come next; everything before it belongs to nobody.</summary>
    private bool FindFlag(ReadOnlySpan<byte> bytes, ref int position)
    {
        int skipped = bytes.Slice(position).IndexOf(Flag);
        if (skipped < 0)
        {
            NoiseBytes += (uint)(bytes.Length - position);
            position = bytes.Length;
            return false;
        }

        NoiseBytes += (uint)skipped;
        position += skipped;
        while (position + 1 < bytes.Length && bytes[position + 1] == Flag)
        {
            position++;
        }

        return true;
    }

    /// <summary>Judges as early as the bytes allow what begins with the flag at an index.</summary>
    private Verdict Examine(ReadOnlySpan<byte> bytes, int start, out MuxFrame frame)
    {
        frame = default;
        ReadOnlySpan<byte> header = bytes.Slice(start + 1);
        if (header.Length > 0 && (header[0] & 1) == 0)
        {
            return Wrong();
        }

        if (header.Length < 2)
        {
            return Verdict.Unfinished;
        }

        frame.Start = start;
        frame.Channel = header[0] >> 2;
        frame.Kind = (MuxFrameKind)(header[1] & ~PollFinalBit);
        frame.PollFinal = (header[1] & PollFinalBit) != 0;
        return IsKnown(frame.Kind) ? ExamineLength(bytes, header, ref frame) : Wrong();
    }

    private Verdict ExamineLength(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> header, ref MuxFrame frame)
    {
        int lengthSize = header.Length > 2 && (header[2] & LengthGoesOn) == 0 ? 2 : 1;
        if (header.Length < 2 + lengthSize)
        {
            return Verdict.Unfinished;
        }

        int length = header[2] >> 1;
        length |= lengthSize == 2 ? header[3] << 7 : 0;
        if (length > (frame.IsData ? LongestPayload : 0))
        {
            return Wrong();
        }

        frame.PayloadStart = frame.Start + 3 + lengthSize;
        frame.PayloadLength = length;
        frame.End = frame.PayloadStart + length + 1;
        return frame.End < bytes.Length ? ExamineEnd(bytes, frame) : Verdict.Unfinished;
    }

    private Verdict ExamineEnd(ReadOnlySpan<byte> bytes, in MuxFrame frame)
    {
        if (bytes[frame.End] != Flag)
        {
            return Wrong();
        }

        int summed = frame.Kind == MuxFrameKind.Ui ? frame.End - 1 : frame.PayloadStart;
        byte sum = MuxFcs.Add(MuxFcs.Initial, bytes.Slice(frame.Start + 1, summed - frame.Start - 1));
        if (MuxFcs.IsGood(sum, bytes[frame.End - 1]))
        {
            return Verdict.Frame;
        }

        CheckErrors++;
        return Verdict.Wrong;
    }

    private Verdict Wrong()
    {
        FramingErrors++;
        return Verdict.Wrong;
    }

    private static bool IsKnown(MuxFrameKind kind) => kind is MuxFrameKind.Uih or MuxFrameKind.Ui or MuxFrameKind.Ua
        or MuxFrameKind.Dm or MuxFrameKind.Sabm or MuxFrameKind.Disc;
}
