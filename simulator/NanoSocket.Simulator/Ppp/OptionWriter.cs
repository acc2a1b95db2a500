using System;
using System.Buffers.Binary;

namespace NanoSocket.Simulator.Ppp;

/// <summary>Builds a list of configuration options.</summary>
internal sealed class OptionWriter
{
    private byte[] bytes = new byte[64];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Copy(ReadOnlySpan<byte> option)
    {
        if (bytes.Length < Length + option.Length)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + option.Length));
        }
        option.CopyTo(bytes.AsSpan(Length));
        Length += option.Length;
    }

    public void Flag(byte type) => Copy([type, 2]);

    public void UInt16(byte type, ushort value)
    {
        Span<byte> option = [type, 4, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(option[2..], value);
        Copy(option);
    }

    public void UInt32(byte type, uint value)
    {
        Span<byte> option = [type, 6, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt32BigEndian(option[2..], value);
        Copy(option);
    }
}
