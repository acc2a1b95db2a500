namespace NanoSocket.Core.Diagnostics;

/// <summary>What stands before a record's bytes: 10 bytes, little-endian (docs/flight-recorder.md).</summary>
public readonly struct FlightRecord
{
    /// <summary>Bytes before a record's own.</summary>
    public const int HeaderLength = 10;

    /// <summary>Most bytes a record can hold.</summary>
    public const int MaxLength = 255;

    private const int KindMask = 0x07;
    private const int ChannelShift = 3;
    private const int ContinuedFlag = 0x40;
    private const int ReceivedFlag = 0x80;

    /// <summary>Describes a record.</summary>
    /// <param name="kind">What it holds.</param>
    /// <param name="received">From the modem; otherwise to it.</param>
    /// <param name="timeMs">Since the core's start.</param>
    /// <param name="channel">Channel of the multiplexer, 0 to 7; 0 = the line itself.</param>
    /// <param name="continued">The next record holds what comes behind.</param>
    /// <param name="original">Bytes on the line, where they are more than the record has; otherwise 0.</param>
    public FlightRecord(FlightRecordKind kind, bool received, long timeMs, int channel = 0, bool continued = false,
        int original = 0)
    {
        Flags = (byte)((int)kind | ((channel & KindMask) << ChannelShift) | (continued ? ContinuedFlag : 0)
            | (received ? ReceivedFlag : 0));
        Original = (ushort)(original > ushort.MaxValue ? ushort.MaxValue : original);
        TimeMs = unchecked((uint)timeMs);
    }

    /// <summary>Kind (bits 0 to 2), channel (3 to 5), continued (6), received (7).</summary>
    public byte Flags { get; }

    /// <summary>Bytes on the line, or 0.</summary>
    public ushort Original { get; }

    /// <summary>Milliseconds since the core's start; wraps at 2^32.</summary>
    public uint TimeMs { get; }
}
