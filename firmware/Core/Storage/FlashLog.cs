using System;
using System.Buffers.Binary;

namespace NanoSocket.Core.Storage;

/// <summary>
/// Records that are only ever added, in one of two areas; the other one takes what is still needed when the first is
/// full. An area counts by its header, which is written last: of two valid ones the newer. A power cut can leave a word
/// half programmed, that is, bits that read now so and now so; <see cref="Seal"/> settles them before anything relies
/// on what was read.
/// </summary>
internal sealed class FlashLog
{
    /// <summary>Bytes of an area's header: magic, generation, their CRC, nothing.</summary>
    public const int AreaHeader = 16;

    /// <summary>"NSL1".</summary>
    private const uint Magic = 0x314C534E;

    private const int ChunkLength = 64;
    private const uint Blank = 0xFFFFFFFF;

    private readonly FlashArea[] _areas;
    private readonly IFlashDevice _device;
    private int _live;
    private FlashArea _writing;

    // The record under way.
    private RecordHeader _record;
    private int _recordAt;
    private int _written;
    private uint _crc;
    private bool _failed;

    /// <summary>Makes a log over two areas of one device.</summary>
    public FlashLog(FlashArea first, FlashArea second)
    {
        _areas = [first, second];
        _device = first.Device;
        _writing = first;
    }

    /// <summary>Number of the live area's contents, one more with each compaction.</summary>
    public uint Generation { get; private set; }

    /// <summary>Where the next record goes.</summary>
    public int Tail { get; private set; }

    /// <summary>Where the first record is.</summary>
    public int First => Live.Start + AreaHeader;

    /// <summary>Bytes that records of an area may take.</summary>
    public int Capacity => Math.Min(_areas[0].Length, _areas[1].Length) - AreaHeader;

    /// <summary>Bytes up to the area's end.</summary>
    public int Room => _writing.Start + AreaHeader + Capacity - Tail;

    private FlashArea Live => _areas[_live];

    /// <summary>Finds the live area and ends a change of areas that was interrupted.</summary>
    /// <returns>NotFound: there is none, the store is new.</returns>
    public FileStatus Open()
    {
        Span<byte> first = stackalloc byte[AreaHeader];
        Span<byte> second = stackalloc byte[AreaHeader];
        if (!_device.Read(_areas[0].Start, first) || !_device.Read(_areas[1].Start, second))
        {
            return FileStatus.IoError;
        }

        bool firstValid = TryReadGeneration(first, out uint firstGeneration);
        bool secondValid = TryReadGeneration(second, out uint secondGeneration);
        if (!firstValid && !secondValid)
        {
            return FileStatus.NotFound;
        }

        _live = secondValid && (!firstValid || IsNewer(secondGeneration, firstGeneration)) ? 1 : 0;
        Generation = _live == 0 ? firstGeneration : secondGeneration;
        _writing = Live;
        Tail = First;
        return _device.Program(Live.Start, _live == 0 ? first : second) && Discard(_areas[1 - _live])
            ? FileStatus.Ok : FileStatus.IoError;
    }

    /// <summary>Makes an empty log; what the areas held is lost.</summary>
    public FileStatus Format()
    {
        _live = 1;
        return Discard(Live) && BeginArea() && EndArea() ? FileStatus.Ok : FileStatus.IoError;
    }

    /// <summary>Reads the header at a position of the live area and moves the position on, past damage too.</summary>
    /// <returns>False at the log's end.</returns>
    public bool TryNext(ref int position, out int recordAt, out RecordHeader header)
    {
        Span<byte> bytes = stackalloc byte[RecordHeader.Length];
        int end = Live.Start + AreaHeader + Capacity;
        while (position + RecordHeader.Length <= end && _device.Read(position, bytes) && !IsAll(bytes, 0xFF))
        {
            recordAt = position;
            if (RecordHeader.TryRead(bytes, Generation, out header) && recordAt + header.Total <= end)
            {
                position += header.Total;
                return true;
            }

            position += RecordHeader.Length;
        }

        recordAt = position;
        header = default;
        return false;
    }

    /// <summary>Whether a record counts, as mounting found and <see cref="Seal"/> settled.</summary>
    public bool IsCommitted(int recordAt, in RecordHeader header) => CommitOf(recordAt, header) is not (0 or Blank);

    /// <summary>Looks at all of a record: its commit word if its CRC is right, else 0.</summary>
    public uint Check(int recordAt, in RecordHeader header)
    {
        Span<byte> chunk = stackalloc byte[ChunkLength];
        uint crc = Generation;
        int length = RecordHeader.Length + RecordHeader.Padded(header.Payload);
        for (int at = 0; at < length; at += ChunkLength)
        {
            Span<byte> part = chunk.Slice(0, Math.Min(ChunkLength, length - at));
            if (!_device.Read(recordAt + at, part))
            {
                return 0;
            }

            crc = Crc32.Add(crc, part);
        }

        uint commit = CommitWord(crc);
        return CommitOf(recordAt, header) == commit ? commit : 0;
    }

    /// <summary>Marks a record as one that does not count, for good.</summary>
    public bool Revoke(int recordAt, in RecordHeader header)
        => PutCommit(recordAt, header, 0);

    /// <summary>
    /// Ends mounting: programs the last record's header and commit word once more with what they were taken for, and
    /// gives up the places behind it that are damaged, and one more, where the next record may have been begun.
    /// </summary>
    /// <param name="lastAt">Where the last record is; negative: there is none.</param>
    /// <param name="last">Its header.</param>
    /// <param name="commit">What <see cref="Check"/> found.</param>
    /// <param name="tail">The log's end.</param>
    public bool Seal(int lastAt, in RecordHeader last, uint commit, int tail)
    {
        Tail = tail;
        int from = First;
        if (lastAt >= 0)
        {
            Span<byte> header = stackalloc byte[RecordHeader.Length];
            last.Write(header, Generation);
            if (!_device.Program(lastAt, header) || !PutCommit(lastAt, last, commit))
            {
                return false;
            }

            from = lastAt + last.Total;
        }

        int slot = Math.Min(Room, RecordHeader.Length) & -IFlashDevice.WordSize;
        Tail += slot;
        return WipeDamage(from, tail) && Wipe(Tail - slot, slot);
    }

    /// <summary>Copies payload of a record.</summary>
    public bool ReadPayload(int recordAt, int offset, Span<byte> buffer)
        => _device.Read(recordAt + RecordHeader.Length + offset, buffer);

    /// <summary>Begins a record at the tail; there is room for it.</summary>
    public void Begin(in RecordHeader header)
    {
        Span<byte> bytes = stackalloc byte[RecordHeader.Length];
        uint generation = WritingGeneration;
        header.Write(bytes, generation);
        _record = header;
        _recordAt = Tail;
        _written = 0;
        _crc = Crc32.Add(generation, bytes);
        Tail += header.Total;
        _failed = !_device.Program(_recordAt, bytes);
    }

    /// <summary>Adds payload; all parts but the last are whole words.</summary>
    public void Write(ReadOnlySpan<byte> payload)
    {
        int whole = payload.Length & -IFlashDevice.WordSize;
        Put(payload.Slice(0, whole));
        if (whole < payload.Length)
        {
            Span<byte> last = stackalloc byte[IFlashDevice.WordSize];
            last.Fill(0xFF);
            payload.Slice(whole).CopyTo(last);
            Put(last);
        }
    }

    /// <summary>Makes the record count; false when it could not be written, and then it does not.</summary>
    public bool Commit()
    {
        if (!_failed && PutCommit(_recordAt, _record, CommitWord(_crc)))
        {
            return true;
        }

        Revoke(_recordAt, _record);
        return false;
    }

    /// <summary>Erases the area that is not live; records go there until <see cref="EndArea"/>.</summary>
    public bool BeginArea()
    {
        _writing = _areas[1 - _live];
        Tail = _writing.Start + AreaHeader;
        return _writing.Erase();
    }

    /// <summary>Makes the new area the live one.</summary>
    public bool EndArea()
    {
        Span<byte> header = stackalloc byte[AreaHeader];
        header.Fill(0xFF);
        uint generation = WritingGeneration;
        BinaryPrimitives.WriteUInt32LittleEndian(header, Magic);
        BinaryPrimitives.WriteUInt32LittleEndian(header.Slice(4), generation);
        BinaryPrimitives.WriteUInt32LittleEndian(header.Slice(8), Crc32.Add(Crc32.Start, header.Slice(0, 8)));
        if (!_device.Program(_writing.Start, header))
        {
            return false;
        }

        _live = 1 - _live;
        Generation = generation;
        return true;
    }

    /// <summary>The generation of records being written; an area that is being filled has the next one.</summary>
    private uint WritingGeneration => _writing == Live ? Generation : unchecked(Generation + 1);

    private static uint CommitWord(uint crc) => crc is 0 or Blank ? 1 : crc;

    private static bool IsNewer(uint generation, uint other) => unchecked((int)(generation - other)) > 0;

    private static bool IsAll(ReadOnlySpan<byte> bytes, byte value)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] != value)
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryReadGeneration(ReadOnlySpan<byte> header, out uint generation)
    {
        generation = BinaryPrimitives.ReadUInt32LittleEndian(header.Slice(4));
        return BinaryPrimitives.ReadUInt32LittleEndian(header) == Magic
            && BinaryPrimitives.ReadUInt32LittleEndian(header.Slice(8)) == Crc32.Add(Crc32.Start, header.Slice(0, 8));
    }

    private uint CommitOf(int recordAt, in RecordHeader header)
    {
        Span<byte> word = stackalloc byte[IFlashDevice.WordSize];
        return _device.Read(recordAt + header.Total - word.Length, word)
            ? BinaryPrimitives.ReadUInt32LittleEndian(word) : 0;
    }

    private bool PutCommit(int recordAt, in RecordHeader header, uint commit)
    {
        Span<byte> word = stackalloc byte[IFlashDevice.WordSize];
        BinaryPrimitives.WriteUInt32LittleEndian(word, commit);
        return _device.Program(recordAt + header.Total - word.Length, word);
    }

    /// <summary>The header of an area that is not live must never be valid again, whatever its bits do.</summary>
    private bool Discard(FlashArea area) => Wipe(area.Start, AreaHeader);

    private bool WipeDamage(int from, int to)
    {
        Span<byte> bytes = stackalloc byte[RecordHeader.Length];
        bool wiped = true;
        for (int at = from; at < to && wiped; at += bytes.Length)
        {
            wiped = _device.Read(at, bytes) && (IsAll(bytes, 0) || Wipe(at, bytes.Length));
        }

        return wiped;
    }

    private bool Wipe(int address, int count)
    {
        Span<byte> zeros = stackalloc byte[AreaHeader];
        zeros.Clear();
        return _device.Program(address, zeros.Slice(0, count));
    }

    private void Put(ReadOnlySpan<byte> words)
    {
        _crc = Crc32.Add(_crc, words);
        _failed = _failed || !_device.Program(_recordAt + RecordHeader.Length + _written, words);
        _written += words.Length;
    }
}
