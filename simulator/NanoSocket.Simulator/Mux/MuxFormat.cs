using System;

namespace NanoSocket.Simulator.Mux;

/// <summary>What encoder and decoder of the basic option share: the flag, header sizes and the check
/// sequence.</summary>
internal static class MuxFormat
{
    /// <summary>Opens and closes a frame.</summary>
    public const byte Flag = 0xF9;

    /// <summary>P/F in the control field.</summary>
    public const byte PollFinalBit = 0x10;

    /// <summary>Last byte of a field.</summary>
    public const byte ExtensionBit = 0x01;

    /// <summary>C/R in the address field and in the type of a control message.</summary>
    public const byte CommandResponseBit = 0x02;

    /// <summary>Two flags, address, control, two bytes of length, check sequence.</summary>
    public const int MaximumOverhead = 7;

    /// <summary>Longest information field that one byte of length can tell.</summary>
    public const int OneByteLengthLimit = 127;

    /// <summary>Longest information field at all.</summary>
    public const int LengthLimit = 32767;

    private static readonly byte[] CheckTable = BuildTable();

    /// <summary>The check sequence of address, control and length, and for all but UIH of the information field
    /// (3GPP TS 27.010 clause 5.2.1.6: polynomial x^8 + x^2 + x + 1, lowest bit first, inverted).</summary>
    public static byte CheckSequence(ReadOnlySpan<byte> covered)
    {
        byte check = 0xFF;
        foreach (byte b in covered)
        {
            check = CheckTable[check ^ b];
        }
        return (byte)~check;
    }

    /// <summary>How many bytes from the address field on the check sequence covers.</summary>
    public static int CoveredBytes(MuxFrameType type, int headerLength, int informationLength) =>
        type == MuxFrameType.Uih ? headerLength : headerLength + informationLength;

    private static byte[] BuildTable()
    {
        const byte reversedPolynomial = 0xE0;
        byte[] table = new byte[256];
        for (int i = 0; i < table.Length; i++)
        {
            int value = i;
            for (int bit = 0; bit < 8; bit++)
            {
                value = (value & 1) != 0 ? (value >> 1) ^ reversedPolynomial : value >> 1;
            }
            table[i] = (byte)value;
        }
        return table;
    }
}
