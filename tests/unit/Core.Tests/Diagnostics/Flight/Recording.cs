using System;
using System.Collections.Generic;
using System.Text;
using NanoSocket.Core.Diagnostics;

namespace NanoSocket.Core.Tests.Diagnostics.Flight;

/// <summary>One record of a recording, read by the format's description and not by the recorder's code.</summary>
internal sealed record Entry(
    FlightRecordKind Kind, bool Received, int Channel, bool Continued, int Original, uint TimeMs, byte[] Bytes)
{
    public string Text => Encoding.Latin1.GetString(Bytes);

    public static List<Entry> Read(FlightRing ring)
    {
        byte[] all = new byte[ring.Length];
        ring.Read(0, all);
        List<Entry> entries = [];
        for (int at = 0; at < all.Length; at += 10 + all[at + 1])
        {
            byte flags = all[at];
            entries.Add(new Entry((FlightRecordKind)(flags & 7), (flags & 0x80) != 0, (flags >> 3) & 7,
                (flags & 0x40) != 0, BitConverter.ToUInt16(all, at + 2), BitConverter.ToUInt32(all, at + 4),
                all[(at + 10)..(at + 10 + all[at + 1])]));
        }

        return entries;
    }
}

/// <summary>Memory that a reset leaves alone.</summary>
internal sealed class Retained(byte[] bytes) : IRetainedMemory
{
    public byte[] Bytes { get; } = bytes;

    Span<byte> IRetainedMemory.Retained => Bytes;
}
