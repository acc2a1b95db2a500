using System;

namespace NanoSocket.Simulator.Ppp;

/// <summary>Makes frames from packets (RFC 1662).</summary>
internal sealed class HdlcEncoder
{
    private const byte Flag = 0x7E;
    private const byte Escape = 0x7D;
    private const int Overhead = 4 + 2;

    private byte[] output = new byte[2 * (1500 + Overhead) + 2];
    private int length;
    private ushort fcs;
    private uint map;

    /// <summary>One frame, with a flag on both sides. Valid until the next call.</summary>
    public ReadOnlySpan<byte> Encode(ushort protocol, ReadOnlySpan<byte> information, FrameFormat format)
    {
        int worst = 2 * (information.Length + Overhead) + 2;
        if (output.Length < worst)
        {
            output = new byte[worst];
        }
        length = 0;
        fcs = PppFcs.Initial;
        map = format.ControlCharacterMap;
        output[length++] = Flag;
        if (!format.CompressAddress)
        {
            Put(0xFF);
            Put(0x03);
        }
        if (!format.CompressProtocol || protocol > 0xFF)
        {
            Put((byte)(protocol >> 8));
        }
        Put((byte)protocol);
        foreach (byte value in information)
        {
            Put(value);
        }
        ushort check = (ushort)~fcs;
        Put((byte)check);
        Put((byte)(check >> 8));
        output[length++] = Flag;
        return output.AsSpan(0, length);
    }

    private void Put(byte value)
    {
        fcs = PppFcs.Update(fcs, value);
        if (value is Flag or Escape || (value < 0x20 && (map >> value & 1) != 0))
        {
            output[length++] = Escape;
            value ^= 0x20;
        }
        output[length++] = value;
    }
}
