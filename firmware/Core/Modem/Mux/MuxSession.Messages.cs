using System;

namespace NanoSocket.Core.Modem;

/// <content>
/// What is said on channel 0 (3GPP TS 27.010, 5.4.6): type, length, value; a command has bit 1 of the type set, its
/// answer has it clear.
/// </content>
public sealed partial class MuxSession
{
    private const int CommandFlag = 2;
    private const int TypeTest = 0x21;
    private const int TypeCloseDown = 0xc1;
    private const int TypeParameters = 0x81;
    private const int TypePowerSaving = 0x41;
    private const int TypeFlowOn = 0xa1;
    private const int TypeFlowOff = 0x61;
    private const int TypeSignals = 0xe1;
    private const int TypeLineStatus = 0x51;
    private const int TypeNotSupported = 0x11;

    private const int FlowBit = 2;
    private const int ParameterBytes = 8;
    private const int ReplyCapacity = 64;

    // Answers that wait: a byte of length, then the message.
    private readonly byte[] _replies = new byte[ReplyCapacity];
    private int _replyCount;

    private void TakeMessages(ReadOnlySpan<byte> bytes, long nowMs)
    {
        while (bytes.Length >= 2 && IsActive)
        {
            int lengthSize = (bytes[1] & 1) != 0 ? 1 : 2;
            int length = bytes[1] >> 1;
            length |= lengthSize == 2 && bytes.Length > 2 ? bytes[2] << 7 : 0;
            if (bytes.Length < 1 + lengthSize + length)
            {
                break;
            }

            ReadOnlySpan<byte> value = bytes.Slice(1 + lengthSize, length);
            TakeMessage(bytes[0], value, nowMs);
            bytes = bytes.Slice(1 + lengthSize + length);
        }

        DroppedMessages += bytes.Length > 0 && IsActive ? 1u : 0;
    }

    private void TakeMessage(byte type, ReadOnlySpan<byte> value, long nowMs)
    {
        if ((type & CommandFlag) != 0)
        {
            TakeCommand(type & ~CommandFlag, type, value);
        }
        else if (type == TypeSignals && value.Length > 0)
        {
            int channel = value[0] >> 2;
            if (channel < ChannelCount)
            {
                _channels[channel].SignalsDeadline = Never;
            }
        }
        else if (type == TypeCloseDown && State == MuxState.Closing)
        {
            ChannelClosed(ControlChannel, nowMs);
        }
    }

    private void TakeCommand(int type, byte received, ReadOnlySpan<byte> value)
    {
        switch (type)
        {
            case TypeSignals when value.Length >= 2:
                TakeSignals(value);
                Reply(type, value);
                break;
            case TypeParameters when value.Length == ParameterBytes:
                ReplyParameters(value);
                break;
            case TypeFlowOn:
            case TypeFlowOff:
                _allStopped = type == TypeFlowOff;
                Reply(type, value);
                break;
            case TypeCloseDown:
                Reply(type, value);
                CloseDownByModem();
                break;
            case TypeTest:
            case TypePowerSaving:
            case TypeLineStatus:
                Reply(type, value);
                break;
            default:
                Reply(TypeNotSupported, [received]);
                break;
        }
    }

    /// <summary>Channel and V.24 signals (5.4.6.3.7). Of the signals only "full" matters: what modems do with the others
    /// differs too much to be relied on.</summary>
    private void TakeSignals(ReadOnlySpan<byte> value)
    {
        int channel = value[0] >> 2;
        if (channel is > ControlChannel and < ChannelCount)
        {
            _channels[channel].IsStopped = (value[1] & FlowBit) != 0;
        }
    }

    /// <summary>
    /// The modem proposes parameters (5.4.6.3.1): ours are UIH frames without priorities or windows, of no more than the
    /// frame size that AT+CMUX agreed on.
    /// </summary>
    private void ReplyParameters(ReadOnlySpan<byte> value)
    {
        int size = Math.Min(value[4] | (value[5] << 8), _parameters.FrameSize);
        if (size > 0 && value[0] < ChannelCount)
        {
            _channels[value[0]].FrameSize = size;
        }

        ReadOnlySpan<byte> answer =
            [value[0], 0, value[2], value[3], (byte)size, (byte)(size >> 8), value[6], value[7]];
        Reply(TypeParameters, answer);
    }

    /// <summary>The modem closes the multiplexer down; while we do so ourselves that is what we want.</summary>
    private void CloseDownByModem()
    {
        if (State != MuxState.Closing)
        {
            Fail(MuxFailure.ClosedDown, ControlChannel);
        }
    }

    private void Reply(int type, ReadOnlySpan<byte> value)
    {
        int length = 2 + value.Length;
        if (_replyCount + 1 + length > ReplyCapacity)
        {
            DroppedMessages++;
            return;
        }

        Span<byte> reply = _replies.AsSpan(_replyCount, 1 + length);
        reply[0] = (byte)length;
        reply[1] = (byte)type;
        reply[2] = (byte)((value.Length << 1) | 1);
        value.CopyTo(reply.Slice(3));
        _replyCount += reply.Length;
    }

    /// <summary>Takes the oldest answer; returns its length, 0 when there is none.</summary>
    private int TakeReply(Span<byte> buffer)
    {
        if (_replyCount == 0)
        {
            return 0;
        }

        int length = _replies[0];
        _replies.AsSpan(1, length).CopyTo(buffer);
        _replyCount -= 1 + length;
        _replies.AsSpan(1 + length, _replyCount).CopyTo(_replies);
        return length;
    }
}
