using System;

namespace NanoSocket.Simulator.Line;

/// <summary>A bounded first-in first-out store of bytes. Memory grows with use, up to the capacity.</summary>
internal sealed class ByteRing
{
    private const int InitialSize = 1024;
    private byte[] store = [];
    private int head;

    public ByteRing(int capacity) => Capacity = capacity;

    public int Capacity { get; }

    public int Count { get; private set; }

    public int Free => Capacity - Count;

    /// <summary>Appends as much as fits and returns the count.</summary>
    public int Write(ReadOnlySpan<byte> bytes)
    {
        int count = Math.Min(bytes.Length, Free);
        EnsureRoom(Count + count);
        for (int done = 0; done < count;)
        {
            int at = (head + Count) % store.Length;
            int part = Math.Min(count - done, store.Length - at);
            bytes.Slice(done, part).CopyTo(store.AsSpan(at));
            done += part;
            Count += part;
        }
        return count;
    }

    /// <summary>Copies bytes starting <paramref name="offset"/> behind the oldest, without removing them.</summary>
    public int Peek(int offset, Span<byte> target)
    {
        int count = Math.Clamp(Count - offset, 0, target.Length);
        for (int done = 0; done < count;)
        {
            int at = (head + offset + done) % store.Length;
            int part = Math.Min(count - done, store.Length - at);
            store.AsSpan(at, part).CopyTo(target[done..]);
            done += part;
        }
        return count;
    }

    /// <summary>The oldest bytes that lie in one piece; empty only when the ring is.</summary>
    public ReadOnlySpan<byte> First => store.AsSpan(head, Math.Min(Count, store.Length - head));

    /// <summary>Removes the oldest bytes.</summary>
    public void Skip(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count);
        Count -= count;
        head = Count == 0 ? 0 : (head + count) % store.Length;
    }

    public void Clear()
    {
        Count = 0;
        head = 0;
    }

    private void EnsureRoom(int needed)
    {
        if (needed <= store.Length)
        {
            return;
        }
        int size = Math.Min(Capacity, Math.Max(Math.Max(InitialSize, needed), store.Length * 2));
        byte[] larger = new byte[size];
        Peek(0, larger);
        store = larger;
        head = 0;
    }
}
