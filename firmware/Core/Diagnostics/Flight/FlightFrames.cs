using System;

namespace NanoSocket.Core.Diagnostics;

/// <summary>
/// Frames of the multiplexer (3GPP TS 27.010, 5.2.1) on their way to the recorder. Those that control it are recorded
/// whole; of the others what they carry is: AT dialogues as text of their channel, PPP as packets.
/// </summary>
internal sealed class FlightFrames
{
    private const byte Flag = 0xF9;
    private const int UihWithoutPoll = 0xEF;
    private const int DataChannel = 2;
    private const byte PppFlag = 0x7E;

    private readonly FlightRecorder _recorder;
    private readonly FlightText _text;
    private readonly FlightPackets _packetsReceived;
    private readonly FlightPackets _packetsSent;
    private bool _carriesPpp;

    public FlightFrames(FlightRecorder recorder, FlightText text, FlightPackets received, FlightPackets sent)
    {
        _recorder = recorder;
        _text = text;
        _packetsReceived = received;
        _packetsSent = sent;
    }

    /// <summary>Takes whole frames with their flags.</summary>
    public void Feed(bool received, ReadOnlySpan<byte> bytes)
    {
        while (TryTakeFrame(ref bytes, out ReadOnlySpan<byte> frame, out int header))
        {
            int channel = frame[0] >> 2;
            bool isData = (frame[1] & UihWithoutPoll) == UihWithoutPoll;
            ReadOnlySpan<byte> information = frame.Slice(header, frame.Length - header - 1);
            bool isPpp = channel == DataChannel && CarriesPpp(isData, information);
            if (channel == 0 || !isData)
            {
                Record(received, channel, frame);
            }
            else if (isPpp)
            {
                _text.Flush();
                (received ? _packetsReceived : _packetsSent).Feed(channel, information);
            }
            else
            {
                _text.Feed(received, channel, information);
            }
        }
    }

    /// <summary>What the channel carries is PPP from the first flag on, until the channel is opened or closed.</summary>
    private bool CarriesPpp(bool isData, ReadOnlySpan<byte> information)
    {
        bool begins = isData && information.Length > 0 && information[0] == PppFlag;
        if (begins != _carriesPpp && (begins || !isData))
        {
            _carriesPpp = begins;
            _packetsReceived.Reset();
            _packetsSent.Reset();
        }

        return isData && _carriesPpp;
    }

    /// <summary>Address, control, length, information, FCS.</summary>
    private void Record(bool received, int channel, ReadOnlySpan<byte> frame)
    {
        _text.Flush();
        for (int start = 0; start < frame.Length; start += FlightRecord.MaxLength)
        {
            ReadOnlySpan<byte> part = frame.Slice(start, Math.Min(FlightRecord.MaxLength, frame.Length - start));
            bool continued = start + part.Length < frame.Length;
            _recorder.Add(FlightRecordKind.Mux, received, channel & 7, continued, 0, part);
        }
    }

    /// <summary>False when there is none, or what there is makes no sense.</summary>
    private static bool TryTakeFrame(ref ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> frame, out int header)
    {
        frame = default;
        header = 3;
        while (bytes.Length > 0 && bytes[0] == Flag)
        {
            bytes = bytes.Slice(1);
        }

        if (bytes.Length < header + 1)
        {
            return false;
        }

        int length = bytes[2] >> 1;
        if ((bytes[2] & 1) == 0)
        {
            length |= bytes[3] << 7;
            header = 4;
        }

        if (bytes.Length < header + length + 1)
        {
            return false;
        }

        frame = bytes.Slice(0, header + length + 1);
        bytes = bytes.Slice(frame.Length);
        return true;
    }
}
