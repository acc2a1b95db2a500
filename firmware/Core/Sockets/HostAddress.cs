using System;

namespace NanoSocket.Core.Sockets;

/// <summary>Reads the address argument of a connect: a dotted IPv4 address or a host name.</summary>
internal static class HostAddress
{
    private const int MaxLabelLength = 63;

    /// <summary>Four decimal numbers 0 to 255 without leading zeros, nothing else.</summary>
    public static bool TryParseLiteral(ReadOnlySpan<byte> text, out uint address)
    {
        address = 0;
        int position = 0;
        for (int part = 0; part < 4; part++)
        {
            if (part > 0 && !Skip(text, ref position, (byte)'.'))
            {
                return false;
            }

            if (!TryReadOctet(text, ref position, out uint octet))
            {
                return false;
            }

            address = (address << 8) | octet;
        }

        return position == text.Length;
    }

    /// <summary>
    /// Labels of 1 to 63 letters, digits, '-' and '_', separated by dots, perhaps with a dot at the end (RFC 1035,
    /// 2.3.4, and the '_' that names of services have).
    /// </summary>
    public static bool IsName(ReadOnlySpan<byte> text)
    {
        int label = 0;
        for (int i = 0; i < text.Length; i++)
        {
            bool isDot = text[i] == (byte)'.';
            label = isDot ? label : label + 1;
            bool allowed = isDot ? label > 0 : label <= MaxLabelLength && IsNameCharacter(text[i]);
            if (!allowed)
            {
                return false;
            }

            label = isDot ? 0 : label;
        }

        return text.Length > 0;
    }

    private static bool IsNameCharacter(byte c)
        => c is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z')
            or (>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'_';

    private static bool Skip(ReadOnlySpan<byte> text, ref int position, byte expected)
    {
        if (position >= text.Length || text[position] != expected)
        {
            return false;
        }

        position++;
        return true;
    }

    private static bool TryReadOctet(ReadOnlySpan<byte> text, ref int position, out uint octet)
    {
        octet = 0;
        int start = position;
        while (position < text.Length && position - start < 3 && text[position] is >= (byte)'0' and <= (byte)'9')
        {
            octet = (octet * 10) + (uint)(text[position] - '0');
            position++;
        }

        int digits = position - start;
        bool leadingZero = digits > 1 && text[start] == (byte)'0';
        return digits > 0 && octet <= 255 && !leadingZero;
    }
}
