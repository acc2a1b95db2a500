using System;

namespace NanoSocket.Core.Tests.Tls;

/// <summary>
/// A record layer like that of TLS in all that matters to its users, and not at all secret: type, length, payload,
/// checksum. The numbering of records is in payload and checksum, so that a byte lost, doubled or out of order is
/// noticed.
/// </summary>
internal sealed class ToyRecords
{
    public const int Overhead = 3 + 4;
    public const int LargestPayload = 2500;

    private uint _encoded;
    private uint _decoded;

    /// <summary>Appends a record.</summary>
    public void Encode(ToyType type, ReadOnlySpan<byte> payload, ByteQueue output)
    {
        Span<byte> record = stackalloc byte[LargestPayload + Overhead];
        record[0] = (byte)type;
        record[1] = (byte)(payload.Length >> 8);
        record[2] = (byte)payload.Length;
        uint state = Start(_encoded++);
        for (int i = 0; i < payload.Length; i++)
        {
            record[3 + i] = (byte)(payload[i] ^ Next(ref state));
        }

        BitConverter.TryWriteBytes(record[(3 + payload.Length)..], Sum(record[..(3 + payload.Length)], state));
        output.Add(record[..(payload.Length + Overhead)]);
    }

    /// <summary>Length of the record at the front: 0 while it is not known.</summary>
    public static int LengthOf(ReadOnlySpan<byte> input)
        => input.Length < 3 ? 0 : (input[1] << 8) + input[2] + Overhead;

    /// <summary>Takes a whole record; false: it is none of ours, or not the next.</summary>
    public bool TryDecode(ReadOnlySpan<byte> record, Span<byte> payload, out ToyType type, out int length)
    {
        type = (ToyType)record[0];
        length = record.Length - Overhead;
        uint state = Start(_decoded++);
        if (length > payload.Length)
        {
            return false;
        }

        for (int i = 0; i < length; i++)
        {
            payload[i] = (byte)(record[3 + i] ^ Next(ref state));
        }

        return BitConverter.ToUInt32(record[(3 + length)..]) == Sum(record[..(3 + length)], state);
    }

    private static uint Start(uint number) => (number * 2654435761u) + 77;

    private static byte Next(ref uint state)
    {
        state = (state * 1664525u) + 1013904223u;
        return (byte)(state >> 24);
    }

    private static uint Sum(ReadOnlySpan<byte> bytes, uint state)
    {
        foreach (byte value in bytes)
        {
            state = (state ^ value) * 16777619u;
        }

        return state;
    }
}

/// <summary>Types of toy records.</summary>
internal enum ToyType : byte
{
    ClientHello = 1,
    ServerHello = 2,
    ClientFinished = 3,
    ServerFinished = 4,
    Data = 5,
    CloseNotify = 6,
    Alert = 7,
}
