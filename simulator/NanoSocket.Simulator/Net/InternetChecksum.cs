using System;
using System.Buffers.Binary;

namespace NanoSocket.Simulator.Net;

/// <summary>The checksum of IP, ICMP, UDP and TCP (RFC 1071).</summary>
internal static class InternetChecksum
{
    /// <summary>The field's value for bytes whose checksum field is zero; 0 when the bytes hold a right one.</summary>
    public static ushort Of(ReadOnlySpan<byte> bytes, uint initial = 0)
    {
        ulong sum = initial;
        for (; bytes.Length >= 2; bytes = bytes[2..])
        {
            sum += BinaryPrimitives.ReadUInt16BigEndian(bytes);
        }
        if (!bytes.IsEmpty)
        {
            sum += (uint)bytes[0] << 8;
        }
        while (sum >> 16 != 0)
        {
            sum = (sum & 0xFFFF) + (sum >> 16);
        }
        return (ushort)~sum;
    }

    /// <summary>Sum of the pseudo header that UDP and TCP include (RFC 9293 clause 3.1).</summary>
    public static uint PseudoHeader(uint source, uint destination, byte protocol, int length) =>
        (source >> 16) + (source & 0xFFFF) + (destination >> 16) + (destination & 0xFFFF) + protocol + (uint)length;
}
