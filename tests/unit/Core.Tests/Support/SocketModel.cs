using System;
using System.Collections.Generic;
using NanoSocket.Core.Rtos;
using NanoSocket.Core.Sockets;

namespace NanoSocket.Core.Tests.Support;

/// <summary>
/// The sockets once more, as simply as possible: one list of messages in the order of posting, plain objects, no care
/// for memory. What the core does with stamps and flags must look exactly like this. TCP only.
/// </summary>
public sealed class SocketModel
{
    private readonly List<Pending> _queue = [];
    private readonly Slot[] _slots = new Slot[10];
    private long _now;

    public SocketModel()
    {
        for (int i = 0; i < _slots.Length; i++)
        {
            _slots[i] = new Slot();
        }
    }

    public SocketState State(int id) => _slots[id].State;

    public bool CanAccept(int id) => _slots[id] is { HasStack: true, Established: false };

    public bool IsEstablished(int id) => _slots[id] is { HasStack: true, Established: true };

    public int ClosesWaiting(int id)
        => _queue.FindAll(p => p.Source == id && p.Id == RtosMessageId.SocketClosed).Count;

    public int Connect()
    {
        int id = Array.FindIndex(_slots, s => s.State == SocketState.Init);
        if (id >= 0)
        {
            _slots[id] = new Slot { State = SocketState.Connecting, HasStack = true };
        }

        return id;
    }

    public void Accept(int id)
    {
        _slots[id].Established = true;
        Post(id, RtosMessageId.SocketConnected);
    }

    public void Refuse(int id)
    {
        _slots[id].HasStack = false;
        Post(id, RtosMessageId.SocketConnected, failed: true);
    }

    public void Deliver(int id, int count)
    {
        _slots[id].Unread += count;
        Announce(id);
    }

    public void ClosePeer(int id)
    {
        Slot slot = _slots[id];
        if (slot.GoneAt == null)
        {
            slot.GoneAt = _now;
            slot.CloseDue = _now + 500;
        }
    }

    public bool Send(int id, int count)
    {
        Slot slot = _slots[id];
        if (slot.State != SocketState.Connected || slot.Sends.Count + CountPosted(id) >= 16)
        {
            return false;
        }

        bool fits = count <= 11200 - (slot.Accepted - slot.Acknowledged);
        slot.Accepted += fits ? count : 0;
        slot.Sends.Enqueue((fits ? count : 0, slot.Accepted, !fits));
        PostCovered(id);
        return fits;
    }

    public void Acknowledge(int id, int count)
    {
        _slots[id].Acknowledged = Math.Min(_slots[id].Accepted, _slots[id].Acknowledged + count);
        PostCovered(id);
    }

    public int Receive(int id, int length)
    {
        Slot slot = _slots[id];
        int count = slot.State == SocketState.Connected ? Math.Min(length, slot.Indicated) : 0;
        if (count == 0)
        {
            return 0;
        }

        slot.Unread -= count;
        slot.Indicated -= count;
        if (slot.Indicated == 0)
        {
            slot.Indicated = Math.Min(slot.Unread, 2048);
            Reannounce(id);
        }

        if (slot is { GoneAt: { } gone, Unread: > 0 } && Math.Min(_now + 500, gone + 30_000) > _now)
        {
            slot.CloseDue = Math.Min(_now + 500, gone + 30_000);
            Withdraw(id, RtosMessageId.SocketPeerClosed);
        }

        return count;
    }

    public void Close(int id)
    {
        LetGo(id);
        Post(id, RtosMessageId.SocketClosed);
    }

    public int Destroy(int id)
    {
        if (_slots[id].State != SocketState.Closed)
        {
            return 0;
        }

        _queue.RemoveAll(p => p.Source == id && p.Id != RtosMessageId.SocketClosed);
        _slots[id].State = SocketState.Init;
        return 1;
    }

    public void Advance(long now)
    {
        _now = now;
        for (int id = 0; id < _slots.Length; id++)
        {
            if (_slots[id].CloseDue <= _now)
            {
                _slots[id].CloseDue = long.MaxValue;
                Post(id, RtosMessageId.SocketPeerClosed);
            }
        }
    }

    public (RtosMessageId Id, int Source, int Result, int Length)? Next()
    {
        if (_queue.Count == 0)
        {
            return null;
        }

        Pending next = _queue[0];
        _queue.RemoveAt(0);
        return (next.Id, next.Source, next.Failed ? 1 : 0, Fetch(next));
    }

    private int Fetch(Pending message)
    {
        Slot slot = _slots[message.Source];
        switch (message.Id)
        {
            case RtosMessageId.SocketConnected when slot.State == SocketState.Connecting:
                slot.State = message.Failed ? SocketState.Closed : SocketState.Connected;
                return 0;
            case RtosMessageId.SocketReceived:
                slot.Indicated = slot.Indicated > 0 ? slot.Indicated : Math.Min(slot.Unread, 2048);
                return slot.Indicated;
            case RtosMessageId.SocketPeerClosed:
                LetGo(message.Source);
                return 0;
            default:
                return message.Length;
        }
    }

    private void LetGo(int id)
    {
        Slot slot = _slots[id];
        if (slot.State is SocketState.Connecting or SocketState.Connected)
        {
            slot.State = SocketState.Closed;
            slot.HasStack = false;
            slot.CloseDue = long.MaxValue;
            slot.Indicated = 0;
            slot.Unread = 0;
            slot.Sends.Clear();
            Withdraw(id, RtosMessageId.SocketReceived);
        }
    }

    private void PostCovered(int id)
    {
        Slot slot = _slots[id];
        while (slot.Sends.TryPeek(out (int Length, int End, bool Refused) send) && send.End <= slot.Acknowledged)
        {
            slot.Sends.Dequeue();
            _queue.Add(new Pending(RtosMessageId.SocketSent, id, send.Refused, send.Length));
        }
    }

    private void Announce(int id)
    {
        if (_slots[id] is { Indicated: 0, Unread: > 0 } && !IsPending(id, RtosMessageId.SocketReceived))
        {
            Post(id, RtosMessageId.SocketReceived);
        }
    }

    private void Reannounce(int id)
    {
        if (_slots[id].Indicated == 0)
        {
            Withdraw(id, RtosMessageId.SocketReceived);
        }
        else if (!IsPending(id, RtosMessageId.SocketReceived))
        {
            Post(id, RtosMessageId.SocketReceived);
        }
    }

    private int CountPosted(int id) => _queue.FindAll(p => p.Source == id && p.Id == RtosMessageId.SocketSent).Count;

    private bool IsPending(int id, RtosMessageId kind) => _queue.Exists(p => p.Source == id && p.Id == kind);

    private void Post(int id, RtosMessageId kind, bool failed = false) => _queue.Add(new Pending(kind, id, failed, 0));

    private void Withdraw(int id, RtosMessageId kind) => _queue.RemoveAll(p => p.Source == id && p.Id == kind);

    private sealed record Pending(RtosMessageId Id, int Source, bool Failed, int Length);

    private sealed class Slot
    {
        public SocketState State { get; set; }

        public bool HasStack { get; set; }

        public bool Established { get; set; }

        public int Unread { get; set; }

        public int Indicated { get; set; }

        public int Accepted { get; set; }

        public int Acknowledged { get; set; }

        public Queue<(int Length, int End, bool Refused)> Sends { get; } = new();

        public long? GoneAt { get; set; }

        public long CloseDue { get; set; } = long.MaxValue;
    }
}
