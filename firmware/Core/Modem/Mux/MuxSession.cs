using System;

namespace NanoSocket.Core.Modem;

/// <summary>
/// The multiplexer on its control plane (3GPP TS 27.010, basic option, initiator): which channels are open, who may send
/// on them, and everything that is said on channel 0. Frames and time in, frames and a deadline out; data of the other
/// channels passes beside it. This file opens and closes, the others are the messages and what is written.
/// </summary>
public sealed partial class MuxSession
{
    /// <summary>The channel on which the multiplexer itself talks.</summary>
    public const int ControlChannel = 0;

    /// <summary>AT commands of the supervisor.</summary>
    public const int DialogueChannel = 1;

    /// <summary>Dialled on, then PPP.</summary>
    public const int DataChannel = 2;

    /// <summary>AT commands of the app. A modem may refuse it.</summary>
    public const int ConsoleChannel = 3;

    /// <summary>How long the modem may hold data up, in milliseconds.</summary>
    public const int FlowLimitMs = 30_000;

    private const int ChannelCount = 4;
    private const int CloseTries = 3;
    private const long Never = long.MaxValue;

    private readonly MuxChannel[] _channels = new MuxChannel[ChannelCount];
    private MuxParameters _parameters = new();
    private ulong _refusals;
    private bool _allStopped;
    private bool _closeDownDue;
    private int _closeTries;
    private long _closeDeadline = Never;

    /// <summary>Makes a closed one.</summary>
    public MuxSession()
    {
        for (int i = 0; i < ChannelCount; i++)
        {
            _channels[i] = new MuxChannel();
        }
    }

    /// <summary>Finds the frames; has the counters of what was damaged.</summary>
    public MuxDecoder Decoder { get; } = new();

    /// <summary>What it is doing.</summary>
    public MuxState State { get; private set; }

    /// <summary>Why it failed last.</summary>
    public MuxFailure Failure { get; private set; }

    /// <summary>The channel of <see cref="Failure"/>.</summary>
    public int FailedChannel { get; private set; }

    /// <summary>Frames that had no business where they came; wraps at 2^32, as the other counters.</summary>
    public uint UnexpectedFrames { get; private set; }

    /// <summary>Requests that were sent again because no answer came.</summary>
    public uint Repetitions { get; private set; }

    /// <summary>Messages of channel 0 that were cut off, or for whose answer there was no room.</summary>
    public uint DroppedMessages { get; private set; }

    /// <summary>Something works: frames have to be read.</summary>
    public bool IsActive => State is MuxState.Opening or MuxState.Open or MuxState.Closing;

    /// <summary>A channel, 0 to 3, can be used.</summary>
    public bool IsOpen(int channel) => _channels[channel].State == MuxChannelState.Open;

    /// <summary>State of a channel, 0 to 3.</summary>
    public MuxChannelState ChannelState(int channel) => _channels[channel].State;

    /// <summary>Data can be sent on a channel, 1 to 3.</summary>
    public bool MaySend(int channel)
        => State is MuxState.Opening or MuxState.Open && IsOpen(channel)
            && !IsStopped(channel);

    /// <summary>Longest data of a frame to the modem on a channel, in bytes: N1, or less if the modem asked for less.
    /// </summary>
    public int FrameSize(int channel) => Math.Min(_parameters.FrameSize, _channels[channel].FrameSize);

    /// <summary>The modem has said that it takes no data on a channel.</summary>
    public bool IsStopped(int channel) => _allStopped || _channels[channel].IsStopped;

    /// <summary>Tells the modem to send nothing on a channel, or to go on.</summary>
    public void StopModem(int channel, bool stop) => _channels[channel].StopsModem = stop;

    /// <summary>The modem has answered AT+CMUX with OK: opens channel 0, then the others one after the other.</summary>
    public void Start(in MuxParameters parameters, long nowMs)
    {
        _parameters = parameters;
        _parameters.FrameSize = Math.Clamp(
            parameters.FrameSize, MuxParameters.SmallestFrameSize, MuxParameters.LargestFrameSize);
        _parameters.AnswerMs = Math.Max(10, parameters.AnswerMs);
        Decoder.LongestPayload = _parameters.FrameSize;
        Clear();
        Failure = MuxFailure.None;
        State = MuxState.Opening;
        OpenChannel(ControlChannel, nowMs);
    }

    /// <summary>Closes the channels and the multiplexer; bounded, whether the modem answers or not.</summary>
    public void Close(long nowMs)
    {
        for (int i = 1; i < ChannelCount; i++)
        {
            bool wasInUse = _channels[i].IsInUse;
            _channels[i].Enter(MuxChannelState.Closed);
            _channels[i].Due |= wasInUse ? MuxChannel.Frames.Disc : MuxChannel.Frames.None;
        }

        _channels[ControlChannel].Enter(MuxChannelState.Closing);
        State = MuxState.Closing;
        _closeTries = 1;
        _closeDownDue = true;
        _closeDeadline = nowMs + _parameters.AnswerMs;
    }

    /// <summary>The modem was heard to talk without frames.</summary>
    public void NotePlainText()
    {
        if (IsActive)
        {
            Fail(MuxFailure.PlainText, ControlChannel);
        }
    }

    /// <summary>It is over, without a word to the modem.</summary>
    public void Drop()
    {
        Clear();
        State = MuxState.Closed;
    }

    /// <summary>Closes the data channel, which ends the call on it, and opens it again.</summary>
    public void ReopenDataChannel(long nowMs)
    {
        MuxChannel data = _channels[DataChannel];
        if (State != MuxState.Open || data.State == MuxChannelState.Closing)
        {
            return;
        }

        if (data.State == MuxChannelState.Closed)
        {
            OpenChannel(DataChannel, nowMs);
            return;
        }

        data.Enter(MuxChannelState.Closing);
        data.Reopens = true;
        data.Due |= MuxChannel.Frames.Disc;
        data.Tries = 1;
        data.Deadline = nowMs + _parameters.AnswerMs;
    }

    /// <summary>Takes a frame; true when its data is to be delivered to its channel.</summary>
    public bool Take(in MuxFrame frame, ReadOnlySpan<byte> payload, long nowMs)
    {
        if (!IsActive)
        {
            UnexpectedFrames++;
            return false;
        }

        switch (frame.Kind)
        {
            case MuxFrameKind.Ua:
                TakeConfirmation(frame.Channel, nowMs);
                return false;
            case MuxFrameKind.Dm:
                TakeRefusal(frame.Channel, nowMs);
                return false;
            case MuxFrameKind.Sabm:
                TakeOpening(frame.Channel);
                return false;
            case MuxFrameKind.Disc:
                TakeClosing(frame.Channel);
                return false;
            default:
                return TakeData(frame.Channel, payload, nowMs);
        }
    }

    private void Clear()
    {
        for (int i = 0; i < ChannelCount; i++)
        {
            _channels[i].Reset();
        }

        _refusals = 0;
        _allStopped = false;
        _closeDownDue = false;
        _closeDeadline = Never;
        _replyCount = 0;
    }

    private void OpenChannel(int channel, long nowMs)
    {
        MuxChannel opened = _channels[channel];
        opened.Enter(MuxChannelState.Opening);
        opened.Due |= MuxChannel.Frames.Sabm;
        opened.Tries = 1;
        opened.Deadline = nowMs + _parameters.AnswerMs;
    }

    private void TakeConfirmation(int channel, long nowMs)
    {
        MuxChannelState state = channel < ChannelCount ? _channels[channel].State : MuxChannelState.Closed;
        if (state == MuxChannelState.Opening)
        {
            _channels[channel].Enter(MuxChannelState.Open);
            ChannelOpened(channel, nowMs);
        }
        else if (state == MuxChannelState.Closing)
        {
            ChannelClosed(channel, nowMs);
        }
        else if (State != MuxState.Closing)
        {
            UnexpectedFrames++;
        }
    }

    /// <summary>What the next channel waits for. The app's one is nothing that a link has to wait for.</summary>
    private void ChannelOpened(int channel, long nowMs)
    {
        if (State == MuxState.Open)
        {
            return;
        }

        if (channel == DataChannel)
        {
            State = MuxState.Open;
        }

        if (channel < ConsoleChannel)
        {
            OpenChannel(channel + 1, nowMs);
        }
    }

    /// <summary>DM: the answer to SABM or DISC, or the news that a channel is not open any more.</summary>
    private void TakeRefusal(int channel, long nowMs)
    {
        if (channel >= ChannelCount)
        {
            UnexpectedFrames++;
            return;
        }

        MuxChannel refused = _channels[channel];
        switch (refused.State)
        {
            case MuxChannelState.Closing:
                ChannelClosed(channel, nowMs);
                break;
            case MuxChannelState.Opening or MuxChannelState.Open when refused.LateRefusals > 0:
                refused.LateRefusals--;
                break;
            case MuxChannelState.Opening when channel == ConsoleChannel:
                refused.Enter(MuxChannelState.Closed);
                break;
            case MuxChannelState.Opening:
                Fail(MuxFailure.Refused, channel);
                break;
            case MuxChannelState.Open:
                ChannelLost(channel);
                break;
            default:
                break;
        }
    }

    private void ChannelClosed(int channel, long nowMs)
    {
        MuxChannel closed = _channels[channel];
        if (channel == ControlChannel)
        {
            Drop();
        }
        else if (closed.Reopens)
        {
            closed.Reopens = false;
            closed.LateRefusals = closed.Tries - 1;
            OpenChannel(channel, nowMs);
        }
    }

    /// <summary>A modem may open a channel, too. While we open it ourselves, SABM is more likely our own, echoed by a
    /// modem that is not in multiplexer mode at all: that gets no answer, or it would echo that as well.</summary>
    private void TakeOpening(int channel)
    {
        if (channel >= ChannelCount || State == MuxState.Closing)
        {
            _refusals |= 1ul << channel;
            return;
        }

        MuxChannel opened = _channels[channel];
        if (opened.State == MuxChannelState.Opening || !_channels[ControlChannel].IsInUse)
        {
            UnexpectedFrames++;
            return;
        }

        opened.Due |= MuxChannel.Frames.Ua;
        if (opened.State == MuxChannelState.Closed)
        {
            opened.Enter(MuxChannelState.Open);
        }
    }

    private void TakeClosing(int channel)
    {
        if (channel >= ChannelCount || _channels[channel].State == MuxChannelState.Closed)
        {
            _refusals |= 1ul << channel;
            return;
        }

        _channels[channel].Due |= MuxChannel.Frames.Ua;
        if (_channels[channel].State == MuxChannelState.Open)
        {
            ChannelLost(channel);
        }
    }

    private void ChannelLost(int channel)
    {
        switch (channel)
        {
            case ControlChannel:
                Fail(MuxFailure.ClosedDown, channel);
                break;
            case DialogueChannel:
                Fail(MuxFailure.ChannelClosed, channel);
                break;
            default:
                _channels[channel].Enter(MuxChannelState.Closed);
                break;
        }
    }

    /// <summary>Data on a channel that is being opened is welcome: the frame that opened it may be lost, and some modems
    /// talk before they answer.</summary>
    private bool TakeData(int channel, ReadOnlySpan<byte> payload, long nowMs)
    {
        if (channel >= ChannelCount || !(_channels[channel].IsInUse || channel == ControlChannel))
        {
            if (State != MuxState.Closing)
            {
                UnexpectedFrames++;
                _refusals |= 1ul << channel;
            }

            return false;
        }

        if (channel == ControlChannel)
        {
            TakeMessages(payload, nowMs);
            return false;
        }

        return true;
    }

    private void Fail(MuxFailure failure, int channel)
    {
        State = MuxState.Failed;
        Failure = failure;
        FailedChannel = channel;
        for (int i = 0; i < ChannelCount; i++)
        {
            _channels[i].Enter(MuxChannelState.Closed);
        }
    }
}
