using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace NanoSocket.Tool.Recordings;

/// <summary>
/// A recording as a capture that Wireshark decodes: PPP packets with direction, frames of the multiplexer, lines of the
/// AT dialogue for its AT dissector, each kind an interface. Each run of the board begins a second after the last
/// record of the run before; what the time of day was, nobody knows.
/// </summary>
internal sealed class TraceCapture
{
    private const ushort LinkTypePppWithDirection = 204;
    private const ushort LinkTypeMux27010 = 236;
    private const ushort LinkTypeUpperPdu = 252;
    private const byte MuxFlag = 0xF9;
    private const ushort TagEnd = 0, TagDissector = 12, TagDirection = 35;
    private const int Kept = 64;
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    private readonly PcapngWriter _writer;
    private readonly uint _ppp, _mux, _at;
    private TimeSpan _runStart;
    private TimeSpan _last;

    private TraceCapture(Stream stream)
    {
        _writer = new PcapngWriter(stream, "nanosocket trace");
        _ppp = _writer.AddInterface(LinkTypePppWithDirection, "PPP");
        _mux = _writer.AddInterface(LinkTypeMux27010, "CMUX");
        _at = _writer.AddInterface(LinkTypeUpperPdu, "AT");
    }

    /// <summary>Writes a capture of the records.</summary>
    public static void Write(Stream stream, IEnumerable<TraceRecord> records)
    {
        TraceCapture capture = new(stream);
        foreach (TraceRecord record in records)
        {
            capture.Add(record);
        }
    }

    private void Add(TraceRecord record)
    {
        if (record.Kind == TraceKind.Start)
        {
            _runStart = _last == TimeSpan.Zero ? TimeSpan.Zero : _last + s_pause - record.Time;
        }
        _last = _runStart + record.Time;
        switch (record.Kind)
        {
            case TraceKind.Ppp:
                AddPpp(record);
                break;
            case TraceKind.Mux:
                byte[] frame = [0, (byte)(record.Received ? 1 : 0), MuxFlag, .. record.Bytes, MuxFlag];
                _writer.AddPacket(_mux, _last, record.Received, frame, frame.Length);
                break;
            case TraceKind.At:
                AddText("at", record, record.Bytes, record.Channel == 0 ? null : $"channel {record.Channel}");
                break;
            default:
                string note = Note(record);
                AddText("data-text-lines", record, Encoding.ASCII.GetBytes(note), note);
                break;
        }
    }

    /// <summary>A packet that is whole ends with its FCS, which this link type does not have.</summary>
    private void AddPpp(TraceRecord record)
    {
        bool isWhole = record.Bytes.Length < Kept;
        ReadOnlySpan<byte> packet = isWhole && !IsPap(record)
            ? record.Bytes.AsSpan(0, Math.Max(record.Bytes.Length - 2, 0)) : record.Bytes;
        byte[] bytes = [(byte)(record.Received ? 0 : 1), .. packet];
        int length = isWhole && !IsPap(record) ? bytes.Length : 1 + LengthOf(record);
        _writer.AddPacket(_ppp, _last, record.Received, bytes, length);
    }

    /// <summary>Of PAP the recorder keeps the header only, without the FCS.</summary>
    private static bool IsPap(TraceRecord record)
    {
        ReadOnlySpan<byte> packet = WithoutAddress(record.Bytes);
        return packet.Length >= 2 && BinaryPrimitives.ReadUInt16BigEndian(packet) == 0xC023;
    }

    /// <summary>The whole packet's length: what it says of itself, and at most what was on the line.</summary>
    private static int LengthOf(TraceRecord record)
    {
        ReadOnlySpan<byte> packet = WithoutAddress(record.Bytes);
        int protocol = packet.Length > 0 && (packet[0] & 1) != 0 ? 1 : 2;
        int before = record.Bytes.Length - packet.Length + protocol;
        int told = packet.Length >= protocol + 4
            ? before + BinaryPrimitives.ReadUInt16BigEndian(packet[(protocol + 2)..]) : 0;
        int most = Math.Max(record.LineLength - 2, record.Bytes.Length);
        return told >= record.Bytes.Length && told <= most ? told : most;
    }

    private static ReadOnlySpan<byte> WithoutAddress(byte[] packet) =>
        packet is [0xFF, 0x03, ..] ? packet.AsSpan(2) : packet;

    private void AddText(string dissector, TraceRecord record, ReadOnlySpan<byte> text, string? comment)
    {
        using MemoryStream bytes = new();
        PutTag(bytes, TagDissector, Padded(dissector));
        PutTag(bytes, TagDirection, [0, 0, 0, (byte)(record.Received ? 1 : 0)]);
        PutTag(bytes, TagEnd, []);
        bytes.Write(text);
        _writer.AddPacket(_at, _last, record.Received, bytes.ToArray(), (int)bytes.Length, comment);
    }

    private static byte[] Padded(string text) =>
        Encoding.ASCII.GetBytes(text.PadRight((text.Length + 3) / 4 * 4, '\0'));

    private static void PutTag(MemoryStream to, ushort tag, ReadOnlySpan<byte> value)
    {
        Span<byte> header = stackalloc byte[4];
        BinaryPrimitives.WriteUInt16BigEndian(header, tag);
        BinaryPrimitives.WriteUInt16BigEndian(header[2..], (ushort)value.Length);
        to.Write(header);
        to.Write(value);
    }

    private static string Note(TraceRecord record) => record.Kind == TraceKind.Gap
        ? $"{BinaryPrimitives.ReadUInt32LittleEndian([.. record.Bytes, 0, 0, 0, 0])} pieces of traffic passed while "
            + "the recording was read"
        : $"start: {Reason(record.Bytes is [byte reason, ..] ? reason : (byte)5)}, firmware "
            + Encoding.ASCII.GetString(record.Bytes.AsSpan(Math.Min(1, record.Bytes.Length)));

    private static string Reason(byte reason) => reason switch
    {
        0 => "power or key",
        3 => "restart by the app",
        4 => "reset pin, brown-out or other",
        8 => "watchdog",
        _ => "reason unknown",
    };
}
