using System;
using System.Buffers.Binary;

namespace NanoSocket.Core.Storage;

/// <summary>
/// The header of a record: kind (1), id (1), payload's length (2), argument (4), CRC of these and of the area's
/// generation (4). Then the payload, padded to words with ones, and the CRC of it all (4), which makes the record
/// count.
/// </summary>
internal readonly struct RecordHeader
{
    /// <summary>Bytes of a header.</summary>
    public const int Length = 12;

    /// <summary>Bytes of a record besides its padded payload.</summary>
    public const int Overhead = Length + IFlashDevice.WordSize;

    public RecordHeader(RecordKind kind, int id, int argument, int payload)
    {
        Kind = kind;
        Id = id;
        Argument = argument;
        Payload = payload;
    }

    public RecordKind Kind { get; }

    /// <summary>The file or directory it is about.</summary>
    public int Id { get; }

    public int Argument { get; }

    /// <summary>Bytes of payload.</summary>
    public int Payload { get; }

    /// <summary>Bytes of the whole record.</summary>
    public int Total => TotalOf(Payload);

    public static int TotalOf(int payload) => Overhead + Padded(payload);

    public static int Padded(int payload) => (payload + IFlashDevice.WordSize - 1) & -IFlashDevice.WordSize;

    /// <summary>Reads a header; false when the bytes are none of this generation.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, uint generation, out RecordHeader header)
    {
        uint first = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        int argument = BinaryPrimitives.ReadInt32LittleEndian(bytes.Slice(4));
        header = new RecordHeader((RecordKind)(first & 0xFF), (int)(first >> 8) & 0xFF, argument, (int)(first >> 16));
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes.Slice(8)) == CheckOf(bytes, generation)
            && header.Kind is >= RecordKind.Name and <= RecordKind.Remove;
    }

    /// <summary>Writes the header's bytes.</summary>
    public void Write(Span<byte> bytes, uint generation)
    {
        uint first = (uint)Kind | ((uint)Id << 8) | ((uint)Payload << 16);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, first);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.Slice(4), Argument);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.Slice(8), CheckOf(bytes, generation));
    }

    private static uint CheckOf(ReadOnlySpan<byte> bytes, uint generation)
        => Crc32.Add(generation, bytes.Slice(0, 8));
}
