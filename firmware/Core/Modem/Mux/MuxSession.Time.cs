using System;

namespace NanoSocket.Core.Modem;

/// <content>What is due by time: requests without an answer, and a modem that is full for too long.</content>
public sealed partial class MuxSession
{
    private const int SignalsTries = 3;

    /// <summary>When <see cref="Expire"/> has something to do; <see cref="long.MaxValue"/> = never.</summary>
    public long NextDeadline
    {
        get
        {
            long next = State == MuxState.Closing ? _closeDeadline : Never;
            for (int i = 0; i < ChannelCount && IsActive; i++)
            {
                MuxChannel channel = _channels[i];
                next = Math.Min(next, Math.Min(channel.Deadline, channel.SignalsDeadline));
                next = Math.Min(next, channel.BlockedSince == Never ? Never : channel.BlockedSince + FlowLimitMs);
            }

            return next;
        }
    }

    /// <summary>Does what is due.</summary>
    public void Expire(long nowMs)
    {
        for (int i = 0; i < ChannelCount && IsActive; i++)
        {
            MuxChannel channel = _channels[i];
            if (nowMs >= channel.Deadline)
            {
                Repeat(i, nowMs);
            }

            if (nowMs >= channel.SignalsDeadline)
            {
                RepeatSignals(channel);
            }
        }

        if (State == MuxState.Closing && nowMs >= _closeDeadline)
        {
            RepeatClosing(nowMs);
        }
    }

    /// <summary>Watches a modem that holds data up.</summary>
    /// <param name="channel">The channel, 1 to 3.</param>
    /// <param name="waits">There is data for it, or will be.</param>
    /// <param name="nowMs">The time.</param>
    public void WatchFlow(int channel, bool waits, long nowMs)
    {
        MuxChannel watched = _channels[channel];
        if (!waits || !IsStopped(channel) || State != MuxState.Open)
        {
            watched.BlockedSince = Never;
        }
        else if (watched.BlockedSince == Never)
        {
            watched.BlockedSince = nowMs;
        }
        else if (nowMs - watched.BlockedSince >= FlowLimitMs)
        {
            Fail(MuxFailure.FlowStuck, channel);
        }
    }

    private void Repeat(int index, long nowMs)
    {
        MuxChannel channel = _channels[index];
        bool opening = channel.State == MuxChannelState.Opening;
        if (channel.Tries < (opening ? _parameters.Tries : CloseTries))
        {
            Repetitions++;
            channel.Tries++;
            channel.Due |= opening ? MuxChannel.Frames.Sabm : MuxChannel.Frames.Disc;
            channel.Deadline = nowMs + _parameters.AnswerMs;
        }
        else if (!opening)
        {
            ChannelClosed(index, nowMs);
        }
        else if (index == ConsoleChannel)
        {
            channel.Enter(MuxChannelState.Closed);
        }
        else
        {
            Fail(MuxFailure.NoAnswer, index);
        }
    }

    /// <summary>Many modems never confirm signals, so that has no further consequence.</summary>
    private static void RepeatSignals(MuxChannel channel)
    {
        channel.SignalsDeadline = Never;
        if (channel.SignalsTries < SignalsTries)
        {
            channel.SignalsSent = 0;
        }
    }

    /// <summary>A modem that does not know the message that closes down may still know DISC on channel 0.</summary>
    private void RepeatClosing(long nowMs)
    {
        if (_closeTries == CloseTries)
        {
            Drop();
            return;
        }

        Repetitions++;
        _closeTries++;
        _closeDownDue = true;
        _channels[ControlChannel].Due |= MuxChannel.Frames.Disc;
        _closeDeadline = nowMs + _parameters.AnswerMs;
    }
}
