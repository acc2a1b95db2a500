namespace NanoSocket.Core.Rtos;

/// <summary>
/// One-shot timers of a task (spec 3): at most <see cref="Capacity"/>, any int as id, starting a running id
/// restarts it. A timer has at most one message waiting; while that message waits the timer keeps its place.
/// </summary>
public sealed class TimerTable : IMessageSource
{
    /// <summary>Timers that can run, or have their message unfetched, at the same time.</summary>
    public const int Capacity = 50;

    private readonly RtosTask _task;
    private readonly Entry[] _entries = new Entry[Capacity];
    private int _used;

    internal TimerTable(RtosTask task) => _task = task;

    /// <summary>When the next timer runs out, in milliseconds; <see cref="long.MaxValue"/> when none runs.</summary>
    public long NextDeadline(long nowMs)
    {
        int next = FindNextDue(nowMs);
        return next < 0 ? long.MaxValue : _entries[next].Due(nowMs);
    }

    /// <summary>Starts or restarts a timer.</summary>
    /// <param name="id">Any number; comes back in the message.</param>
    /// <param name="milliseconds">Time from now; 0 and less run out at once.</param>
    /// <param name="nowMs">The time.</param>
    /// <returns>False when <see cref="Capacity"/> timers are in use.</returns>
    public bool Start(int id, int milliseconds, long nowMs)
    {
        int index = Find(id);
        if (index < 0 && _used == Capacity)
        {
            return false;
        }

        Entry entry = new() { Id = id };
        if (index >= 0)
        {
            entry = _entries[index];
            RemoveAt(index);
        }

        entry.Running = true;
        entry.DueClock = unchecked((uint)nowMs + (uint)(milliseconds > 0 ? milliseconds : 0));
        _entries[_used++] = entry;
        return true;
    }

    /// <summary>Stops a timer. A message that already waits stays; an unknown id is not an error.</summary>
    public void Stop(int id)
    {
        int index = Find(id);
        if (index >= 0)
        {
            _entries[index].Running = false;
            FreeUnused(index);
        }
    }

    /// <summary>Posts the messages of all timers that have run out, in the order in which they did.</summary>
    public void Expire(long nowMs)
    {
        int index = FindNextDue(nowMs);
        while (index >= 0 && _entries[index].Due(nowMs) <= nowMs)
        {
            ref Entry entry = ref _entries[index];
            entry.Running = false;
            if (!entry.Pending)
            {
                entry.Pending = true;
                entry.Stamp = _task.Post();
            }

            index = FindNextDue(nowMs);
        }
    }

    /// <inheritdoc/>
    public bool TryPeek(RtosTask task, out uint stamp)
    {
        int index = FindOldestPending();
        stamp = index < 0 ? 0 : _entries[index].Stamp;
        return index >= 0;
    }

    /// <inheritdoc/>
    public RtosMessage Take(RtosTask task)
    {
        int index = FindOldestPending();
        int id = _entries[index].Id;
        _entries[index].Pending = false;
        FreeUnused(index);
        return RtosMessage.Timer(id);
    }

    private void FreeUnused(int index)
    {
        if (!_entries[index].InUse)
        {
            RemoveAt(index);
        }
    }

    /// <summary>Used entries are the first ones, in the order of their starts.</summary>
    private void RemoveAt(int index)
    {
        _used--;
        for (int i = index; i < _used; i++)
        {
            _entries[i] = _entries[i + 1];
        }
    }

    private int Find(int id)
    {
        for (int i = 0; i < _used; i++)
        {
            if (_entries[i].Id == id)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Of those due at the same time the one that was started first.</summary>
    private int FindNextDue(long nowMs)
    {
        int next = -1;
        long nextDue = long.MaxValue;
        for (int i = 0; i < _used; i++)
        {
            if (_entries[i].Running && _entries[i].Due(nowMs) < nextDue)
            {
                next = i;
                nextDue = _entries[i].Due(nowMs);
            }
        }

        return next;
    }

    private int FindOldestPending()
    {
        int oldest = -1;
        for (int i = 0; i < _used; i++)
        {
            if (_entries[i].Pending && (oldest < 0 || Stamp.IsOlder(_entries[i].Stamp, _entries[oldest].Stamp)))
            {
                oldest = i;
            }
        }

        return oldest;
    }

    /// <summary>16 bytes: a task has 50 of them.</summary>
    private struct Entry
    {
        /// <summary>The low half of the time: a timer runs for less than 2^31 ms.</summary>
        public uint DueClock;
        public int Id;
        public uint Stamp;
        public bool Running;
        public bool Pending;

        public readonly bool InUse => Running || Pending;

        public readonly long Due(long nowMs) => nowMs + unchecked((int)(DueClock - (uint)nowMs));
    }
}
