using System;
using System.Buffers.Binary;
using System.IO;
using System.Text;

namespace NanoSocket.Tool.Recordings;

/// <summary>
/// Writes a capture file in pcap-ng (draft-ietf-opsawg-pcapng): one section, an interface for each kind of traffic,
/// packets with direction and comment. Times are in microseconds.
/// </summary>
internal sealed class PcapngWriter
{
    private const uint SectionHeader = 0x0A0D0D0A;
    private const uint InterfaceDescription = 1;
    private const uint EnhancedPacket = 6;
    private const uint ByteOrderMagic = 0x1A2B3C4D;
    private const ushort OptionEnd = 0;
    private const ushort OptionComment = 1;
    private const ushort OptionInterfaceName = 2;
    private const ushort OptionPacketFlags = 2;
    private const ushort OptionApplication = 4;

    private readonly Stream _stream;
    private uint _interfaces;

    public PcapngWriter(Stream stream, string application)
    {
        _stream = stream;
        using MemoryStream body = new();
        Put(body, ByteOrderMagic);
        Put(body, 1); // version 1.0
        Put(body, uint.MaxValue);
        Put(body, uint.MaxValue); // the section's length is not said
        PutOption(body, OptionApplication, Encoding.UTF8.GetBytes(application));
        PutOption(body, OptionEnd, []);
        WriteBlock(SectionHeader, body);
    }

    /// <summary>Adds an interface; returns its number.</summary>
    public uint AddInterface(ushort linkType, string name)
    {
        using MemoryStream body = new();
        Put(body, linkType);
        Put(body, 0); // packets of any length
        PutOption(body, OptionInterfaceName, Encoding.UTF8.GetBytes(name));
        PutOption(body, OptionEnd, []);
        WriteBlock(InterfaceDescription, body);
        return _interfaces++;
    }

    /// <summary>Adds a packet.</summary>
    /// <param name="link">Number of the interface.</param>
    /// <param name="time">Since any moment, the same for all.</param>
    /// <param name="received">Inbound; otherwise outbound.</param>
    /// <param name="bytes">The packet with the pseudo header of its link type.</param>
    /// <param name="length">Its length when it was not cut.</param>
    /// <param name="comment">For people; null: none.</param>
    public void AddPacket(
        uint link, TimeSpan time, bool received, ReadOnlySpan<byte> bytes, int length, string? comment = null)
    {
        using MemoryStream body = new();
        ulong microseconds = (ulong)time.TotalMicroseconds;
        Put(body, link);
        Put(body, (uint)(microseconds >> 32));
        Put(body, (uint)microseconds);
        Put(body, (uint)bytes.Length);
        Put(body, (uint)Math.Max(bytes.Length, length));
        body.Write(bytes);
        Pad(body);
        PutOption(body, OptionPacketFlags, [(byte)(received ? 1 : 2), 0, 0, 0]);
        if (comment is not null)
        {
            PutOption(body, OptionComment, Encoding.UTF8.GetBytes(comment));
        }
        PutOption(body, OptionEnd, []);
        WriteBlock(EnhancedPacket, body);
    }

    private void WriteBlock(uint type, MemoryStream body)
    {
        uint length = (uint)body.Length + 12;
        Put(_stream, type);
        Put(_stream, length);
        _stream.Write(body.GetBuffer(), 0, (int)body.Length);
        Put(_stream, length);
    }

    private static void PutOption(MemoryStream to, ushort code, ReadOnlySpan<byte> value)
    {
        Put(to, code | ((uint)value.Length << 16));
        to.Write(value);
        Pad(to);
    }

    private static void Pad(MemoryStream to)
    {
        while (to.Length % 4 != 0)
        {
            to.WriteByte(0);
        }
    }

    private static void Put(Stream to, uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        to.Write(bytes);
    }
}
