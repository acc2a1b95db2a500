using System;
using System.Collections.Generic;
using System.Linq;

namespace NanoSocket.Core.Tests.Support;

/// <summary>
/// Frames of 3GPP TS 27.010's basic option as plainly as the standard says it, sharing nothing with the firmware: a
/// check sequence bit by bit, a frame as a list of bytes.
/// </summary>
public sealed record MuxWire(int Channel, int Control, byte[] Data, bool Command = true)
{
    public const byte Flag = 0xf9;
    public const int Sabm = 0x3f;
    public const int Ua = 0x73;
    public const int Dm = 0x1f;
    public const int Disc = 0x53;
    public const int Uih = 0xef;
    public const int Ui = 0x03;

    public MuxWire(int channel, int control, bool command = true)
        : this(channel, control, [], command)
    {
    }

    /// <summary>Without flags.</summary>
    public byte[] Body(bool longLength = false)
    {
        List<byte> header = [(byte)((Channel << 2) | (Command ? 2 : 0) | 1), (byte)Control];
        bool twoBytes = longLength || Data.Length > 127;
        header.Add((byte)((Data.Length << 1) | (twoBytes ? 0 : 1)));
        if (twoBytes)
        {
            header.Add((byte)(Data.Length >> 7));
        }

        IEnumerable<byte> summed = (Control & 0xef) == Ui ? header.Concat(Data) : header;
        return [.. header, .. Data, CheckOf(summed)];
    }

    public byte[] Bytes(bool longLength = false) => [Flag, .. Body(longLength), Flag];

    /// <summary>x^8 + x^2 + x + 1 over the bits as they are sent, least significant first; complemented.</summary>
    public static byte CheckOf(IEnumerable<byte> bytes)
    {
        int register = 0xff;
        foreach (byte value in bytes)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                int feedback = (register >> 7) ^ ((value >> bit) & 1);
                register = ((register << 1) & 0xff) ^ (feedback != 0 ? 0x07 : 0);
            }
        }

        int reversed = 0;
        for (int bit = 0; bit < 8; bit++)
        {
            reversed |= ((register >> bit) & 1) << (7 - bit);
        }

        return (byte)(0xff - reversed);
    }

    /// <summary>Splits a clean stream into frames; anything unclean is an error of what wrote it.</summary>
    public static MuxWire? Next(List<byte> stream)
    {
        int start = 0;
        while (start < stream.Count && stream[start] == Flag)
        {
            start++;
        }

        if (stream.Count - start < 4)
        {
            return null;
        }

        bool twoBytes = (stream[start + 2] & 1) == 0;
        int length = (stream[start + 2] >> 1) | (twoBytes ? stream[start + 3] << 7 : 0);
        int header = twoBytes ? 4 : 3;
        int size = header + length + 1;
        if (stream.Count - start < size + 1)
        {
            return null;
        }

        byte[] body = [.. stream.Skip(start).Take(size)];
        byte check = CheckOf(body.Take((body[1] & 0xef) == Ui ? size - 1 : header));
        if (start == 0 || body[^1] != check || stream[start + size] != Flag)
        {
            throw new InvalidOperationException("not a frame: " + Convert.ToHexString([.. stream]));
        }

        // The closing flag stays: it may open the next frame.
        stream.RemoveRange(0, start + size);
        return new MuxWire(body[0] >> 2, body[1], body[header..^1], (body[0] & 2) != 0);
    }
}
