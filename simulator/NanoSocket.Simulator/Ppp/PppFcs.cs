using System;

namespace NanoSocket.Simulator.Ppp;

/// <summary>The 16-bit frame check sequence of RFC 1662 appendix C.2.</summary>
internal static class PppFcs
{
    public const ushort Initial = 0xFFFF;

    /// <summary>What a frame with its own check sequence behind it adds up to.</summary>
    public const ushort Good = 0xF0B8;

    private static readonly ushort[] Table = BuildTable();

    public static ushort Update(ushort fcs, byte value) => (ushort)((fcs >> 8) ^ Table[(fcs ^ value) & 0xFF]);

    public static ushort Of(ReadOnlySpan<byte> bytes)
    {
        ushort fcs = Initial;
        foreach (byte value in bytes)
        {
            fcs = Update(fcs, value);
        }
        return fcs;
    }

    private static ushort[] BuildTable()
    {
        const int reversedPolynomial = 0x8408; // x^16 + x^12 + x^5 + 1
        ushort[] table = new ushort[256];
        for (int i = 0; i < table.Length; i++)
        {
            int value = i;
            for (int bit = 0; bit < 8; bit++)
            {
                value = (value & 1) != 0 ? (value >> 1) ^ reversedPolynomial : value >> 1;
            }
            table[i] = (ushort)value;
        }
        return table;
    }
}
