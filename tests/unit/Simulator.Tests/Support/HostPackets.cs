using System;
using System.Buffers.Binary;
using Xunit;

namespace NanoSocket.Simulator.Tests.Support;

/// <summary>IPv4 packets as a host writes and reads them; checks the checksums of what the simulator sends.</summary>
internal static class HostPackets
{
    public const byte Icmp = 1;
    public const byte Tcp = 6;
    public const byte Udp = 17;

    public static uint Address(byte a, byte b, byte c, byte d) => (uint)(a << 24 | b << 16 | c << 8 | d);

    public static byte[] Ip(
        byte protocol, uint source, uint destination, ReadOnlySpan<byte> payload, int fragmentField = 0,
        ushort identification = 1)
    {
        byte[] packet = new byte[20 + payload.Length];
        packet[0] = 0x45;
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)packet.Length);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(4), identification);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(6), (ushort)fragmentField);
        packet[8] = 64;
        packet[9] = protocol;
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(12), source);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(16), destination);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(10), Checksum(packet.AsSpan(0, 20)));
        payload.CopyTo(packet.AsSpan(20));
        return packet;
    }

    public static byte[] UdpDatagram(
        uint source, ushort sourcePort, uint destination, ushort port, ReadOnlySpan<byte> data)
    {
        byte[] datagram = [0, 0, 0, 0, 0, 0, 0, 0, .. data];
        BinaryPrimitives.WriteUInt16BigEndian(datagram, sourcePort);
        BinaryPrimitives.WriteUInt16BigEndian(datagram.AsSpan(2), port);
        BinaryPrimitives.WriteUInt16BigEndian(datagram.AsSpan(4), (ushort)datagram.Length);
        BinaryPrimitives.WriteUInt16BigEndian(
            datagram.AsSpan(6), TransportChecksum(Udp, source, destination, datagram));
        return datagram;
    }

    public static byte[] UdpPacket(uint source, ushort sourcePort, uint destination, ushort port, byte[] data) =>
        Ip(Udp, source, destination, UdpDatagram(source, sourcePort, destination, port, data));

    /// <summary>Payload of an IP packet after all checks.</summary>
    public static byte[] Payload(byte[] packet)
    {
        int total = BinaryPrimitives.ReadUInt16BigEndian(packet.AsSpan(2));
        bool fragment = (BinaryPrimitives.ReadUInt16BigEndian(packet.AsSpan(6)) & 0x3FFF) != 0;
        byte[] payload = packet[20..];
        uint source = BinaryPrimitives.ReadUInt32BigEndian(packet.AsSpan(12));
        uint destination = BinaryPrimitives.ReadUInt32BigEndian(packet.AsSpan(16));
        bool good = total == packet.Length && Checksum(packet.AsSpan(0, 20)) == 0
            && (fragment || packet[9] switch
            {
                Icmp => Checksum(payload) == 0,
                _ => TransportChecksum(packet[9], source, destination, payload) == 0,
            });
        Assert.True(good, "the simulator sent a packet with a wrong checksum");
        return payload;
    }

    public static ushort TransportChecksum(byte protocol, uint source, uint destination, ReadOnlySpan<byte> segment)
    {
        byte[] pseudo = new byte[12];
        BinaryPrimitives.WriteUInt32BigEndian(pseudo, source);
        BinaryPrimitives.WriteUInt32BigEndian(pseudo.AsSpan(4), destination);
        pseudo[9] = protocol;
        BinaryPrimitives.WriteUInt16BigEndian(pseudo.AsSpan(10), (ushort)segment.Length);
        return Checksum([.. pseudo, .. segment]);
    }

    public static ushort Checksum(ReadOnlySpan<byte> bytes)
    {
        long sum = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            sum += i % 2 == 0 ? bytes[i] << 8 : bytes[i];
        }
        while (sum > 0xFFFF)
        {
            sum = (sum & 0xFFFF) + (sum >> 16);
        }
        return (ushort)(0xFFFF - sum);
    }
}
