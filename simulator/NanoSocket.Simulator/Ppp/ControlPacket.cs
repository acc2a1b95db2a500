using System;
using System.Buffers.Binary;

namespace NanoSocket.Simulator.Ppp;

/// <summary>Code, identifier, length, data: the common shape of LCP, NCP, PAP and CHAP packets.</summary>
internal readonly ref struct ControlPacket
{
    public const int HeaderLength = 4;

    private ControlPacket(byte code, byte identifier, ReadOnlySpan<byte> data)
    {
        Code = code;
        Identifier = identifier;
        Data = data;
    }

    public byte Code { get; }

    public byte Identifier { get; }

    public ReadOnlySpan<byte> Data { get; }

    /// <summary>False when the length field does not fit the bytes; padding behind the packet is ignored.</summary>
    public static bool TryParse(ReadOnlySpan<byte> bytes, out ControlPacket packet)
    {
        packet = default;
        if (bytes.Length < HeaderLength)
        {
            return false;
        }
        int length = BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]);
        if (length < HeaderLength || length > bytes.Length)
        {
            return false;
        }
        packet = new ControlPacket(bytes[0], bytes[1], bytes[HeaderLength..length]);
        return true;
    }

    public static byte[] Build(byte code, byte identifier, ReadOnlySpan<byte> data)
    {
        byte[] packet = new byte[HeaderLength + data.Length];
        packet[0] = code;
        packet[1] = identifier;
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)packet.Length);
        data.CopyTo(packet.AsSpan(HeaderLength));
        return packet;
    }
}
