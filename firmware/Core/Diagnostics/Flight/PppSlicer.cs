using System;

namespace NanoSocket.Core.Diagnostics;

/// <summary>
/// Finds packets in one direction's PPP bytes (RFC 1662) and keeps the beginning of each, escapes undone. Most bytes
/// are only looked over for the flag that ends their packet.
/// </summary>
internal sealed class PppSlicer
{
    /// <summary>Bytes kept of a packet, address and control included where they are sent.</summary>
    public const int Kept = 64;

    private const byte Flag = 0x7E;
    private const byte Escape = 0x7D;
    private const byte EscapeBit = 0x20;

    private readonly byte[] _kept = new byte[Kept];
    private int _count;
    private bool _escaped;

    /// <summary>The bytes kept of the packet that has just ended.</summary>
    public ReadOnlySpan<byte> Packet => new(_kept, 0, _count);

    /// <summary>Its bytes on the line, escapes included, flags not.</summary>
    public int LineLength { get; private set; }

    /// <summary>The last flag is behind us and a packet has begun.</summary>
    public bool IsInPacket => LineLength > 0;

    /// <summary>Takes bytes until a packet ends; true when one did, which holds until <see cref="Begin"/>.</summary>
    /// <param name="bytes">What there is.</param>
    /// <param name="taken">How many were taken.</param>
    public bool Feed(ReadOnlySpan<byte> bytes, out int taken)
    {
        taken = 0;
        while (taken < bytes.Length && _count < Kept)
        {
            byte value = bytes[taken++];
            if (value == Flag)
            {
                if (LineLength > 0)
                {
                    return true;
                }

                continue;
            }

            LineLength++;
            Keep(value);
        }

        int rest = bytes.Slice(taken).IndexOf(Flag);
        int skipped = rest < 0 ? bytes.Length - taken : rest;
        LineLength += skipped;
        taken += skipped + (rest < 0 ? 0 : 1);
        return rest >= 0 && LineLength > 0;
    }

    /// <summary>Forgets the packet.</summary>
    public void Begin()
    {
        _count = 0;
        LineLength = 0;
        _escaped = false;
    }

    private void Keep(byte value)
    {
        if (value == Escape)
        {
            _escaped = true;
            return;
        }

        _kept[_count++] = _escaped ? (byte)(value ^ EscapeBit) : value;
        _escaped = false;
    }
}
