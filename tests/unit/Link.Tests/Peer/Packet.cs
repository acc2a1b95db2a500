using System;
using System.Buffers.Binary;

namespace NanoSocket.Link.Tests.Peer;

/// <summary>An IPv4 packet with its transport header, as the peer reads and writes it.</summary>
internal static class Packet
{
    public const int IpHeader = 20;
    public const int UdpHeader = 8;
    public const int TcpHeader = 20;
    public const byte Icmp = 1;
    public const byte Tcp = 6;
    public const byte Udp = 17;

    public static byte Protocol(ReadOnlySpan<byte> packet) => packet[9];

    public static uint Source(ReadOnlySpan<byte> packet) => BinaryPrimitives.ReadUInt32BigEndian(packet[12..]);

    public static uint Destination(ReadOnlySpan<byte> packet) => BinaryPrimitives.ReadUInt32BigEndian(packet[16..]);

    /// <summary>What follows the IP header; throws when header or checksum are wrong.</summary>
    public static ReadOnlySpan<byte> Payload(ReadOnlySpan<byte> packet)
    {
        int header = (packet[0] & 0x0F) * 4;
        int total = BinaryPrimitives.ReadUInt16BigEndian(packet[2..]);
        if (packet[0] >> 4 != 4 || total > packet.Length || Checksum(packet[..header], 0) != 0)
        {
            throw new InvalidOperationException("the stack sent a malformed IP header");
        }
        return packet[header..total];
    }

    public static byte[] Ip(byte protocol, uint source, uint destination, ReadOnlySpan<byte> payload)
    {
        byte[] packet = new byte[IpHeader + payload.Length];
        packet[0] = 0x45;
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)packet.Length);
        packet[8] = 64;
        packet[9] = protocol;
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(12), source);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(16), destination);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(10), Checksum(packet.AsSpan(0, IpHeader), 0));
        payload.CopyTo(packet.AsSpan(IpHeader));
        return packet;
    }

    public static byte[] UdpDatagram(uint source, ushort sourcePort, uint destination, ushort port,
        ReadOnlySpan<byte> data)
    {
        byte[] datagram = new byte[UdpHeader + data.Length];
        BinaryPrimitives.WriteUInt16BigEndian(datagram, sourcePort);
        BinaryPrimitives.WriteUInt16BigEndian(datagram.AsSpan(2), port);
        BinaryPrimitives.WriteUInt16BigEndian(datagram.AsSpan(4), (ushort)datagram.Length);
        data.CopyTo(datagram.AsSpan(UdpHeader));
        ushort sum = TransportChecksum(Udp, source, destination, datagram);
        BinaryPrimitives.WriteUInt16BigEndian(datagram.AsSpan(6), sum == 0 ? (ushort)0xFFFF : sum);
        return Ip(Udp, source, destination, datagram);
    }

    public static byte[] TcpSegment(uint source, uint destination, in TcpFields fields, ReadOnlySpan<byte> data)
    {
        int options = fields.MaximumSegmentSize == 0 ? 0 : 4;
        byte[] segment = new byte[TcpHeader + options + data.Length];
        BinaryPrimitives.WriteUInt16BigEndian(segment, fields.SourcePort);
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), fields.DestinationPort);
        BinaryPrimitives.WriteUInt32BigEndian(segment.AsSpan(4), fields.Sequence);
        BinaryPrimitives.WriteUInt32BigEndian(segment.AsSpan(8), fields.Acknowledgement);
        segment[12] = (byte)((TcpHeader + options) / 4 << 4);
        segment[13] = (byte)fields.Flags;
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(14), fields.Window);
        if (options != 0)
        {
            segment[20] = 2;
            segment[21] = 4;
            BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(22), fields.MaximumSegmentSize);
        }
        data.CopyTo(segment.AsSpan(TcpHeader + options));
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(16), TransportChecksum(Tcp, source, destination, segment));
        return Ip(Tcp, source, destination, segment);
    }

    /// <summary>Makes the checksums of a damaged packet right again, as far as its lengths make sense, so that it
    /// gets past them.</summary>
    public static void FixChecksums(Span<byte> packet)
    {
        int header = packet.Length < IpHeader ? 0 : (packet[0] & 0x0F) * 4;
        if (header < IpHeader || header > packet.Length)
        {
            return;
        }
        packet[10] = packet[11] = 0;
        BinaryPrimitives.WriteUInt16BigEndian(packet[10..], Checksum(packet[..header], 0));
        int total = Math.Min(BinaryPrimitives.ReadUInt16BigEndian(packet[2..]), packet.Length);
        int sumAt = Protocol(packet) switch { Tcp => 16, Udp => 6, Icmp => 2, _ => total };
        if (header + sumAt + 2 > total)
        {
            return;
        }
        Span<byte> payload = packet[header..total];
        payload[sumAt] = payload[sumAt + 1] = 0;
        ushort sum = Protocol(packet) == Icmp ? Checksum(payload, 0)
            : TransportChecksum(Protocol(packet), Source(packet), Destination(packet), payload);
        BinaryPrimitives.WriteUInt16BigEndian(payload[sumAt..], sum);
    }

    /// <summary>Internet checksum with pseudo header; 0 over a segment that carries the right one.</summary>
    public static ushort TransportChecksum(byte protocol, uint source, uint destination, ReadOnlySpan<byte> segment)
    {
        uint sum = (source >> 16) + (source & 0xFFFF) + (destination >> 16) + (destination & 0xFFFF);
        return Checksum(segment, sum + protocol + (uint)segment.Length);
    }

    public static ushort Checksum(ReadOnlySpan<byte> bytes, uint sum)
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
