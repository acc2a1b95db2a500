using System;
using System.Collections.Generic;

namespace NanoSocket.Simulator.Line;

/// <summary>What a receiver at one speed makes of bytes sent at another: it samples the same line (8N1) at its own
/// pace.</summary>
internal static class RateMismatch
{
    private const int BitsPerByte = 10;

    /// <summary>Receivers sample in the middle of a bit, so half a bit over a byte is what they bear.</summary>
    private const double Tolerance = 0.04;

    /// <summary>The two understand each other.</summary>
    public static bool Agree(int oneRate, int otherRate) =>
        Math.Abs(oneRate - otherRate) <= Tolerance * Math.Max(oneRate, otherRate);

    /// <summary>The bytes that arrive. A wrong stop bit is not looked at, as most drivers do not.</summary>
    public static byte[] Receive(ReadOnlySpan<byte> sent, int senderRate, int receiverRate)
    {
        List<byte> received = [];
        double sentBitsPerBit = (double)senderRate / receiverRate;
        int end = sent.Length * BitsPerByte;
        for (int at = 0; at < end; at++)
        {
            if (LevelAt(sent, at) || !LevelAt(sent, at - 1))
            {
                continue; // A byte begins where the line falls.
            }
            int value = 0;
            for (int bit = 0; bit < 8; bit++)
            {
                value |= LevelAt(sent, (int)(at + (1.5 + bit) * sentBitsPerBit)) ? 1 << bit : 0;
            }
            received.Add((byte)value);
            at = Math.Max(at, (int)(at + 9.5 * sentBitsPerBit) - 1);
        }
        return [.. received];
    }

    /// <summary>The line during a bit: idle is high, a byte is a low start bit, its bits from the lowest, a high stop
    /// bit.</summary>
    private static bool LevelAt(ReadOnlySpan<byte> sent, int bit)
    {
        if (bit < 0 || bit >= sent.Length * BitsPerByte)
        {
            return true;
        }
        int within = bit % BitsPerByte;
        return within == BitsPerByte - 1 || (within > 0 && (sent[bit / BitsPerByte] >> (within - 1) & 1) != 0);
    }
}
