using System.Buffers.Binary;

namespace Transfer;

/// <summary>
/// The server at the other end of one connection at a time: acknowledges what comes, once a run, and sends what it is
/// told to, a segment a run, as far as the device's window goes (RFC 9293). The line loses nothing, so nothing is sent
/// twice.
/// </summary>
internal sealed class TcpPeer
{
    public const uint Address = 0xC0000207;
    public const ushort Port = 7;

    private const int IpHeader = 20;
    private const int TcpHeader = 20;
    private const int SegmentSize = 1460;
    private const byte TcpProtocol = 6;
    private const byte Fin = 1;
    private const byte Syn = 2;
    private const byte Ack = 16;
    private const ushort OwnWindow = 0xFFFF;

    private readonly Action<byte[], int> _send;
    private readonly byte[] _packet = new byte[IpHeader + TcpHeader + SegmentSize];
    private ushort _devicePort;
    private uint _expected;
    private uint _next;
    private uint _windowEnd;
    private bool _owesAcknowledgement;

    public TcpPeer(Action<byte[], int> send) => _send = send;

    /// <summary>Bytes received on this connection.</summary>
    public int Received { get; private set; }

    /// <summary>Both sides have finished.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Bytes still to be sent.</summary>
    public int ToSend { get; set; }

    /// <summary>A packet from the device.</summary>
    public void Take(ReadOnlySpan<byte> packet)
    {
        int total = BinaryPrimitives.ReadUInt16BigEndian(packet.Slice(2));
        ReadOnlySpan<byte> segment = packet.Slice(IpHeader, total - IpHeader);
        ushort devicePort = BinaryPrimitives.ReadUInt16BigEndian(segment);
        uint sequence = BinaryPrimitives.ReadUInt32BigEndian(segment.Slice(4));
        byte flags = segment[13];
        if ((flags & Syn) != 0)
        {
            Begin(devicePort, sequence);
        }

        // What else comes from another port is the last word of the connection before.
        if (devicePort == _devicePort)
        {
            _windowEnd = BinaryPrimitives.ReadUInt32BigEndian(segment.Slice(8))
                + BinaryPrimitives.ReadUInt16BigEndian(segment.Slice(14));
            int header = (segment[12] >> 4) * 4;
            TakeData(sequence + (uint)((flags & Syn) / Syn), segment.Length - header, (flags & Fin) != 0);
        }
    }

    private void TakeData(uint sequence, int count, bool isLast)
    {
        if (sequence != _expected)
        {
            throw new InvalidOperationException(
                "the device sent sequence number " + sequence + " instead of " + _expected);
        }

        Received += count;
        _expected += (uint)count;
        _owesAcknowledgement |= count > 0;
        if (isLast)
        {
            _expected++;
            Send(Fin | Ack, 0);
            _next++;
            HasEnded = true;
        }
    }

    /// <summary>Sends what is due: a segment of data, or an acknowledgement.</summary>
    public void Run()
    {
        int count = Math.Min(ToSend, SegmentSize);
        if (count > 0 && (int)(_windowEnd - _next) >= count)
        {
            Send(Ack, count);
            _next += (uint)count;
            ToSend -= count;
        }

        if (_owesAcknowledgement)
        {
            Send(Ack, 0);
        }
    }

    private void Begin(ushort devicePort, uint sequence)
    {
        _devicePort = devicePort;
        _expected = sequence + 1;
        _next = 1000;
        Received = 0;
        HasEnded = false;
        Send(Syn | Ack, 0);
        _next++;
    }

    private void Send(int flags, int count)
    {
        Span<byte> packet = new(_packet, 0, IpHeader + TcpHeader + count);
        packet.Slice(0, IpHeader + TcpHeader).Clear();
        Span<byte> segment = packet.Slice(IpHeader);
        BinaryPrimitives.WriteUInt16BigEndian(segment, Port);
        BinaryPrimitives.WriteUInt16BigEndian(segment.Slice(2), _devicePort);
        BinaryPrimitives.WriteUInt32BigEndian(segment.Slice(4), _next);
        BinaryPrimitives.WriteUInt32BigEndian(segment.Slice(8), _expected);
        segment[12] = TcpHeader / 4 << 4;
        segment[13] = (byte)flags;
        BinaryPrimitives.WriteUInt16BigEndian(segment.Slice(14), OwnWindow);
        for (int i = 0; i < count; i++)
        {
            segment[TcpHeader + i] = (byte)(_next + (uint)i);
        }

        uint pseudo = Sum(Address) + Sum(PppPeer.DeviceAddress) + TcpProtocol + (uint)segment.Length;
        BinaryPrimitives.WriteUInt16BigEndian(segment.Slice(16), Checksum(segment, pseudo));
        WriteIpHeader(packet);
        _send(_packet, packet.Length);
        _owesAcknowledgement = false;
    }

    private static void WriteIpHeader(Span<byte> packet)
    {
        packet[0] = 0x45;
        BinaryPrimitives.WriteUInt16BigEndian(packet.Slice(2), (ushort)packet.Length);
        packet[8] = 64;
        packet[9] = TcpProtocol;
        BinaryPrimitives.WriteUInt32BigEndian(packet.Slice(12), Address);
        BinaryPrimitives.WriteUInt32BigEndian(packet.Slice(16), PppPeer.DeviceAddress);
        BinaryPrimitives.WriteUInt16BigEndian(packet.Slice(10), Checksum(packet.Slice(0, IpHeader), 0));
    }

    private static uint Sum(uint address) => (address >> 16) + (address & 0xFFFF);

    private static ushort Checksum(ReadOnlySpan<byte> bytes, uint sum)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            sum += (i & 1) == 0 ? (uint)bytes[i] << 8 : bytes[i];
        }

        while (sum >> 16 != 0)
        {
            sum = (sum & 0xFFFF) + (sum >> 16);
        }

        return (ushort)~sum;
    }
}
