using System;

namespace NanoSocket.Core.Diagnostics;

/// <summary>PPP of one direction on its way to the recorder.</summary>
internal sealed class FlightPackets
{
    private const int ProtocolPap = 0xC023;
    private const int ProtocolLength = 2;
    private const int ControlHeader = 4; // code, identifier, length (RFC 1661, 5)

    private readonly FlightRecorder _recorder;
    private readonly bool _received;
    private readonly PppSlicer _slicer = new();

    public FlightPackets(FlightRecorder recorder, bool received)
    {
        _recorder = recorder;
        _received = received;
    }

    /// <summary>A packet has begun.</summary>
    public bool IsInPacket => _slicer.IsInPacket;

    /// <summary>PPP begins or ends here.</summary>
    public void Reset() => _slicer.Begin();

    /// <summary>Takes bytes, cut anywhere.</summary>
    public void Feed(int channel, ReadOnlySpan<byte> bytes)
    {
        while (_slicer.Feed(bytes, out int taken))
        {
            Add(channel);
            _slicer.Begin();
            bytes = bytes.Slice(taken);
        }
    }

    /// <summary>A modem that ends the call says so between packets; that is no packet.</summary>
    private void Add(int channel)
    {
        ReadOnlySpan<byte> packet = _slicer.Packet;
        bool isText = packet.Length > 0 && packet[0] is (byte)'\r' or (byte)'\n' or (byte)'A';
        if (isText)
        {
            _recorder.Add(FlightRecordKind.At, _received, channel, false, 0, packet);
        }
        else
        {
            packet = packet.Slice(0, Math.Min(packet.Length, Allowed(packet)));
            _recorder.Add(FlightRecordKind.Ppp, _received, channel, false, _slicer.LineLength, packet);
        }
    }

    /// <summary>PAP carries a password (RFC 1334, 2): of it only the header is kept.</summary>
    private static int Allowed(ReadOnlySpan<byte> packet)
    {
        int at = packet.Length >= 2 && packet[0] == 0xFF && packet[1] == 0x03 ? 2 : 0;
        bool pap = packet.Length >= at + 2 && ((packet[at] << 8) | packet[at + 1]) == ProtocolPap;
        return pap ? at + ProtocolLength + ControlHeader : packet.Length;
    }
}
