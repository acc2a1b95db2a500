using System;

namespace NanoSocket.Core.Storage;

/// <summary>
/// Files and directories on two areas of flash, as a log (docs/storage.md). Each call that changes something is one
/// record: after a power cut in the middle of it, mounting finds the state before or after the call. Mounting reads one
/// area once and erases nothing, unless there is no store. Nothing is allocated after construction. One thread at a
/// time; calls that change something may erase, which takes seconds.
/// </summary>
public sealed partial class FlashStore
{
    /// <summary>Bytes of a name, at most.</summary>
    public const int LongestName = 63;

    /// <summary>Bytes that one call writes, at most.</summary>
    public const int MaxWrite = 4096;

    /// <summary>Files and directories, the root among them, unless the constructor is told otherwise.</summary>
    public const int DefaultNodes = 64;

    /// <summary>Most nodes a store can be made for: ids take a byte.</summary>
    public const int MostNodes = 256;

    private const int CopyLength = 256;
    private const int Attempts = 3;

    private readonly FlashLog _log;
    private readonly NodeTable _nodes;
    private readonly byte[] _copy = new byte[CopyLength];
    private bool _isMounted;

    /// <summary>Makes a store; <see cref="Mount"/> comes next.</summary>
    /// <param name="first">One area, at least three times <see cref="MaxWrite"/>.</param>
    /// <param name="second">The other one, of the same device.</param>
    /// <param name="nodes">Files and directories it can hold, the root among them; 2 to <see cref="MostNodes"/>.</param>
    public FlashStore(FlashArea first, FlashArea second, int nodes = DefaultNodes)
    {
        _log = new FlashLog(first, second);
        _nodes = new NodeTable(nodes);
        Reserve = Math.Max(_log.Capacity / 8, RecordHeader.TotalOf(MaxWrite) + (MaxWrite / 8));
    }

    /// <summary>Bytes that files, names and the log's own needs may take.</summary>
    public int TotalBytes => _log.Capacity - Reserve;

    /// <summary>Bytes that are free, less what the log needs for each write.</summary>
    public int FreeBytes => Math.Max(0, TotalBytes - Footprint());

    /// <summary>Records found damaged by the last mount, other than the one a power cut interrupted.</summary>
    public int DamagedRecords { get; private set; }

    /// <summary>The last mount found no store and made an empty one.</summary>
    public bool WasFormatted { get; private set; }

    /// <summary>How often the areas changed places: each time one of them was erased.</summary>
    public uint Generation => _log.Generation;

    /// <summary>Bytes kept free, so that each erasing makes room for that much at least.</summary>
    private int Reserve { get; }

    /// <summary>Finds a name in a directory; negative: it is not there.</summary>
    public int Find(int directory, ReadOnlySpan<byte> name)
    {
        ushort hash = HashOf(name);
        for (int id = _nodes.NextIn(directory, 1); id != 0; id = _nodes.NextIn(directory, id + 1))
        {
            if (_nodes[id].NameHash == hash && HasName(id, name))
            {
                return id;
            }
        }

        return -1;
    }

    /// <summary>What an id names.</summary>
    public NodeKind KindOf(int id) => id >= 0 && id < _nodes.Capacity ? _nodes[id].Kind : NodeKind.None;

    /// <summary>Bytes of a file.</summary>
    public int LengthOf(int id) => _nodes[id].Size;

    /// <summary>The next id in a directory, from an id on; 0: no more.</summary>
    public int NextIn(int directory, int from) => _nodes.NextIn(directory, from);

    /// <summary>Copies a name, of which the buffer holds <see cref="LongestName"/> bytes; returns its length.</summary>
    public int ReadName(int id, Span<byte> buffer)
    {
        ref Node node = ref _nodes[id];
        return _log.ReadPayload(node.NameAt, 0, buffer.Slice(0, node.NameLength)) ? node.NameLength : 0;
    }

    /// <summary>Makes an empty file or a directory; the name is not in use there.</summary>
    public FileStatus Create(int directory, ReadOnlySpan<byte> name, NodeKind kind, out int id)
    {
        id = _nodes.FindFree();
        if (id == 0)
        {
            return FileStatus.TooManyFiles;
        }

        RecordHeader header = new(RecordKind.Name, id, directory | ((int)kind << 8), name.Length);
        FileStatus status = Append(header, name, header.Total, out int recordAt);
        if (status == FileStatus.Ok)
        {
            _nodes.ApplyName(recordAt, header, HashOf(name), NodeTable.Root);
        }

        return status;
    }

    /// <summary>Gives a file or directory another name or place. A file that has the name is removed by the same
    /// record.</summary>
    public FileStatus Rename(int id, int directory, ReadOnlySpan<byte> name)
    {
        int replaced = Find(directory, name);
        if (replaced == id)
        {
            return FileStatus.Ok;
        }

        if (replaced >= 0 && (_nodes[replaced].Kind != NodeKind.File || _nodes[id].Kind != NodeKind.File))
        {
            return FileStatus.Exists;
        }

        if (_nodes.IsWithin(directory, id))
        {
            return FileStatus.BadPath;
        }

        RecordHeader header = new(RecordKind.Name, id, directory | ((int)_nodes[id].Kind << 8), name.Length);
        int growth = RecordHeader.Padded(name.Length) - RecordHeader.Padded(_nodes[id].NameLength);
        growth -= replaced < 0 ? 0 : _nodes[replaced].Footprint(MaxWrite);
        FileStatus status = Append(header, name, growth, out int recordAt);
        if (status == FileStatus.Ok)
        {
            _nodes.ApplyName(recordAt, header, HashOf(name), Math.Max(replaced, NodeTable.Root));
        }

        return status;
    }

    /// <summary>Removes a file or an empty directory.</summary>
    public FileStatus Remove(int id)
        => _nodes[id].Kind == NodeKind.Directory && _nodes.NextIn(id, 1) != 0
            ? FileStatus.NotEmpty
            : Change(new RecordHeader(RecordKind.Remove, id, 0, 0), default, 0);

    /// <summary>Makes a file shorter, or longer with zeros.</summary>
    public FileStatus SetLength(int id, int length)
        => length < 0
            ? FileStatus.BadArgument
            : length == _nodes[id].Size
                ? FileStatus.Ok
                : Change(new RecordHeader(RecordKind.Length, id, length, 0), default, Growth(id, length));

    /// <summary>Writes up to <see cref="MaxWrite"/> bytes; a gap before them reads as zeros.</summary>
    public FileStatus Write(int id, int offset, ReadOnlySpan<byte> bytes)
    {
        if (offset < 0 || bytes.Length > MaxWrite || offset > int.MaxValue - MaxWrite)
        {
            return FileStatus.BadArgument;
        }

        int growth = Growth(id, Math.Max(_nodes[id].Size, offset + bytes.Length));
        return bytes.Length == 0
            ? FileStatus.Ok
            : Change(new RecordHeader(RecordKind.Data, id, offset, bytes.Length), bytes, growth);
    }

    private FileStatus Change(in RecordHeader header, ReadOnlySpan<byte> payload, int growth)
    {
        FileStatus status = Append(header, payload, growth, out int recordAt);
        if (status == FileStatus.Ok)
        {
            _nodes.Apply(recordAt, header);
        }

        return status;
    }

    /// <summary>Writes a record, after a compaction if there is no room for it. One that does not read as it should is
    /// written again behind, then in the other area.</summary>
    /// <param name="header">The record.</param>
    /// <param name="payload">Its bytes.</param>
    /// <param name="growth">What the files take more afterwards.</param>
    /// <param name="recordAt">Where it is.</param>
    private FileStatus Append(in RecordHeader header, ReadOnlySpan<byte> payload, int growth, out int recordAt)
    {
        recordAt = 0;
        if (!_isMounted)
        {
            return FileStatus.IoError;
        }

        if (growth > 0 && growth > FreeBytes)
        {
            return FileStatus.NoSpace;
        }

        for (int attempt = 1; attempt <= Attempts; attempt++)
        {
            bool needsArea = header.Total > _log.Room || attempt == Attempts;
            if (needsArea && Compact() != FileStatus.Ok)
            {
                return FileStatus.IoError;
            }

            recordAt = _log.Tail;
            _log.Begin(header);
            _log.Write(payload);
            if (_log.Commit())
            {
                return FileStatus.Ok;
            }
        }

        return FileStatus.IoError;
    }

    private int Growth(int id, int length)
        => Node.DataFootprint(length, MaxWrite) - Node.DataFootprint(_nodes[id].Size, MaxWrite);

    private int Footprint()
    {
        int sum = 0;
        for (int id = 1; id < _nodes.Capacity; id++)
        {
            sum += _nodes[id].Footprint(MaxWrite);
        }

        return sum;
    }

    private bool HasName(int id, ReadOnlySpan<byte> name)
    {
        Span<byte> own = stackalloc byte[LongestName];
        return own.Slice(0, ReadName(id, own)).SequenceEqual(name);
    }

    private static ushort HashOf(ReadOnlySpan<byte> name) => (ushort)Crc32.Add(Crc32.Start, name);
}
