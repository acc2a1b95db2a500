using System;
using System.Buffers.Binary;

namespace NanoSocket.Fuzz;

/// <summary>Puts the contents of a record into frames with the right lengths and checks.</summary>
public sealed class Frames
{
    private const int LongestContents = 4096;
    private const byte PppFlag = 0x7E;
    private const byte PppEscape = 0x7D;
    private const byte MuxFlag = 0xF9;
    private const byte DataChannel = 2;
    private const byte Uih = 0xEF;
    private const int MuxPiece = 120;
    private const int Ipv4HeaderLength = 20;
    private const byte Icmp = 1;
    private const byte Tcp = 6;
    private const byte Udp = 17;

    private readonly byte[] _packet = new byte[LongestContents];
    private readonly byte[] _frame = new byte[(2 * LongestContents) + 16];
    private readonly byte[] _muxed = new byte[(3 * LongestContents) + 64];
    private int _length;

    /// <summary>The bytes of a record on the line; valid until the next call.</summary>
    public ReadOnlySpan<byte> Make(RecordKind kind, ReadOnlySpan<byte> contents)
    {
        switch (kind)
        {
            case RecordKind.PppFrame:
                return Ppp(contents);
            case RecordKind.IpPacket:
                return Ppp(Ip(contents));
            case RecordKind.MuxFrame:
                _length = 0;
                Mux(contents);
                return new ReadOnlySpan<byte>(_muxed, 0, _length);
            case RecordKind.MuxedPppFrame:
                return Muxed(Ppp(contents));
            default:
                return contents;
        }
    }

    /// <summary>Flags, address and control, escapes, check (RFC 1662).</summary>
    private ReadOnlySpan<byte> Ppp(ReadOnlySpan<byte> contents)
    {
        _length = 0;
        ushort check = 0xFFFF;
        _frame[_length++] = PppFlag;
        PutEscaped(0xFF, ref check);
        PutEscaped(0x03, ref check);
        foreach (byte value in contents)
        {
            PutEscaped(value, ref check);
        }

        ushort sent = (ushort)~check;
        PutEscaped((byte)sent, ref check);
        PutEscaped((byte)(sent >> 8), ref check);
        _frame[_length++] = PppFlag;
        return new ReadOnlySpan<byte>(_frame, 0, _length);
    }

    private void PutEscaped(byte value, ref ushort check)
    {
        check = PppCheck(check, value);
        if (value is PppFlag or PppEscape or < 0x20)
        {
            _frame[_length++] = PppEscape;
            value ^= 0x20;
        }

        _frame[_length++] = value;
    }

    private static ushort PppCheck(ushort check, byte value)
    {
        int low = (check ^ value) & 0xFF;
        for (int bit = 0; bit < 8; bit++)
        {
            low = (low & 1) != 0 ? (low >> 1) ^ 0x8408 : low >> 1;
        }

        return (ushort)((check >> 8) ^ low);
    }

    /// <summary>Protocol, then the packet with total length and checksums that fit (RFC 791, 793, 768, 792).</summary>
    private ReadOnlySpan<byte> Ip(ReadOnlySpan<byte> contents)
    {
        _packet[0] = 0;
        _packet[1] = 0x21;
        int length = Math.Min(contents.Length, LongestContents - 2);
        Span<byte> packet = new(_packet, 2, length);
        contents.Slice(0, length).CopyTo(packet);
        int header = length > 0 ? (packet[0] & 0x0F) * 4 : 0;
        if (header >= Ipv4HeaderLength && header <= length)
        {
            BinaryPrimitives.WriteUInt16BigEndian(packet.Slice(2), (ushort)length);
            Mend(packet.Slice(0, header), 10, 0);
            MendTransport(packet.Slice(header), packet);
        }

        return new ReadOnlySpan<byte>(_packet, 0, length + 2);
    }

    private static void MendTransport(Span<byte> segment, ReadOnlySpan<byte> packet)
    {
        byte protocol = packet[9];
        int field = protocol switch { Tcp => 16, Udp => 6, Icmp => 2, _ => int.MaxValue - 2 };
        if (field + 2 > segment.Length)
        {
            return;
        }

        uint pseudo = protocol == Icmp ? 0 : protocol + (uint)segment.Length + Sum(packet.Slice(12, 8));
        if (protocol == Udp)
        {
            BinaryPrimitives.WriteUInt16BigEndian(segment.Slice(4), (ushort)segment.Length);
        }

        Mend(segment, field, pseudo);
    }

    private static void Mend(Span<byte> bytes, int field, uint start)
    {
        bytes.Slice(field, 2).Clear();
        uint sum = start + Sum(bytes);
        sum = (sum & 0xFFFF) + (sum >> 16);
        sum = (sum & 0xFFFF) + (sum >> 16);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.Slice(field), (ushort)~sum);
    }

    private static uint Sum(ReadOnlySpan<byte> bytes)
    {
        uint sum = 0;
        for (int i = 0; i + 1 < bytes.Length; i += 2)
        {
            sum += BinaryPrimitives.ReadUInt16BigEndian(bytes.Slice(i));
        }

        return (bytes.Length & 1) != 0 ? sum + ((uint)bytes[^1] << 8) : sum;
    }

    /// <summary>UIH frames of the data channel around a PPP frame.</summary>
    private ReadOnlySpan<byte> Muxed(ReadOnlySpan<byte> ppp)
    {
        Span<byte> contents = stackalloc byte[MuxPiece + 2];
        contents[0] = (DataChannel << 2) | 1;
        contents[1] = Uih;
        _length = 0;
        while (ppp.Length > 0)
        {
            int count = Math.Min(ppp.Length, MuxPiece);
            ppp.Slice(0, count).CopyTo(contents.Slice(2));
            Mux(contents.Slice(0, count + 2));
            ppp = ppp.Slice(count);
        }

        return new ReadOnlySpan<byte>(_muxed, 0, _length);
    }

    /// <summary>Flag, header, check, flag around address, control and information (3GPP TS 27.010, 5.2 and 5.4).
    /// </summary>
    private void Mux(ReadOnlySpan<byte> contents)
    {
        int header = Math.Min(2, contents.Length);
        ReadOnlySpan<byte> information = contents.Slice(header);
        int start = _length + 1;
        _muxed[_length++] = MuxFlag;
        Put(contents.Slice(0, header));
        bool isShort = information.Length < 128;
        _muxed[_length++] = (byte)((information.Length << 1) | (isShort ? 1 : 0));
        if (!isShort)
        {
            _muxed[_length++] = (byte)(information.Length >> 7);
        }

        // The check of UIH covers the header alone, that of all others the information, too.
        int checkedEnd = _length;
        Put(information);
        bool isUih = header == 2 && (contents[1] & ~0x10) == Uih;
        int covered = (isUih ? checkedEnd : _length) - start;
        _muxed[_length++] = MuxCheck(new ReadOnlySpan<byte>(_muxed, start, covered));
        _muxed[_length++] = MuxFlag;
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(new Span<byte>(_muxed, _length, bytes.Length));
        _length += bytes.Length;
    }

    /// <summary>The reversed polynomial of 3GPP TS 27.010 5.2.1.6, bit by bit.</summary>
    private static byte MuxCheck(ReadOnlySpan<byte> bytes)
    {
        int check = 0xFF;
        foreach (byte value in bytes)
        {
            check ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                check = (check & 1) != 0 ? (check >> 1) ^ 0xE0 : check >> 1;
            }
        }

        return (byte)(0xFF - check);
    }
}
