using System;
using System.Buffers.Binary;

namespace NanoSocket.Core.Storage;

/// <summary>
/// The deployed scripts: files in one piece, read-only, in one of two areas. An area's header is written last and says
/// what its contents' CRC is; of two valid bundles the newer counts. Format: docs/storage.md.
/// </summary>
public sealed class ScriptBundle
{
    /// <summary>Bytes of the header: magic, sequence, length of the contents, files, CRC of the contents, CRC of these.
    /// </summary>
    public const int HeaderLength = 24;

    /// <summary>Bytes of a file's entry before its name: offset in the contents, length, name's length, flags.</summary>
    public const int EntryLength = 12;

    /// <summary>Bytes of a file's name, at most.</summary>
    public const int LongestName = 100;

    /// <summary>Files, at most.</summary>
    public const int MostFiles = 512;

    /// <summary>"NSB1".</summary>
    public const uint Magic = 0x3142534E;

    private const int ChunkLength = 64;

    private readonly FlashArea[] _areas;
    private int _live = -1;
    private int _length;

    /// <summary>Names the two areas; <see cref="Open"/> comes next.</summary>
    public ScriptBundle(FlashArea first, FlashArea second) => _areas = [first, second];

    /// <summary>There is a bundle.</summary>
    public bool IsThere => _live >= 0;

    /// <summary>The bundle's number: each one that is installed has one more.</summary>
    public uint Sequence { get; private set; }

    /// <summary>Files in it.</summary>
    public int Count { get; private set; }

    /// <summary>Where the next bundle goes.</summary>
    internal FlashArea Spare => _areas[_live == 0 ? 1 : 0];

    /// <summary>Looks for the newest bundle whose contents are as its header says. Reads both areas once.</summary>
    public void Open()
    {
        _live = -1;
        Sequence = 0;
        Count = 0;
        _length = 0;
        Span<byte> header = stackalloc byte[HeaderLength];
        for (int i = 0; i < _areas.Length; i++)
        {
            if (TryRead(_areas[i], header, out uint sequence) && (_live < 0 || IsNewer(sequence)))
            {
                _live = i;
                Sequence = sequence;
                _length = BinaryPrimitives.ReadInt32LittleEndian(header.Slice(8));
                Count = BinaryPrimitives.ReadInt32LittleEndian(header.Slice(12));
            }
        }
    }

    /// <summary>Finds a file by its name, without "/lua/".</summary>
    public bool TryFind(ReadOnlySpan<byte> name, out BundleFile file)
    {
        Span<byte> other = stackalloc byte[LongestName];
        file = default;
        int at = 0;
        for (int i = 0; i < Count && TryReadEntry(ref at, other, out int length, out file); i++)
        {
            if (other.Slice(0, length).SequenceEqual(name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A file by its number.</summary>
    /// <param name="index">From 0 on.</param>
    /// <param name="name">Takes the name: <see cref="LongestName"/> bytes.</param>
    /// <param name="nameLength">The name's length.</param>
    /// <param name="file">The file.</param>
    /// <returns>False when there is none.</returns>
    public bool TryGet(int index, Span<byte> name, out int nameLength, out BundleFile file)
    {
        int at = 0;
        bool found = index < Count;
        nameLength = 0;
        file = default;
        for (int i = 0; i <= index && found; i++)
        {
            found = TryReadEntry(ref at, name, out nameLength, out file);
        }

        return found;
    }

    /// <summary>Copies bytes of a file; they are in it.</summary>
    public bool Read(in BundleFile file, int offset, Span<byte> buffer) => ReadContents(file.Offset + offset, buffer);

    /// <summary>The CRC of contents that an area holds.</summary>
    internal static bool TryCheck(FlashArea area, int length, out uint crc)
    {
        Span<byte> chunk = stackalloc byte[ChunkLength];
        crc = Crc32.Start;
        for (int at = 0; at < length; at += ChunkLength)
        {
            Span<byte> part = chunk.Slice(0, Math.Min(ChunkLength, length - at));
            if (!area.Device.Read(area.Start + HeaderLength + at, part))
            {
                return false;
            }

            crc = Crc32.Add(crc, part);
        }

        return true;
    }

    private bool TryReadEntry(ref int at, Span<byte> name, out int nameLength, out BundleFile file)
    {
        Span<byte> entry = stackalloc byte[EntryLength];
        file = default;
        nameLength = 0;
        if (at > _length - EntryLength || !ReadContents(at, entry) || entry[8] is 0 or > LongestName)
        {
            return false;
        }

        int offset = BinaryPrimitives.ReadInt32LittleEndian(entry);
        int length = BinaryPrimitives.ReadInt32LittleEndian(entry.Slice(4));
        int nameAt = at + EntryLength;
        bool isInside = offset >= nameAt && length >= 0 && offset <= _length && length <= _length - offset;
        if (!isInside || !ReadContents(nameAt, name.Slice(0, entry[8])))
        {
            return false;
        }

        nameLength = entry[8];
        file = new BundleFile(offset, length, entry[9] != 0);
        at = nameAt + ((nameLength + 3) & -4);
        return true;
    }

    private static bool TryRead(FlashArea area, Span<byte> header, out uint sequence)
    {
        sequence = 0;
        if (!area.Device.Read(area.Start, header)
            || BinaryPrimitives.ReadUInt32LittleEndian(header) != Magic
            || BinaryPrimitives.ReadUInt32LittleEndian(header.Slice(20))
                != Crc32.Add(Crc32.Start, header.Slice(0, 20)))
        {
            return false;
        }

        sequence = BinaryPrimitives.ReadUInt32LittleEndian(header.Slice(4));
        int length = BinaryPrimitives.ReadInt32LittleEndian(header.Slice(8));
        return length >= 0 && length <= area.Length - HeaderLength
            && TryCheck(area, length, out uint crc)
            && crc == BinaryPrimitives.ReadUInt32LittleEndian(header.Slice(16))
            && area.Device.Program(area.Start, header);
    }

    private bool IsNewer(uint sequence) => unchecked((int)(sequence - Sequence)) > 0;

    private bool ReadContents(int offset, Span<byte> buffer)
        => buffer.Length <= _length - offset
            && _areas[_live].Device.Read(_areas[_live].Start + HeaderLength + offset, buffer);
}
