using System;
using System.Buffers.Binary;

namespace NanoSocket.Simulator.Net;

/// <summary>An IPv4 packet whose header was checked (RFC 791).</summary>
internal readonly ref struct Ipv4Packet
{
    public const int HeaderLength = 20;
    private const int MoreFragments = 0x2000;
    private const int OffsetMask = 0x1FFF;

    private readonly ReadOnlySpan<byte> header;

    private Ipv4Packet(ReadOnlySpan<byte> header, ReadOnlySpan<byte> payload)
    {
        this.header = header;
        Payload = payload;
    }

    public ReadOnlySpan<byte> Payload { get; }

    /// <summary>Header and the first eight bytes of the payload, as ICMP errors quote it.</summary>
    public byte[] Quote => [.. header, .. Payload[..Math.Min(8, Payload.Length)]];

    public ushort Identification => BinaryPrimitives.ReadUInt16BigEndian(header[4..]);

    public byte Protocol => header[9];

    public uint Source => BinaryPrimitives.ReadUInt32BigEndian(header[12..]);

    public uint Destination => BinaryPrimitives.ReadUInt32BigEndian(header[16..]);

    public bool HasMoreFragments => (FragmentField & MoreFragments) != 0;

    /// <summary>Where the payload belongs in the whole datagram, in bytes.</summary>
    public int FragmentOffset => (FragmentField & OffsetMask) * 8;

    public bool IsFragment => HasMoreFragments || FragmentOffset != 0;

    private ushort FragmentField => BinaryPrimitives.ReadUInt16BigEndian(header[6..]);

    /// <summary>False for anything that is not a whole IPv4 packet with a right header checksum.</summary>
    public static bool TryParse(ReadOnlySpan<byte> bytes, out Ipv4Packet packet)
    {
        packet = default;
        if (bytes.Length < HeaderLength || bytes[0] >> 4 != 4)
        {
            return false;
        }
        int headerLength = (bytes[0] & 0x0F) * 4;
        int totalLength = BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]);
        if (headerLength < HeaderLength || totalLength < headerLength || totalLength > bytes.Length
            || InternetChecksum.Of(bytes[..headerLength]) != 0)
        {
            return false;
        }
        packet = new Ipv4Packet(bytes[..headerLength], bytes[headerLength..totalLength]);
        return true;
    }

    /// <summary>Writes a header in front of a payload that is already in place.</summary>
    /// <param name="packet">Header and payload; its length is the packet's.</param>
    /// <param name="identification">Same for all fragments of a datagram.</param>
    /// <param name="fragmentOffset">In bytes, a multiple of eight.</param>
    /// <param name="moreFragments">Not the last fragment.</param>
    /// <param name="protocol">IP protocol number.</param>
    /// <param name="source">Sender.</param>
    /// <param name="destination">Receiver.</param>
    public static void WriteHeader(
        Span<byte> packet,
        ushort identification,
        int fragmentOffset,
        bool moreFragments,
        byte protocol,
        uint source,
        uint destination)
    {
        const byte versionAndLength = 0x45;
        const byte timeToLive = 64;
        packet[..HeaderLength].Clear();
        packet[0] = versionAndLength;
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], (ushort)packet.Length);
        BinaryPrimitives.WriteUInt16BigEndian(packet[4..], identification);
        BinaryPrimitives.WriteUInt16BigEndian(
            packet[6..], (ushort)((moreFragments ? MoreFragments : 0) | fragmentOffset / 8));
        packet[8] = timeToLive;
        packet[9] = protocol;
        BinaryPrimitives.WriteUInt32BigEndian(packet[12..], source);
        BinaryPrimitives.WriteUInt32BigEndian(packet[16..], destination);
        BinaryPrimitives.WriteUInt16BigEndian(packet[10..], InternetChecksum.Of(packet[..HeaderLength]));
    }
}
