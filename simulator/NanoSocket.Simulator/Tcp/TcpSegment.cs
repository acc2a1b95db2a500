using System;
using System.Buffers.Binary;
using NanoSocket.Simulator.Net;

namespace NanoSocket.Simulator.Tcp;

/// <summary>A TCP segment whose checksum was checked.</summary>
internal readonly ref struct TcpSegment
{
    public const int HeaderLength = 20;
    private const byte EndOfOptions = 0;
    private const byte NoOperation = 1;
    private const byte MaximumSegmentSize = 2;

    private readonly ReadOnlySpan<byte> header;

    private TcpSegment(ReadOnlySpan<byte> header, ReadOnlySpan<byte> payload)
    {
        this.header = header;
        Payload = payload;
    }

    public ReadOnlySpan<byte> Payload { get; }

    public ushort SourcePort => BinaryPrimitives.ReadUInt16BigEndian(header);

    public ushort DestinationPort => BinaryPrimitives.ReadUInt16BigEndian(header[2..]);

    public uint Sequence => BinaryPrimitives.ReadUInt32BigEndian(header[4..]);

    public uint Acknowledgment => BinaryPrimitives.ReadUInt32BigEndian(header[8..]);

    public TcpFlags Flags => (TcpFlags)header[13];

    public ushort Window => BinaryPrimitives.ReadUInt16BigEndian(header[14..]);

    public bool Has(TcpFlags flag) => (Flags & flag) != 0;

    /// <summary>Sequence numbers that the segment takes.</summary>
    public uint SequenceLength => (uint)Payload.Length + (Has(TcpFlags.Syn) ? 1u : 0) + (Has(TcpFlags.Fin) ? 1u : 0);

    /// <summary>The MSS option, or null when there is none.</summary>
    public int? MssOption
    {
        get
        {
            ReadOnlySpan<byte> options = header[HeaderLength..];
            while (!options.IsEmpty && options[0] != EndOfOptions)
            {
                if (options[0] == NoOperation)
                {
                    options = options[1..];
                    continue;
                }
                if (options.Length < 2 || options[1] < 2 || options[1] > options.Length)
                {
                    return null;
                }
                if (options[0] == MaximumSegmentSize && options[1] == 4)
                {
                    return BinaryPrimitives.ReadUInt16BigEndian(options[2..]);
                }
                options = options[options[1]..];
            }
            return null;
        }
    }

    public static bool TryParse(ReadOnlySpan<byte> bytes, uint source, uint destination, out TcpSegment segment)
    {
        segment = default;
        if (bytes.Length < HeaderLength)
        {
            return false;
        }
        int headerLength = (bytes[12] >> 4) * 4;
        if (headerLength < HeaderLength || headerLength > bytes.Length || InternetChecksum.Of(
            bytes, InternetChecksum.PseudoHeader(source, destination, IpProtocol.Tcp, bytes.Length)) != 0)
        {
            return false;
        }
        segment = new TcpSegment(bytes[..headerLength], bytes[headerLength..]);
        return true;
    }

    /// <summary>Writes header and MSS option in front of a payload that is already in place.</summary>
    public static void WriteHeader(
        Span<byte> segment, FlowKey flow, uint hostAddress, uint sequence, uint acknowledgment, TcpFlags flags,
        int window, int? mss)
    {
        int headerLength = HeaderLengthWith(mss);
        segment[..headerLength].Clear();
        BinaryPrimitives.WriteUInt16BigEndian(segment, flow.RemotePort);
        BinaryPrimitives.WriteUInt16BigEndian(segment[2..], flow.HostPort);
        BinaryPrimitives.WriteUInt32BigEndian(segment[4..], sequence);
        BinaryPrimitives.WriteUInt32BigEndian(segment[8..], acknowledgment);
        segment[12] = (byte)(headerLength / 4 << 4);
        segment[13] = (byte)flags;
        BinaryPrimitives.WriteUInt16BigEndian(segment[14..], (ushort)window);
        if (mss is int size)
        {
            segment[20] = MaximumSegmentSize;
            segment[21] = 4;
            BinaryPrimitives.WriteUInt16BigEndian(segment[22..], (ushort)size);
        }
        ushort checksum = InternetChecksum.Of(segment, InternetChecksum.PseudoHeader(
            flow.RemoteAddress, hostAddress, IpProtocol.Tcp, segment.Length));
        BinaryPrimitives.WriteUInt16BigEndian(segment[16..], checksum);
    }

    public static int HeaderLengthWith(int? mss) => mss is null ? HeaderLength : HeaderLength + 4;
}
