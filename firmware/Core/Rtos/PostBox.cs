using System;
using NanoSocket.Core.Modem;

namespace NanoSocket.Core.Rtos;

/// <summary>
/// Posts of other tasks to one that accepts them: a number and some bytes each, in the order they came. Nothing is ever
/// dropped: what finds no room is refused. The bytes of the post fetched last stay until the next message is fetched.
/// </summary>
public sealed class PostBox : IMessageSource
{
    /// <summary>Posts that can wait at the same time.</summary>
    public const int Capacity = 16;

    private readonly RtosTask _task;
    private readonly ByteQueue _bytes;
    private readonly Entry[] _entries = new Entry[Capacity];
    private int _first;
    private int _count;
    private int _fetched;

    /// <summary>Makes an empty box of a task.</summary>
    /// <param name="task">Who fetches from it.</param>
    /// <param name="bytes">Room for the contents of all posts that wait.</param>
    internal PostBox(RtosTask task, int bytes)
    {
        _task = task;
        _bytes = new ByteQueue(bytes);
        _bytes.Reserve();
    }

    /// <summary>Posts; false, and nothing is kept, when there is no room.</summary>
    public bool TryPost(int kind, ReadOnlySpan<byte> data)
    {
        if (_count == Capacity || data.Length > _bytes.Room)
        {
            return false;
        }

        _bytes.Put(data);
        ref Entry entry = ref _entries[(_first + _count++) % Capacity];
        entry = new() { Kind = kind, Length = data.Length, Stamp = _task.Post() };
        return true;
    }

    /// <summary>Takes bytes of the post fetched last; returns their number.</summary>
    public int TakeData(Span<byte> buffer)
    {
        int count = _bytes.Take(buffer.Slice(0, Math.Min(buffer.Length, _fetched)));
        _fetched -= count;
        return count;
    }

    /// <summary>Another message is fetched: what was not taken of the last post is gone.</summary>
    internal void Forget()
    {
        _bytes.Skip(_fetched);
        _fetched = 0;
    }

    /// <inheritdoc/>
    public bool TryPeek(RtosTask task, out uint stamp)
    {
        stamp = _entries[_first].Stamp;
        return _count > 0;
    }

    /// <inheritdoc/>
    public RtosMessage Take(RtosTask task)
    {
        Entry oldest = _entries[_first];
        _first = (_first + 1) % Capacity;
        _count--;
        _fetched = oldest.Length;
        return RtosMessage.Post(oldest.Kind, oldest.Length);
    }

    private struct Entry
    {
        public int Kind;
        public int Length;
        public uint Stamp;
    }
}
