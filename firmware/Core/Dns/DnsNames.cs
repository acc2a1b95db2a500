using System;

namespace NanoSocket.Core.Dns;

/// <summary>
/// Names inside a message (RFC 1035, 3.1 and 4.1.4), which a sender may compress and an attacker may twist into loops:
/// each pointer must lead to before everything read so far of its name.
/// </summary>
internal static class DnsNames
{
    private const int PointerBits = 0xC0;

    /// <summary>Moves behind a name; false when it does not end within the message.</summary>
    public static bool TrySkip(ReadOnlySpan<byte> message, ref int offset)
    {
        while (offset < message.Length)
        {
            int length = message[offset];
            if ((length & PointerBits) == PointerBits)
            {
                offset += 2;
                return offset <= message.Length;
            }

            if ((length & PointerBits) != 0)
            {
                return false;
            }

            offset += 1 + length;
            if (length == 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether two places hold the same name; names that are not well formed equal none.</summary>
    public static bool AreEqual(ReadOnlySpan<byte> message, int first, int second)
    {
        int firstStart = first;
        int secondStart = second;
        while (TryLabel(message, ref first, ref firstStart, out ReadOnlySpan<byte> left)
            && TryLabel(message, ref second, ref secondStart, out ReadOnlySpan<byte> right)
            && AreEqual(left, right))
        {
            if (left.Length == 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Letter case does not matter (RFC 4343).</summary>
    public static bool AreEqual(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        bool equal = left.Length == right.Length;
        for (int i = 0; equal && i < left.Length; i++)
        {
            equal = Lower(left[i]) == Lower(right[i]);
        }

        return equal;
    }

    /// <summary>Reads one label, empty at the end, following pointers.</summary>
    private static bool TryLabel(
        ReadOnlySpan<byte> message, ref int offset, ref int start, out ReadOnlySpan<byte> label)
    {
        label = default;
        while (offset + 1 < message.Length && (message[offset] & PointerBits) == PointerBits)
        {
            offset = ((message[offset] & ~PointerBits) << 8) | message[offset + 1];
            if (offset >= start)
            {
                return false;
            }

            start = offset;
        }

        if (offset >= message.Length || (message[offset] & PointerBits) != 0
            || offset + message[offset] >= message.Length)
        {
            return false;
        }

        label = message.Slice(offset + 1, message[offset]);
        offset += 1 + label.Length;
        return true;
    }

    private static int Lower(byte c) => c is >= (byte)'A' and <= (byte)'Z' ? c + 32 : c;
}
