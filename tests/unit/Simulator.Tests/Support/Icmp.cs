using System;
using System.Buffers.Binary;

namespace NanoSocket.Simulator.Tests.Support;

internal static class Icmp
{
    /// <summary>An echo request.</summary>
    public static byte[] Echo(byte[] data)
    {
        byte[] message = [8, 0, 0, 0, 0x12, 0x34, 0, 1, .. data];
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(2), HostPackets.Checksum(message));
        return message;
    }
}
