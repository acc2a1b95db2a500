using System;

namespace NanoSocket.Core.Storage;

/// <summary>A file's bytes are what its records say, a later one over an earlier one.</summary>
public sealed partial class FlashStore
{
    /// <summary>Copies bytes of a file.</summary>
    /// <param name="id">The file.</param>
    /// <param name="offset">Where to begin, from 0 on.</param>
    /// <param name="buffer">Takes them.</param>
    /// <param name="cursor">Of the reader; makes reading on fast.</param>
    /// <param name="count">How many there were: fewer than asked only at the file's end.</param>
    public FileStatus Read(int id, int offset, Span<byte> buffer, ref ReadCursor cursor, out int count)
    {
        ref Node node = ref _nodes[id];
        count = offset < 0 ? 0 : Math.Clamp(node.Size - offset, 0, buffer.Length);
        if (count == 0)
        {
            return offset < 0 ? FileStatus.BadArgument : FileStatus.Ok;
        }

        buffer = buffer.Slice(0, count);
        buffer.Clear();
        return node.DataAt == 0 || Gather(id, offset, buffer, ref cursor) ? FileStatus.Ok : FileStatus.IoError;
    }

    private bool Gather(int id, int offset, Span<byte> buffer, ref ReadCursor cursor)
    {
        int end = offset + buffer.Length;
        int position = StartOf(id, offset, cursor);
        int needed = -1;
        bool read = true;
        while (read && _log.TryNext(ref position, out int recordAt, out RecordHeader header))
        {
            if (header.Id != id || !_log.IsCommitted(recordAt, header))
            {
                continue;
            }

            if (header.Kind == RecordKind.Data)
            {
                needed = needed < 0 && header.Argument + header.Payload > end ? recordAt : needed;
                if (_nodes[id].InOrder && header.Argument >= end)
                {
                    break;
                }

                read = Overlay(recordAt, header, offset, buffer);
            }
            else if (header.Kind == RecordKind.Length && header.Argument < end)
            {
                buffer.Slice(Math.Max(0, header.Argument - offset)).Clear();
            }
        }

        cursor.Generation = _log.Generation;
        cursor.Offset = end;
        cursor.Address = needed < 0 ? position : needed;
        return read;
    }

    /// <summary>Records before the cursor say nothing about bytes from its offset on.</summary>
    private int StartOf(int id, int offset, in ReadCursor cursor)
        => cursor.Address != 0 && cursor.Generation == _log.Generation && offset >= cursor.Offset
            ? Math.Max(cursor.Address, _nodes[id].DataAt)
            : _nodes[id].DataAt;

    private bool Overlay(int recordAt, in RecordHeader header, int offset, Span<byte> buffer)
    {
        int from = Math.Max(offset, header.Argument);
        int to = Math.Min(offset + buffer.Length, header.Argument + header.Payload);
        return from >= to || _log.ReadPayload(recordAt, from - header.Argument, buffer.Slice(from - offset, to - from));
    }
}
