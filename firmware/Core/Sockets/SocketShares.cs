using System;
using NanoSocket.Core.Rtos;

namespace NanoSocket.Core.Sockets;

/// <summary>
/// How tasks share the sockets: first come, first served, but for those that a task has reserved, which wait for it. So
/// a script that leaks its sockets cannot take those of a C# thread beside it, nor the other way round.
/// </summary>
internal sealed class SocketShares
{
    private Share[] _shares = [];

    /// <summary>Reserves sockets for a task; 0: none. Allocates the first time.</summary>
    /// <returns>False, and nothing changes, when there are not as many, or others have reserved too many.</returns>
    public bool TryReserve(RtosTask task, int count)
    {
        if (count == 0 && _shares.Length == 0)
        {
            return true;
        }

        if (_shares.Length == 0)
        {
            _shares = new Share[SocketConstants.SlotCount];
        }

        int total = 0;
        int place = -1;
        for (int i = 0; i < _shares.Length; i++)
        {
            bool isFree = _shares[i].Count == 0;
            total += _shares[i].Task == task ? 0 : _shares[i].Count;
            place = _shares[i].Task == task || (isFree && place < 0) ? i : place;
        }

        // Each share has a socket at least, so there is a place for every one that fits.
        if (count < 0 || count > SocketConstants.SlotCount - total)
        {
            return false;
        }

        if (place >= 0)
        {
            _shares[place] = new() { Task = count == 0 ? null : task, Count = count };
        }

        return true;
    }

    /// <summary>Whether every free socket is one that another task has reserved.</summary>
    /// <param name="slots">All sockets.</param>
    /// <param name="task">Who asks; null: one without a reservation.</param>
    public bool AreAllPromised(ReadOnlySpan<SocketSlot> slots, RtosTask? task)
    {
        int promised = 0;
        for (int i = 0; i < _shares.Length; i++)
        {
            if (_shares[i].Task is { } other && other != task)
            {
                promised += Math.Max(0, _shares[i].Count - HeldBy(other, slots));
            }
        }

        return promised > 0 && promised >= FreeOf(slots);
    }

    private static int HeldBy(RtosTask task, ReadOnlySpan<SocketSlot> slots)
    {
        int held = 0;
        for (int i = 0; i < slots.Length; i++)
        {
            held += slots[i].Task == task && slots[i].State != SocketState.Init ? 1 : 0;
        }

        return held;
    }

    private static int FreeOf(ReadOnlySpan<SocketSlot> slots)
    {
        int free = 0;
        for (int i = 0; i < slots.Length; i++)
        {
            free += slots[i].State == SocketState.Init ? 1 : 0;
        }

        return free;
    }

    private struct Share
    {
        public RtosTask? Task;
        public int Count;
    }
}
