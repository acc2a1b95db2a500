using System;
using System.Buffers.Binary;

namespace NanoSocket.Link.Tests.Peer;

/// <summary>ICMP messages (RFC 792) as the peer reads and writes them.</summary>
internal readonly record struct Echo(uint Destination, ushort Identifier, ushort Sequence, byte[] Data)
{
    public const byte Reply = 0;
    public const byte Unreachable = 3;
    public const byte Request = 8;
    public const byte TimeExceeded = 11;

    private const int Header = 8;

    public static Echo Read(uint destination, ReadOnlySpan<byte> message) => new(destination,
        BinaryPrimitives.ReadUInt16BigEndian(message[4..]), BinaryPrimitives.ReadUInt16BigEndian(message[6..]),
        message[Header..].ToArray());

    /// <summary>The message with this identifier, sequence number and data.</summary>
    public byte[] Message(byte type)
        => Build(type, 0, ((uint)Identifier << 16) | Sequence, Data);

    /// <summary>An error that quotes the beginning of a packet.</summary>
    public static byte[] Error(byte type, byte code, ReadOnlySpan<byte> packet)
        => Build(type, code, 0, packet[..Math.Min(packet.Length, Packet.IpHeader + 8)]);

    private static byte[] Build(byte type, byte code, uint rest, ReadOnlySpan<byte> data)
    {
        byte[] message = new byte[Header + data.Length];
        message[0] = type;
        message[1] = code;
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(4), rest);
        data.CopyTo(message.AsSpan(Header));
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(2), Packet.Checksum(message, 0));
        return message;
    }
}
