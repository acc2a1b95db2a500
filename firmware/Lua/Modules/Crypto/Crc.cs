using System;

namespace NanoSocket.Lua.Modules.Crypto;

/// <summary>
/// A cyclic redundancy check of 8, 16 or 32 bits by its usual parameters. Bit by bit: a table of 1 KiB a polynomial
/// would be most of the code of this module.
/// </summary>
internal readonly struct Crc
{
    private readonly int _width;
    private readonly uint _polynomial;
    private readonly uint _start;
    private readonly uint _final;
    private readonly bool _reflectInput;
    private readonly bool _reflectOutput;

    /// <param name="width">Bits: 8, 16 or 32.</param>
    /// <param name="polynomial">Without the leading bit, highest power first.</param>
    /// <param name="start">The register before the first byte.</param>
    /// <param name="final">What the result is combined with.</param>
    /// <param name="reflectInput">Bytes go in lowest bit first.</param>
    /// <param name="reflectOutput">The register is mirrored at the end.</param>
    public Crc(int width, uint polynomial, uint start, uint final, bool reflectInput, bool reflectOutput)
    {
        _width = width;
        _polynomial = polynomial;
        _start = start;
        _final = final;
        _reflectInput = reflectInput;
        _reflectOutput = reflectOutput;
    }

    /// <summary>CRC-8/SMBUS, x^8 + x^2 + x + 1.</summary>
    public static Crc Eight => new(8, 0x07, 0, 0, false, false);

    /// <summary>That of Ethernet and zip (CRC-32/ISO-HDLC).</summary>
    public static Crc ThirtyTwo => new(32, 0x04C11DB7, uint.MaxValue, uint.MaxValue, true, true);

    /// <summary>A check of 16 bits by the name that the vendor gives it.</summary>
    /// <returns>Whether there is one of this name.</returns>
    public static bool TryGetSixteen(ReadOnlySpan<byte> name, out Crc crc)
    {
        const int width = 16;
        if (name.SequenceEqual("IBM"u8))
        {
            crc = new Crc(width, 0x8005, 0, 0, true, true);
        }
        else if (name.SequenceEqual("MAXIM"u8))
        {
            crc = new Crc(width, 0x8005, 0, 0xFFFF, true, true);
        }
        else if (name.SequenceEqual("USB"u8))
        {
            crc = new Crc(width, 0x8005, 0xFFFF, 0xFFFF, true, true);
        }
        else if (name.SequenceEqual("MODBUS"u8))
        {
            crc = new Crc(width, 0x8005, 0xFFFF, 0, true, true);
        }
        else if (name.SequenceEqual("CCITT"u8))
        {
            crc = new Crc(width, 0x1021, 0, 0, true, true);
        }
        else if (name.SequenceEqual("CCITT-FALSE"u8))
        {
            crc = new Crc(width, 0x1021, 0xFFFF, 0, false, false);
        }
        else if (name.SequenceEqual("X25"u8))
        {
            crc = new Crc(width, 0x1021, 0xFFFF, 0xFFFF, true, true);
        }
        else if (name.SequenceEqual("XMODEM"u8))
        {
            crc = new Crc(width, 0x1021, 0, 0, false, false);
        }
        else if (name.SequenceEqual("DNP"u8))
        {
            crc = new Crc(width, 0x3D65, 0, 0xFFFF, true, true);
        }
        else
        {
            crc = default;
            return false;
        }

        return true;
    }

    /// <summary>The check of some bytes.</summary>
    public uint Compute(ReadOnlySpan<byte> data)
    {
        uint top = 1u << (_width - 1);
        uint register = _start & Mask;
        foreach (byte b in data)
        {
            uint input = _reflectInput ? Reflect(b, 8) : b;
            register ^= input << (_width - 8);
            for (int bit = 0; bit < 8; bit++)
            {
                register = (register & top) != 0 ? (register << 1) ^ _polynomial : register << 1;
            }
        }

        register &= Mask;
        return ((_reflectOutput ? Reflect(register, _width) : register) ^ _final) & Mask;
    }

    private uint Mask => uint.MaxValue >> (32 - _width);

    private static uint Reflect(uint value, int bits)
    {
        uint mirrored = 0;
        for (int i = 0; i < bits; i++)
        {
            mirrored = (mirrored << 1) | ((value >> i) & 1);
        }

        return mirrored;
    }
}
