using System;
using System.Buffers.Binary;

namespace NanoSocket.Simulator.Net;

/// <summary>The ICMP that the network speaks (RFC 792): echo, and the two errors a host can act on.</summary>
internal static class IcmpMessages
{
    private const byte EchoReply = 0;
    private const byte DestinationUnreachable = 3;
    private const byte EchoRequest = 8;
    private const int HeaderLength = 8;

    /// <summary>Reasons of "destination unreachable".</summary>
    public const byte ProtocolUnreachable = 2;

    /// <summary>Reasons of "destination unreachable".</summary>
    public const byte PortUnreachable = 3;

    /// <summary>The reply to an echo request; null for every other message and for a wrong checksum.</summary>
    public static byte[]? Answer(ReadOnlySpan<byte> message)
    {
        if (message.Length < HeaderLength || message[0] != EchoRequest || InternetChecksum.Of(message) != 0)
        {
            return null;
        }
        byte[] reply = message.ToArray();
        reply[0] = EchoReply;
        return WithChecksum(reply);
    }

    /// <summary>Tells that a packet, quoted by its first bytes, could not be delivered.</summary>
    public static byte[] Unreachable(byte reason, ReadOnlySpan<byte> quote) =>
        WithChecksum([DestinationUnreachable, reason, 0, 0, 0, 0, 0, 0, .. quote]);

    private static byte[] WithChecksum(byte[] message)
    {
        message.AsSpan(2, 2).Clear();
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(2), InternetChecksum.Of(message));
        return message;
    }
}
