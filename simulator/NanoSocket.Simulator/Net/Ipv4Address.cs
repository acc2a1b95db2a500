using System.Buffers.Binary;
using System.Net;

namespace NanoSocket.Simulator.Net;

/// <summary>IPv4 addresses as numbers in host byte order.</summary>
internal static class Ipv4Address
{
    public const uint Loopback = 0x7F000001;

    public static uint From(byte a, byte b, byte c, byte d) => (uint)(a << 24 | b << 16 | c << 8 | d);

    public static uint From(IPAddress address)
    {
        System.Span<byte> bytes = stackalloc byte[4];
        address.TryWriteBytes(bytes, out _);
        return BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }

    public static IPAddress ToAddress(uint address)
    {
        System.Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, address);
        return new IPAddress(bytes);
    }

    public static string Format(uint address) =>
        $"{address >> 24}.{address >> 16 & 0xFF}.{address >> 8 & 0xFF}.{address & 0xFF}";

    /// <summary>127.0.0.0/8 (RFC 1122 clause 3.2.1.3).</summary>
    public static bool IsLoopback(uint address) => address >> 24 == 127;

    /// <summary>192.0.2.0/24 (TEST-NET-1, RFC 5737): in this network nobody ever answers there.</summary>
    public static bool IsSilent(uint address) => address >> 8 == 0xC00002;

    /// <summary>A single host: not "this network", not loopback, multicast, reserved or broadcast.</summary>
    public static bool IsUnicast(uint address) => address >> 24 is > 0 and < 224 and not 127;
}
