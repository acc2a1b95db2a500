namespace NanoSocket.Core.Rtos;

/// <summary>
/// CLOSE_CNF messages of one task. Every <c>sock_close</c> is answered, even for sockets that were never open, so
/// they are counted: a few entries in order, and when one socket has more than its share of them unfetched, the
/// later ones are counted on its last entry, which then moves to the end. Ids out of range can be any number: eight of
/// them are kept at a time, and what is closed beyond is counted on one entry more, which calls them all
/// <see cref="OtherIds"/>. So there is exactly one confirmation for each close, however many wait.
/// </summary>
public sealed class CloseConfirmations : IMessageSource
{
    /// <summary>The id in confirmations for ids out of range that there was no room to remember.</summary>
    public const int OtherIds = -1;

    private const int EntriesPerSlot = 3;
    private const int ForeignEntries = 8;
    private const int Capacity = (SlotLimit * EntriesPerSlot) + ForeignEntries + 1;
    private const int SlotLimit = Sockets.SocketConstants.SlotCount;

    private readonly RtosTask _task;
    private readonly Entry[] _entries = new Entry[Capacity];
    private int _count;

    internal CloseConfirmations(RtosTask task) => _task = task;

    /// <summary>Posts the confirmation of a close of <paramref name="id"/>, which may be out of range.</summary>
    /// <param name="id">As given to the close.</param>
    /// <param name="generation">The connection that was closed; 0 = none.</param>
    public void Post(int id, uint generation)
    {
        bool isSlot = (uint)id < SlotLimit;
        bool hasRoom = Count(isSlot, id) < (isSlot ? EntriesPerSlot : ForeignEntries);
        int last = hasRoom ? -1 : FindLast(id);
        if (!hasRoom && last < 0)
        {
            id = OtherIds;
            last = FindLast(id);
        }

        Entry entry = new() { Id = id };
        if (last >= 0)
        {
            entry = _entries[last];
            RemoveAt(last);
        }

        entry.Repeats++;
        entry.Generation = generation;
        entry.Stamp = _task.Post();
        _entries[_count++] = entry;
    }

    /// <inheritdoc/>
    public bool TryPeek(RtosTask task, out uint stamp)
    {
        stamp = _entries[0].Stamp;
        return _count > 0;
    }

    /// <inheritdoc/>
    public RtosMessage Take(RtosTask task)
    {
        Entry oldest = _entries[0];
        if (--_entries[0].Repeats == 0)
        {
            RemoveAt(0);
        }

        return RtosMessage.Socket(RtosMessageId.SocketClosed, oldest.Id, oldest.Generation);
    }

    /// <summary>Closes of this socket that are still to be fetched.</summary>
    public int PendingOf(int id)
    {
        int pending = 0;
        for (int i = 0; i < _count; i++)
        {
            pending += _entries[i].Id == id ? _entries[i].Repeats : 0;
        }

        return pending;
    }

    /// <summary>Entries of one slot, or of all ids out of range together.</summary>
    private int Count(bool isSlot, int id)
    {
        int count = 0;
        for (int i = 0; i < _count; i++)
        {
            bool entryIsSlot = (uint)_entries[i].Id < SlotLimit;
            if (isSlot ? _entries[i].Id == id : !entryIsSlot)
            {
                count++;
            }
        }

        return count;
    }

    private int FindLast(int id)
    {
        int index = _count - 1;
        while (index >= 0 && _entries[index].Id != id)
        {
            index--;
        }

        return index;
    }

    private void RemoveAt(int index)
    {
        for (int i = index + 1; i < _count; i++)
        {
            _entries[i - 1] = _entries[i];
        }

        _count--;
    }

    private struct Entry
    {
        public int Id;
        public uint Generation;
        public int Repeats;
        public uint Stamp;
    }
}
