using System;
using System.Collections.Generic;

namespace NanoSocket.Link.Tests.Peer;

/// <summary>A PPP frame in the default format (RFC 1662), for packets that no server would send.</summary>
internal static class PppFrame
{
    public static byte[] Encode(ushort protocol, ReadOnlySpan<byte> information)
        => EncodeBody([0xFF, 0x03, (byte)(protocol >> 8), (byte)protocol, .. information]);

    /// <summary>Flags, escapes and check sequence around what a peer chose as header and information.</summary>
    public static byte[] EncodeBody(byte[] body)
    {
        ushort check = (ushort)~Check(body);
        List<byte> frame = [0x7E];
        foreach (byte value in (byte[])[.. body, (byte)check, (byte)(check >> 8)])
        {
            if (value is < 0x20 or 0x7D or 0x7E)
            {
                frame.Add(0x7D);
                frame.Add((byte)(value ^ 0x20));
            }
            else
            {
                frame.Add(value);
            }
        }
        frame.Add(0x7E);
        return [.. frame];
    }

    private static ushort Check(ReadOnlySpan<byte> bytes)
    {
        uint check = 0xFFFF;
        foreach (byte value in bytes)
        {
            check ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                check = (check & 1) != 0 ? (check >> 1) ^ 0x8408 : check >> 1;
            }
        }
        return (ushort)check;
    }
}
