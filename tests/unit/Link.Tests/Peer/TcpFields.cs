using System;
using System.Buffers.Binary;

namespace NanoSocket.Link.Tests.Peer;

/// <summary>Control bits of a TCP header.</summary>
[Flags]
internal enum TcpFlags
{
    None = 0,
    Fin = 1,
    Syn = 2,
    Rst = 4,
    Psh = 8,
    Ack = 16,
}

/// <summary>A TCP header.</summary>
internal record struct TcpFields(ushort SourcePort, ushort DestinationPort, uint Sequence, uint Acknowledgement,
    TcpFlags Flags, ushort Window)
{
    /// <summary>The option of a SYN; 0: absent.</summary>
    public ushort MaximumSegmentSize { get; set; }

    /// <summary>Bytes of header and options.</summary>
    public int HeaderLength { get; private set; }

    public readonly bool Has(TcpFlags flag) => (Flags & flag) != 0;

    public static TcpFields Read(ReadOnlySpan<byte> segment)
    {
        TcpFields fields = new(
            BinaryPrimitives.ReadUInt16BigEndian(segment),
            BinaryPrimitives.ReadUInt16BigEndian(segment[2..]),
            BinaryPrimitives.ReadUInt32BigEndian(segment[4..]),
            BinaryPrimitives.ReadUInt32BigEndian(segment[8..]),
            (TcpFlags)(segment[13] & 0x1F),
            BinaryPrimitives.ReadUInt16BigEndian(segment[14..]))
        {
            HeaderLength = (segment[12] >> 4) * 4,
        };
        if (fields.HeaderLength >= 24 && segment[20] == 2)
        {
            fields.MaximumSegmentSize = BinaryPrimitives.ReadUInt16BigEndian(segment[22..]);
        }
        return fields;
    }
}
