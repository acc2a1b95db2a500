using System;

namespace NanoSocket.Core.Modem;

/// <content>The frames that the session itself sends, the most urgent first.</content>
public sealed partial class MuxSession
{
    /// <summary>EA, RTC, RTR and DV: we are there and want to talk (5.4.6.3.7).</summary>
    private const int ReadySignals = 0x8d;

    /// <summary>Builds the next frame.</summary>
    /// <param name="buffer">At least <see cref="ReplyCapacity"/> and <see cref="MuxEncoder.Overhead"/> long.</param>
    /// <param name="nowMs">The time.</param>
    /// <param name="start">Where it begins.</param>
    /// <returns>Where it ends; 0 when there is nothing to send.</returns>
    internal int Write(Span<byte> buffer, long nowMs, out int start)
    {
        for (int i = 0; i < ChannelCount; i++)
        {
            if (_channels[i].Due != MuxChannel.Frames.None)
            {
                return WriteDue(buffer, i, out start);
            }
        }

        int length = WriteMessage(buffer.Slice(MuxEncoder.PayloadStart), nowMs);
        if (length > 0)
        {
            return MuxEncoder.Frame(
                buffer, ControlChannel, MuxFrameKind.Uih, MuxEncoder.CommandBit, length, out start);
        }

        start = 0;
        return _refusals == 0 ? 0 : WriteRefusal(buffer, out start);
    }

    /// <summary>For a modem in multiplexer mode of which nothing else is known: both ways to close it down.</summary>
    internal static int WriteFarewell(Span<byte> buffer, out int start)
    {
        buffer[MuxEncoder.PayloadStart] = TypeCloseDown | CommandFlag;
        buffer[MuxEncoder.PayloadStart + 1] = 1;
        int end = MuxEncoder.Frame(buffer, ControlChannel, MuxFrameKind.Uih, MuxEncoder.CommandBit, 2, out start);
        Span<byte> rest = buffer.Slice(end);
        rest[0] = MuxDecoder.Flag;
        int control = MuxEncoder.PollFinalBit | MuxEncoder.CommandBit;
        return end + MuxEncoder.Frame(rest, ControlChannel, MuxFrameKind.Disc, control, 0, out _);
    }

    private int WriteDue(Span<byte> buffer, int index, out int start)
    {
        MuxChannel channel = _channels[index];
        MuxChannel.Frames next = channel.Due & (MuxChannel.Frames)(-(int)channel.Due);
        channel.Due &= ~next;
        bool command = next is MuxChannel.Frames.Sabm or MuxChannel.Frames.Disc;
        MuxFrameKind kind = next switch
        {
            MuxChannel.Frames.Sabm => MuxFrameKind.Sabm,
            MuxChannel.Frames.Disc => MuxFrameKind.Disc,
            _ => MuxFrameKind.Ua,
        };
        int control = MuxEncoder.PollFinalBit | (command ? MuxEncoder.CommandBit : 0);
        return MuxEncoder.Frame(buffer, index, kind, control, 0, out start);
    }

    private int WriteRefusal(Span<byte> buffer, out int start)
    {
        int channel = 0;
        while ((_refusals & (1ul << channel)) == 0)
        {
            channel++;
        }

        _refusals &= ~(1ul << channel);
        return MuxEncoder.Frame(buffer, channel, MuxFrameKind.Dm, MuxEncoder.PollFinalBit, 0, out start);
    }

    private int WriteMessage(Span<byte> buffer, long nowMs)
    {
        int length = TakeReply(buffer);
        if (length > 0)
        {
            return length;
        }

        if (_closeDownDue)
        {
            _closeDownDue = false;
            buffer[0] = TypeCloseDown | CommandFlag;
            buffer[1] = 1;
            return 2;
        }

        for (int i = 1; i < ChannelCount; i++)
        {
            if (_channels[i].State == MuxChannelState.Open && _channels[i].SignalsSent != SignalsOf(_channels[i]))
            {
                return WriteSignals(buffer, i, nowMs);
            }
        }

        return 0;
    }

    private static int SignalsOf(MuxChannel channel) => ReadySignals | (channel.StopsModem ? FlowBit : 0);

    /// <summary>Only what differs from what was sent last is sent, so there is no chatter to bound.</summary>
    private int WriteSignals(Span<byte> buffer, int index, long nowMs)
    {
        MuxChannel channel = _channels[index];
        int signals = SignalsOf(channel);
        bool repeated = channel.SignalsSent == 0;
        channel.SignalsTries = repeated ? channel.SignalsTries + 1 : 1;
        channel.SignalsSent = signals;
        channel.SignalsDeadline = nowMs + _parameters.AnswerMs;
        buffer[0] = TypeSignals | CommandFlag;
        buffer[1] = (2 << 1) | 1;
        buffer[2] = (byte)((index << 2) | CommandFlag | 1);
        buffer[3] = (byte)signals;
        return 4;
    }
}
