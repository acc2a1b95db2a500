using System;
using System.Buffers.Binary;
using System.Collections.Generic;

namespace NanoSocket.Fuzz.Tests.Seeds;

/// <summary>Finds whole frames in what a peer sends, so that a seed holds their contents: a change of those then gets
/// a new check.</summary>
internal static class FrameFinder
{
    private const byte Flag = 0x7E;
    private const byte MuxFlag = 0xF9;
    private const byte Escape = 0x7D;
    private const ushort GoodCheck = 0xF0B8;
    private const ushort Ip = 0x0021;

    /// <summary>Cuts bytes into records.</summary>
    public static IEnumerable<(RecordKind Kind, byte[] Bytes)> Find(byte[] bytes)
    {
        int start = 0;
        while (start < bytes.Length)
        {
            if (bytes[start] == MuxFlag && TryOpenMux(bytes.AsSpan(start), out int length) is { } frame)
            {
                yield return (RecordKind.MuxFrame, frame);
                start += length;
                continue;
            }

            int end = bytes[start] == Flag ? Array.IndexOf(bytes, Flag, start + 1) : -1;
            if (end > start + 1 && TryOpen(bytes.AsSpan(start + 1, end - start - 1)) is { } contents)
            {
                bool isIp = BinaryPrimitives.ReadUInt16BigEndian(contents) == Ip;
                yield return isIp ? (RecordKind.IpPacket, contents[2..]) : (RecordKind.PppFrame, contents);
                start = end + 1;
                continue;
            }

            int next = bytes.AsSpan(start + 1).IndexOfAny(Flag, MuxFlag);
            next = next < 0 ? bytes.Length : start + 1 + next;
            yield return (RecordKind.Raw, bytes[start..next]);
            start = next;
        }
    }

    /// <summary>Address, control and information of a multiplexer frame (3GPP TS 27.010, 5.2); null when it is none.
    /// </summary>
    /// <param name="bytes">Begins with a flag.</param>
    /// <param name="length">Bytes to go on behind.</param>
    private static byte[]? TryOpenMux(ReadOnlySpan<byte> bytes, out int length)
    {
        const int Header = 4;
        length = 0;
        if (bytes.Length < Header + 2 || bytes[1] == MuxFlag)
        {
            return null;
        }

        int header = (bytes[3] & 1) != 0 ? Header : Header + 1;
        int count = bytes[3] >> 1;
        count += header > Header ? bytes[4] << 7 : 0;
        int end = header + count + 1;
        if (end >= bytes.Length || bytes[end] != MuxFlag)
        {
            return null;
        }

        // A flag before something else than a flag opens that frame, too.
        length = end + 1 < bytes.Length && bytes[end + 1] != MuxFlag ? end : end + 1;
        return [bytes[1], bytes[2], .. bytes.Slice(header, count)];
    }

    /// <summary>The frame's contents behind address and control, with a whole protocol (RFC 1661, 6.5 and 6.6); null
    /// when it is none.</summary>
    private static byte[]? TryOpen(ReadOnlySpan<byte> stuffed)
    {
        List<byte> frame = [];
        bool escaped = false;
        ushort check = 0xFFFF;
        foreach (byte value in stuffed)
        {
            if (value == Escape)
            {
                escaped = true;
                continue;
            }

            frame.Add(escaped ? (byte)(value ^ 0x20) : value);
            check = Next(check, frame[^1]);
            escaped = false;
        }

        if (frame.Count < 6 || check != GoodCheck)
        {
            return null;
        }

        byte[] contents = [.. frame[(frame[0] == 0xFF ? 2 : 0)..^2]];
        return (contents[0] & 1) != 0 ? [0, .. contents] : contents;
    }

    private static ushort Next(ushort check, byte value)
    {
        int low = (check ^ value) & 0xFF;
        for (int bit = 0; bit < 8; bit++)
        {
            low = (low & 1) != 0 ? (low >> 1) ^ 0x8408 : low >> 1;
        }

        return (ushort)((check >> 8) ^ low);
    }
}
