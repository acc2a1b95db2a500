using System;

namespace NanoSocket.Core.Storage;

/// <summary>What the flash holds becomes the table of files; what is no longer needed is left behind.</summary>
public sealed partial class FlashStore
{
    /// <summary>Reads the log, or makes an empty one where there is none.</summary>
    public FileStatus Mount()
    {
        _nodes.Clear();
        DamagedRecords = 0;
        FileStatus status = _log.Open();
        WasFormatted = status == FileStatus.NotFound;
        if (WasFormatted)
        {
            status = _log.Format();
        }

        _isMounted = status == FileStatus.Ok && (WasFormatted || Replay());
        return _isMounted ? FileStatus.Ok : FileStatus.IoError;
    }

    private bool Replay()
    {
        int position = _log.First;
        int lastAt = -1;
        RecordHeader last = default;
        uint commit = 0;
        while (_log.TryNext(ref position, out int recordAt, out RecordHeader header))
        {
            // A damaged record can only be told from an interrupted one by what follows it.
            if (lastAt >= 0 && commit == 0 && !Drop(lastAt, last))
            {
                return false;
            }

            commit = _log.Check(recordAt, header);
            (lastAt, last) = (recordAt, header);
            if (commit != 0 && _nodes.Accepts(header))
            {
                Apply(recordAt, header);
            }
        }

        return _log.Seal(lastAt, last, commit, position);
    }

    /// <summary>A record that does not count: of an earlier power cut, or one whose bits have faded.</summary>
    private bool Drop(int recordAt, in RecordHeader header)
    {
        if (!_log.IsCommitted(recordAt, header))
        {
            return true;
        }

        DamagedRecords++;
        return _log.Revoke(recordAt, header);
    }

    private void Apply(int recordAt, in RecordHeader header)
    {
        if (header.Kind != RecordKind.Name)
        {
            _nodes.Apply(recordAt, header);
            return;
        }

        Span<byte> name = stackalloc byte[LongestName];
        name = name.Slice(0, header.Payload);
        if (_log.ReadPayload(recordAt, 0, name))
        {
            int replaced = Find((byte)header.Argument, name);
            _nodes.ApplyName(recordAt, header, HashOf(name), Math.Max(replaced, NodeTable.Root));
        }
    }

    /// <summary>Copies what is needed to the other area, which then is the live one.</summary>
    private FileStatus Compact()
    {
        bool done = _log.BeginArea();
        for (int id = 1; id < _nodes.Capacity && done; id++)
        {
            done = _nodes[id].Kind == NodeKind.None || (CopyName(id) && CopyData(id));
        }

        if (done && _log.EndArea())
        {
            return FileStatus.Ok;
        }

        _ = Mount();
        return FileStatus.IoError;
    }

    private bool CopyName(int id)
    {
        ref Node node = ref _nodes[id];
        Span<byte> name = stackalloc byte[LongestName];
        name = name.Slice(0, ReadName(id, name));
        int recordAt = _log.Tail;
        _log.Begin(new RecordHeader(RecordKind.Name, id, node.Parent | ((int)node.Kind << 8), name.Length));
        _log.Write(name);
        node.NameAt = recordAt;
        return name.Length > 0 && _log.Commit();
    }

    /// <summary>Reading needs the old place until all of the file is copied.</summary>
    private bool CopyData(int id)
    {
        ref Node node = ref _nodes[id];
        int newPlace = node.Size == 0 ? 0 : _log.Tail;
        ReadCursor cursor = default;
        bool copied = true;
        for (int offset = 0; offset < node.Size && copied; offset += MaxWrite)
        {
            copied = CopyRecord(id, offset, Math.Min(MaxWrite, node.Size - offset), ref cursor);
        }

        node.DataAt = newPlace;
        node.InOrder = true;
        return copied;
    }

    private bool CopyRecord(int id, int offset, int count, ref ReadCursor cursor)
    {
        bool read = true;
        _log.Begin(new RecordHeader(RecordKind.Data, id, offset, count));
        for (int done = 0; done < count && read; done += CopyLength)
        {
            Span<byte> chunk = _copy.AsSpan(0, Math.Min(CopyLength, count - done));
            read = Read(id, offset + done, chunk, ref cursor, out _) == FileStatus.Ok;
            _log.Write(chunk);
        }

        return read && _log.Commit();
    }
}
