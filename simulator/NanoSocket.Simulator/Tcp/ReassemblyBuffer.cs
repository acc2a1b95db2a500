using System;
using System.Collections.Generic;

namespace NanoSocket.Simulator.Tcp;

/// <summary>
/// A window of a byte stream in which pieces arrive in any order. Holds bytes from <see cref="Start"/> up to
/// <see cref="Start"/> + capacity; memory is taken when the first byte comes.
/// </summary>
internal sealed class ReassemblyBuffer
{
    private const int MaximumPieces = 32;
    private readonly int capacity;
    private readonly List<(long From, long To)> pieces = [];
    private byte[] store = [];

    /// <param name="capacity">Bytes; a power of two.</param>
    public ReassemblyBuffer(int capacity) => this.capacity = capacity;

    /// <summary>Offset of the first byte that was not taken yet.</summary>
    public long Start { get; private set; }

    /// <summary>Offset behind the bytes that are there without a gap.</summary>
    public long End => pieces.Count > 0 && pieces[0].From == Start ? pieces[0].To : Start;

    /// <summary>Stores what lies within the window. Beyond a number of separate pieces new ones are dropped.</summary>
    public void Insert(long offset, ReadOnlySpan<byte> bytes)
    {
        long from = Math.Max(offset, Start);
        long to = Math.Min(offset + bytes.Length, Start + capacity);
        if (from >= to || !AddPiece(from, to))
        {
            return;
        }
        if (store.Length == 0)
        {
            store = new byte[capacity];
        }
        bytes = bytes[(int)(from - offset)..(int)(to - offset)];
        int at = (int)(from & (capacity - 1));
        int first = Math.Min(bytes.Length, capacity - at);
        bytes[..first].CopyTo(store.AsSpan(at));
        bytes[first..].CopyTo(store);
    }

    /// <summary>Bytes from <see cref="Start"/> on that lie in one piece of memory.</summary>
    public ReadOnlySpan<byte> First
    {
        get
        {
            int at = (int)(Start & (capacity - 1));
            int count = (int)Math.Min(End - Start, capacity - at);
            return count == 0 ? [] : store.AsSpan(at, count);
        }
    }

    /// <summary>Moves the window past bytes that were used or never stored here.</summary>
    public void Skip(int count)
    {
        Start += count;
        while (pieces.Count > 0 && pieces[0].To <= Start)
        {
            pieces.RemoveAt(0);
        }
        if (pieces.Count > 0 && pieces[0].From < Start)
        {
            pieces[0] = (Start, pieces[0].To);
        }
    }

    /// <summary>Merges a piece into the sorted list; false when the list is full.</summary>
    private bool AddPiece(long from, long to)
    {
        int index = 0;
        while (index < pieces.Count && pieces[index].To < from)
        {
            index++;
        }
        if (index == pieces.Count || to < pieces[index].From)
        {
            // The piece at the start always finds a place: without it nothing would ever be taken out.
            if (pieces.Count >= MaximumPieces && from != Start)
            {
                return false;
            }
            pieces.Insert(index, (from, to));
            return true;
        }
        while (index < pieces.Count && pieces[index].From <= to)
        {
            from = Math.Min(from, pieces[index].From);
            to = Math.Max(to, pieces[index].To);
            pieces.RemoveAt(index);
        }
        pieces.Insert(index, (from, to));
        return true;
    }
}
