using System;

namespace NanoSocket.Core.Diagnostics;

/// <summary>
/// Frames of the multiplexer (3GPP TS 27.010, 5.2.1) on their way to the recorder. All are recorded whole, AT dialogues
/// masked, except those that carry PPP: of these the packets are.
/// </summary>
internal sealed class FlightFrames
{
    private const byte Flag = 0xF9;
    private const int UihWithoutPoll = 0xEF;
    private const int DataChannel = 2;
    private const int PieceLength = 128;
    private const byte PppFlag = 0x7E;

    private readonly FlightRecorder _recorder;
    private readonly FlightText _text;
    private readonly FlightPackets _packetsReceived;
    private readonly FlightPackets _packetsSent;
    private readonly byte[] _piece = new byte[PieceLength];
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
        _text.Flush();
        while (TryTakeFrame(ref bytes, out ReadOnlySpan<byte> frame, out int header))
        {
            int channel = frame[0] >> 2;
            bool isData = (frame[1] & UihWithoutPoll) == UihWithoutPoll;
            ReadOnlySpan<byte> information = frame.Slice(header, frame.Length - header - 1);
            if (channel == DataChannel && CarriesPpp(isData, information))
            {
                (received ? _packetsReceived : _packetsSent).Feed(channel, information);
            }
            else
            {
                Record(received, channel, frame, header);
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
    private void Record(bool received, int channel, ReadOnlySpan<byte> frame, int header)
    {
        SecretMask mask = _text.MaskOf(received, channel);
        for (int start = 0; start < frame.Length; start += PieceLength)
        {
            ReadOnlySpan<byte> part = frame.Slice(start, Math.Min(PieceLength, frame.Length - start));
            for (int i = 0; i < part.Length; i++)
            {
                bool isText = channel != 0 && start + i >= header && start + i < frame.Length - 1;
                _piece[i] = isText ? mask.Take(part[i]) : part[i];
            }

            bool continued = start + part.Length < frame.Length;
            _recorder.Add(FlightRecordKind.Mux, received, channel & 7, continued, 0,
                new ReadOnlySpan<byte>(_piece, 0, part.Length));
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
