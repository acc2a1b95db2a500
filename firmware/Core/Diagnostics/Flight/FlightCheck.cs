using System;

namespace NanoSocket.Core.Diagnostics;

/// <summary>The check of records and of lines of a printed recording: PPP's CRC (RFC 1662, appendix C) before its final
/// complement, which others call CRC-16/MCRF4XX. Without a table: 9 instructions a byte.</summary>
public static class FlightCheck
{
    private const uint Start = 0xFFFF;

    /// <summary>The check of two spans, one behind the other.</summary>
    public static ushort Of(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second = default)
        => (ushort)Add(Add(Start, first), second);

    private static uint Add(uint check, ReadOnlySpan<byte> bytes)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            uint low = (check ^ bytes[i]) & 0xFF;
            low ^= (low << 4) & 0xFF;
            check = (check >> 8) ^ (low << 8) ^ (low << 3) ^ (low >> 4);
        }

        return check;
    }
}
