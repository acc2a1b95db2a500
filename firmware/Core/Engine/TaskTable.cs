using System;
using System.Threading;
using NanoSocket.Core.Rtos;

namespace NanoSocket.Core.Engine;

/// <summary>
/// Which thread is which task. A thread becomes a task with its first call that needs a queue, and stops being one
/// when it has ended, which is looked for when a new one comes and once in a while.
/// </summary>
internal sealed class TaskTable
{
    private const int ReapIntervalMs = 1000;

    private readonly CoreEngine _engine;
    private readonly Entry?[] _entries = new Entry?[CoreEngine.TaskLimit];
    private long _reapedAt;

    public TaskTable(CoreEngine engine) => _engine = engine;

    /// <summary>The calling thread's task.</summary>
    public Entry Current()
    {
        Thread thread = Thread.CurrentThread;
        for (int i = 0; i < _entries.Length; i++)
        {
            if (_entries[i] is { } entry && entry.Thread == thread)
            {
                return entry;
            }
        }

        return Add(thread);
    }

    /// <summary>The box of the first thread of a name that accepts posts; null: there is none.</summary>
    public PostBox? FindPosts(ReadOnlySpan<char> name)
    {
        for (int i = 0; i < _entries.Length; i++)
        {
            if (_entries[i] is { Task.Posts: { } posts } entry && entry.Thread.IsAlive
                && name.SequenceEqual(entry.Task.Name.AsSpan()))
            {
                return posts;
            }
        }

        return null;
    }

    /// <summary>Removes the tasks of threads that have ended, at most once a second.</summary>
    public void ReapSometimes(long nowMs)
    {
        if (nowMs - _reapedAt >= ReapIntervalMs)
        {
            _reapedAt = nowMs;
            Reap();
        }
    }

    private Entry Add(Thread thread)
    {
        Reap();
        for (int i = 0; i < _entries.Length; i++)
        {
            if (_entries[i] == null)
            {
                TaskSignal signal = new(thread);
                Entry entry = new(thread, _engine.AddTask(signal)!, signal);
                _entries[i] = entry;
                return entry;
            }
        }

        throw new InvalidOperationException("more than 8 threads use sockets, timers or messages");
    }

    private void Reap()
    {
        for (int i = 0; i < _entries.Length; i++)
        {
            if (_entries[i] is { } entry && !entry.Thread.IsAlive)
            {
                _engine.RemoveTask(entry.Task);
                _entries[i] = null;
            }
        }
    }

    internal sealed class Entry
    {
        public Entry(Thread thread, RtosTask task, TaskSignal signal)
        {
            Thread = thread;
            Task = task;
            Signal = signal;
        }

        public Thread Thread { get; }

        public RtosTask Task { get; }

        public TaskSignal Signal { get; }
    }
}
