using System.Collections.Generic;

namespace NanoSocket.Simulator.Tests.Support;

/// <summary>HDLC-like framing written straight from RFC 1662, bit by bit, to compare the real one with.</summary>
internal static class ReferenceFraming
{
    /// <summary>FCS-16 without a table.</summary>
    public static ushort Check(IEnumerable<byte> bytes)
    {
        int register = 0xFFFF;
        foreach (byte value in bytes)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                bool feedback = ((register ^ value >> bit) & 1) != 0;
                register = feedback ? register >> 1 ^ 0x8408 : register >> 1;
            }
        }
        return (ushort)~register;
    }

    /// <summary>A frame with everything escaped that may be.</summary>
    public static byte[] Encode(byte[] content)
    {
        ushort check = Check(content);
        List<byte> frame = [0x7E];
        foreach (byte value in (byte[])[.. content, (byte)check, (byte)(check >> 8)])
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

    /// <summary>Takes complete frames out of a buffer, null for those with a wrong check sequence; the rest
    /// stays.</summary>
    public static List<byte[]?> TakeFrames(List<byte> buffer)
    {
        List<byte[]?> frames = [];
        int end;
        while ((end = buffer.IndexOf(0x7E)) >= 0)
        {
            byte[] raw = [.. buffer[..end]];
            buffer.RemoveRange(0, end + 1);
            if (raw.Length > 0)
            {
                frames.Add(Decode(raw));
            }
        }
        return frames;
    }

    private static byte[]? Decode(byte[] raw)
    {
        List<byte> content = [];
        for (int i = 0; i < raw.Length; i++)
        {
            bool escape = raw[i] == 0x7D && i + 1 < raw.Length;
            content.Add(escape ? (byte)(raw[++i] ^ 0x20) : raw[i]);
        }
        if (content.Count < 3)
        {
            return null;
        }
        byte[] body = [.. content[..^2]];
        return Check(body) == (content[^2] | content[^1] << 8) ? body : null;
    }
}
