using System;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Rtos;

namespace NanoSocket.Core.Sockets;

/// <summary>
/// Warns in the log when sockets are used in ways that end in a standstill: ids that are never destroyed, announced
/// data that is never read, sends that overlap. It only looks; what it warns of works as specified.
/// </summary>
internal sealed class SlotWatch
{
    /// <summary>A closed id nobody destroys is reported after this many milliseconds.</summary>
    public const int LeakMs = 30_000;

    /// <summary>Announced data nobody reads is reported after this many milliseconds.</summary>
    public const int StallMs = 5_000;

    /// <summary>The same warning about the same id comes once in this many milliseconds.</summary>
    public const int QuietMs = 60_000;

    private readonly CoreLog _log;
    private readonly Observation[] _seen = new Observation[SocketConstants.SlotCount];
    private readonly Quiet[] _leaks = new Quiet[SocketConstants.SlotCount];
    private readonly Quiet[] _stalls = new Quiet[SocketConstants.SlotCount];
    private readonly Quiet[] _sends = new Quiet[SocketConstants.SlotCount];
    private Quiet _noFreeSocket;
    private Quiet _staleHandle;

    public SlotWatch(CoreLog log)
    {
        _log = log;
        for (int i = 0; i < _seen.Length; i++)
        {
            _seen[i].Due = long.MaxValue;
        }
    }

    private enum Condition : byte
    {
        Fine,
        /// <summary>Closed, all its messages fetched, not destroyed.</summary>
        Leaked,
        /// <summary>Bytes were announced and are not read.</summary>
        Stalled,
    }

    /// <summary>When <see cref="Look"/> may have something to say about a socket.</summary>
    public long NextDeadline(int id) => _seen[id].Due;

    /// <summary>Looks at a socket; once in each step of the core.</summary>
    public void Look(SocketSlot slot, long nowMs)
    {
        Condition condition = ConditionOf(slot);
        ref Observation seen = ref _seen[slot.Index];
        if (condition != seen.Condition || slot.Generation != seen.Generation || slot.BytesReceived != seen.Read)
        {
            seen.Condition = condition;
            seen.Generation = slot.Generation;
            seen.Read = slot.BytesReceived;
            seen.Due = condition == Condition.Fine ? long.MaxValue : nowMs + PatienceMs(condition);
        }
        else if (seen.Due <= nowMs)
        {
            long lastsMs = PatienceMs(condition) + nowMs - seen.Due;
            seen.Due = long.MaxValue;
            Report(slot, condition, nowMs, lastsMs / 1000);
        }
    }

    /// <summary>A connect found every id taken.</summary>
    public void NoFreeSocket(RtosTask caller, ReadOnlySpan<SocketSlot> slots, long nowMs)
    {
        if (!_noFreeSocket.IsOver(nowMs))
        {
            return;
        }

        Begin(caller).Add("got no socket, all are taken");
        for (int i = 0; i < slots.Length; i++)
        {
            if (slots[i].State == SocketState.Init)
            {
                _log.Add(" or reserved by other tasks");
                break;
            }
        }

        string separator = "; closed and not destroyed: ";
        for (int i = 0; i < slots.Length; i++)
        {
            if (slots[i].State == SocketState.Closed)
            {
                _log.Add(separator).Add(i);
                separator = ", ";
            }
        }

        End(ref _noFreeSocket);
    }

    /// <summary>A send was refused although the socket is connected: it came before the peer took the ones before.
    /// </summary>
    public void SendRefused(SocketSlot slot, int length, long nowMs)
    {
        ref Quiet quiet = ref _sends[slot.Index];
        if (!quiet.IsOver(nowMs))
        {
            return;
        }

        Begin(slot.Task!).Add("socket ").Add(slot.Index);
        if (slot.ConfirmationsFull)
        {
            _log.Add(": send refused, ").Add(SocketConstants.MaxConfirmations)
                .Add(" confirmations are not fetched: receive messages between sends");
        }
        else
        {
            _log.Add(": send of ").Add(length).Add(" bytes refused, ").Add(slot.Room).Add(" fit while ")
                .Add(slot.Connection.Unconfirmed).Add(" are on their way: wait for SEND_CNF, send less at a time");
        }

        End(ref quiet);
    }

    /// <summary>A call meant a connection that is gone.</summary>
    public void StaleHandle(in SocketKey key, long nowMs)
    {
        if (_staleHandle.IsOver(nowMs))
        {
            _log.Add("warning: a handle of connection ").Add(key.Generation).Add(" of socket ").Add(key.Id)
                .Add(" was used after the connection was destroyed: the call did nothing");
            End(ref _staleHandle);
        }
    }

    private static Condition ConditionOf(SocketSlot slot) => slot.State switch
    {
        SocketState.Closed when slot.PendingMessages == 0 => Condition.Leaked,
        SocketState.Connected when slot.Readable > 0 && !slot.IsReceivePending => Condition.Stalled,
        _ => Condition.Fine,
    };

    private static int PatienceMs(Condition condition) => condition == Condition.Leaked ? LeakMs : StallMs;

    private void Report(SocketSlot slot, Condition condition, long nowMs, long seconds)
    {
        ref Quiet quiet = ref condition == Condition.Leaked ? ref _leaks[slot.Index] : ref _stalls[slot.Index];
        if (!quiet.IsOver(nowMs))
        {
            return;
        }

        Begin(slot.Task!).Add("socket ").Add(slot.Index);
        if (condition == Condition.Leaked)
        {
            _log.Add(" closed ").Add(seconds).Add(" s ago but not destroyed: its id stays taken until sock_destroy(")
                .Add(slot.Index).Add(")");
        }
        else
        {
            _log.Add(": ").Add(slot.Readable).Add(" of ").Add(slot.Announced).Add(" announced bytes not read for ")
                .Add(seconds).Add(" s: nothing more is announced until sock_recv has taken them");
        }

        End(ref quiet);
    }

    private CoreLog Begin(RtosTask task) => _log.Add("warning: task ").AddTask(task).Add(": ");

    private void End(ref Quiet quiet)
    {
        if (quiet.Suppressed > 0)
        {
            _log.Add(" (and ").Add(quiet.Suppressed).Add(" times before)");
        }

        quiet.Suppressed = 0;
        _log.End();
    }

    private struct Observation
    {
        public long Due;
        public uint Generation;
        public uint Read;
        public Condition Condition;
    }

    /// <summary>Keeps one kind of warning from filling the log. 8 bytes: there are 32 of them.</summary>
    private struct Quiet
    {
        public int Suppressed;
        private uint _untilSeconds;

        /// <summary>True, and another quiet time begins; or the warning is counted and not given.</summary>
        public bool IsOver(long nowMs)
        {
            if (nowMs < _untilSeconds * 1000L)
            {
                Suppressed++;
                return false;
            }

            _untilSeconds = (uint)((nowMs + QuietMs) / 1000);
            return true;
        }
    }
}
