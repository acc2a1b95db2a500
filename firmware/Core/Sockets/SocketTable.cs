using System;
using NanoSocket.Core.Endpoints;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Net;
using NanoSocket.Core.Rtos;

namespace NanoSocket.Core.Sockets;

/// <summary>
/// <c>socketcore</c>: ten sockets whose calls never block and whose results are messages. All members are called
/// with the core lock held; nothing here allocates after construction.
/// </summary>
public sealed class SocketTable : IMessageSource
{
    private readonly CoreTime _time;
    private readonly SlotWatch _watch;
    private readonly SocketSlot[] _slots = new SocketSlot[SocketConstants.SlotCount];
    private readonly SocketShares _shares = new();
    private INetworkStack _stack;
    private bool _linkUp;

    /// <summary>Makes the table over a stack with at least <see cref="SocketConstants.SlotCount"/> slots.</summary>
    /// <param name="stack">The network stack.</param>
    /// <param name="time">The core's time.</param>
    /// <param name="log">Takes warnings about sockets that are used in a way that leads to a standstill.</param>
    public SocketTable(INetworkStack stack, CoreTime time, CoreLog log)
    {
        _stack = stack;
        _time = time;
        _watch = new SlotWatch(log);
        for (int i = 0; i < _slots.Length; i++)
        {
            _slots[i] = new SocketSlot(i, new Connection(stack, i));
        }
    }

    /// <summary>
    /// When <see cref="ExpireTimers"/> has something to do; <see cref="long.MaxValue"/> when it has not.
    /// </summary>
    public long NextDeadline
    {
        get
        {
            long next = long.MaxValue;
            for (int i = 0; i < _slots.Length; i++)
            {
                next = Math.Min(next, Math.Min(_slots[i].CloseDue, _watch.NextDeadline(i)));
            }

            return next;
        }
    }

    /// <summary>Goes on with a stack that has been put over the one before.</summary>
    internal void Use(INetworkStack stack)
    {
        _stack = stack;
        for (int i = 0; i < _slots.Length; i++)
        {
            _slots[i].Connection.Use(stack);
        }
    }

    /// <summary><c>sock_conn_ext</c>.</summary>
    /// <param name="task">The caller; gets the socket's messages.</param>
    /// <param name="address">Dotted IPv4 or host name, ASCII.</param>
    /// <param name="request">The other arguments.</param>
    /// <returns>The id, -1, or -2 when the name cannot even be asked for.</returns>
    public int Connect(RtosTask task, ReadOnlySpan<byte> address, in ConnectRequest request)
    {
        SocketSlot? slot = FindFreeSlot(task);
        SocketFailure refused = CheckArguments(address, request);
        if (refused == SocketFailure.None)
        {
            refused = slot == null ? SocketFailure.NoFreeSocket : Connect(slot, task, address, request);
        }

        if (refused == SocketFailure.NoFreeSocket)
        {
            _watch.NoFreeSocket(task, _slots, _time.NowMs);
        }

        task.ConnectFailure = refused;
        if (refused == SocketFailure.None)
        {
            return slot!.Index;
        }

        bool cannotAsk = refused is SocketFailure.NoResolver or SocketFailure.ResolverFull;
        return cannotAsk ? SocketConstants.ConnectNoResolver : SocketConstants.ConnectRefused;
    }

    /// <summary><c>sock_send</c>: all or nothing; confirmed by a message.</summary>
    public SendStatus Send(int id, ReadOnlySpan<byte> data)
    {
        if (!TryGetSlot(id, out SocketSlot slot))
        {
            return new SendStatus(SocketError.Argument);
        }

        if (slot.State != SocketState.Connected)
        {
            return new SendStatus(SocketError.NotConnected);
        }

        SocketError error = slot.ConfirmationsFull ? SocketError.NoBuffers : slot.Send(data, _time.NowMs);
        if (error == SocketError.NoBuffers)
        {
            _watch.SendRefused(slot, data.Length, _time.NowMs);
        }

        return new SendStatus(error);
    }

    /// <summary><c>sock_recv</c>: bytes copied; 0 when there is nothing or nothing was announced.</summary>
    public int Receive(int id, Span<byte> buffer)
        => TryGetSlot(id, out SocketSlot slot) ? slot.Receive(buffer, _time.NowMs) : 0;

    /// <summary>How many bytes <see cref="Receive"/> can return now; sizes a buffer.</summary>
    public int Readable(int id) => TryGetSlot(id, out SocketSlot slot) ? slot.Readable : 0;

    /// <summary><c>sock_getremainbuf</c>: bytes that <see cref="Send"/> would accept now.</summary>
    public int RemainingBuffer(int id) => TryGetSlot(id, out SocketSlot slot) ? slot.Room : 0;

    /// <summary><c>sock_close</c>: always 1, always confirmed by a message.</summary>
    public int Close(RtosTask caller, int id)
    {
        RtosTask receiver = caller;
        uint generation = 0;
        if (TryGetSlot(id, out SocketSlot slot))
        {
            receiver = slot.Task ?? caller;
            generation = slot.Task == null ? 0 : slot.Generation;
            slot.Close();
        }

        receiver.CloseConfirmations.Post(id, generation);
        return 1;
    }

    /// <summary><c>sock_destroy</c>: 1 when the id was closed and is free now, otherwise 0.</summary>
    public int Destroy(int id)
    {
        if (!TryGetSlot(id, out SocketSlot slot) || slot.State != SocketState.Closed)
        {
            return 0;
        }

        slot.Destroy();
        return 1;
    }

    /// <summary><c>sock_setopt</c>: 0, or -1.</summary>
    public int SetOption(int id, int level, int name, int value)
    {
        bool done = TryGetSlot(id, out SocketSlot slot) && slot.Connection.IsOpen
            && SetOption(slot.Connection, slot.KeepAlive, level, name, value);
        return done ? 0 : -1;
    }

    /// <summary>The current or last connection of an id; of one that no task has, one that never was.</summary>
    public SocketKey KeyOf(int id)
        => new(id, TryGetSlot(id, out SocketSlot slot) && slot.Task != null ? slot.Generation : 0);

    /// <summary>Whether the connection still has its id.</summary>
    public bool IsCurrent(in SocketKey key) => key.Generation != 0 && KeyOf(key.Id).Generation == key.Generation;

    /// <summary>As <see cref="IsCurrent"/>; the log tells of a connection that has not.</summary>
    public bool Admit(in SocketKey key)
    {
        bool current = IsCurrent(key);
        if (!current)
        {
            _watch.StaleHandle(key, _time.NowMs);
        }

        return current;
    }

    /// <summary>A row of the socket table.</summary>
    public SlotSnapshot Snapshot(int id) => _slots[id].Snapshot(_time.NowMs);

    /// <summary>The link has an address.</summary>
    internal bool IsLinkUp => _linkUp;

    /// <summary>Woken when the link comes or goes; null while nobody waits for that.</summary>
    internal IEndpointSignal? LinkSignal { get; set; }

    /// <summary>Lends a free slot, the last one, so that ids stay small; -1 when there is none.</summary>
    internal int Lend(ISlotUser user)
    {
        bool isSpare = !_shares.AreAllPromised(_slots, null);
        for (int i = _slots.Length - 1; isSpare && i >= 0; i--)
        {
            if (_slots[i].State == SocketState.Init)
            {
                _slots[i].Lend(user);
                return i;
            }
        }

        return -1;
    }

    /// <summary>The borrower is done with the slot; its place in the stack is closed.</summary>
    internal void TakeBack(int index) => _slots[index].TakeBack();

    /// <summary>Keeps sockets for a task: those it does not have yet are not given to others. 0: none.</summary>
    /// <returns>False, and nothing changes, when there are not as many, or others have reserved too many.</returns>
    public bool TryReserve(RtosTask task, int count) => _shares.TryReserve(task, count);

    /// <summary>The task has ended: its sockets are closed and freed.</summary>
    public void EndTask(RtosTask task)
    {
        _shares.TryReserve(task, 0);
        for (int i = 0; i < _slots.Length; i++)
        {
            if (_slots[i].Task == task)
            {
                _slots[i].Close();
                _slots[i].Destroy();
            }
        }
    }

    /// <summary>The link has an address, or is gone. When it goes: 7.14.</summary>
    public void SetLink(bool up)
    {
        if (_linkUp && !up)
        {
            LoseLink();
        }

        bool changed = _linkUp != up;
        _linkUp = up;
        for (int i = 0; changed && i < _slots.Length; i++)
        {
            _slots[i].User?.OnLinkChanged();
        }

        if (changed)
        {
            LinkSignal?.Wake();
        }
    }

    /// <summary>Passes on what happened in the stack.</summary>
    public void ProcessEvents()
    {
        uint pending = _stack.PendingSlots;
        for (int i = 0; i < _slots.Length && pending != 0; i++)
        {
            if ((pending & (1u << i)) != 0)
            {
                pending &= ~(1u << i);
                Process(_slots[i], _stack.TakeEvents(i));
            }
        }
    }

    /// <summary>Posts the close indications that are due, and warns of what has stood still for long.</summary>
    public void ExpireTimers()
    {
        for (int i = 0; i < _slots.Length; i++)
        {
            _slots[i].ExpireClose(_time.NowMs);
            _watch.Look(_slots[i], _time.NowMs);
        }
    }

    /// <inheritdoc/>
    public bool TryPeek(RtosTask task, out uint stamp) => FindOldest(task, out stamp) != null;

    /// <inheritdoc/>
    public RtosMessage Take(RtosTask task) => FindOldest(task, out _)!.Take();

    private static SocketFailure CheckArguments(ReadOnlySpan<byte> address, in ConnectRequest request)
    {
        if (request.Kind is not (SocketKind.Tcp or SocketKind.Udp or SocketKind.Icmp or SocketKind.Tls))
        {
            return SocketFailure.UnsupportedType;
        }

        if (request.Kind == SocketKind.Tls && request.Tls == null)
        {
            return SocketFailure.TlsNotInImage;
        }

        return address.Length > SocketConstants.MaxAddressLength ? SocketFailure.AddressTooLong : SocketFailure.None;
    }

    private SocketFailure Connect(
        SocketSlot slot, RtosTask task, ReadOnlySpan<byte> address, in ConnectRequest request)
    {
        bool isLiteral = HostAddress.TryParseLiteral(address, out uint literal);
        if (_linkUp && (isLiteral || HostAddress.IsName(address)))
        {
            return Connector.Start(slot, task, address, isLiteral ? literal : null, request, _time.NowMs);
        }

        slot.Begin(task, request, _time.NowMs);
        slot.ConnectFailed(_linkUp ? SocketFailure.BadName : SocketFailure.LinkDown);
        return SocketFailure.None;
    }

    private bool TryGetSlot(int id, out SocketSlot slot)
    {
        bool valid = (uint)id < SocketConstants.SlotCount;
        slot = _slots[valid ? id : 0];
        return valid;
    }

    private SocketSlot? FindFreeSlot(RtosTask task)
    {
        bool isSpare = !_shares.AreAllPromised(_slots, task);
        for (int i = 0; isSpare && i < _slots.Length; i++)
        {
            if (_slots[i].State == SocketState.Init)
            {
                return _slots[i];
            }
        }

        return null;
    }

    private SocketSlot? FindOldest(RtosTask task, out uint oldestStamp)
    {
        SocketSlot? oldest = null;
        oldestStamp = 0;
        for (int i = 0; i < _slots.Length; i++)
        {
            if (_slots[i].Task == task && _slots[i].TryPeek(out uint stamp)
                && (oldest == null || Stamp.IsOlder(stamp, oldestStamp)))
            {
                oldest = _slots[i];
                oldestStamp = stamp;
            }
        }

        return oldest;
    }

    private void Process(SocketSlot slot, SlotEvents events)
    {
        if (slot.User != null)
        {
            slot.User.OnEvents(events);
            return;
        }

        SocketFailure reason = slot.Connection.Failure;
        if (!slot.Connection.IsOpen)
        {
            if ((events & SlotEvents.NotDelivered) != 0)
            {
                slot.NotDelivered(reason);
            }

            return;
        }

        if ((events & SlotEvents.ResolveFailed) != 0)
        {
            slot.ConnectFailed(reason);
        }
        else if ((events & SlotEvents.Resolved) != 0 && slot.IsResolving)
        {
            Connector.Resolved(slot);
        }

        if ((events & SlotEvents.Connected) != 0)
        {
            slot.ConnectSucceeded();
        }

        if ((events & (SlotEvents.ConnectFailed | SlotEvents.Reset)) != 0)
        {
            Connector.Failed(slot, reason, _time.NowMs);
        }

        ProcessEstablished(slot, events, reason);
    }

    private void ProcessEstablished(SocketSlot slot, SlotEvents events, SocketFailure reason)
    {
        if ((events & SlotEvents.Acknowledged) != 0)
        {
            slot.Acknowledged();
        }

        if ((events & SlotEvents.Readable) != 0)
        {
            slot.IndicateReceived();
        }

        if ((events & SlotEvents.Reset) != 0)
        {
            slot.Gone(reason, _time.NowMs, delayed: reason != SocketFailure.LinkLost);
        }
        else if ((events & SlotEvents.PeerClosed) != 0)
        {
            slot.Gone(SocketFailure.PeerClosed, _time.NowMs, delayed: true);
        }
    }

    private void LoseLink()
    {
        for (int i = 0; i < _slots.Length; i++)
        {
            if (_slots[i].Connection.IsOpen)
            {
                _slots[i].ConnectFailed(SocketFailure.LinkLost);
                _slots[i].Gone(SocketFailure.LinkLost, _time.NowMs, delayed: false);
            }
        }
    }

    private static bool SetOption(Connection connection, KeepAlive keepAlive, int level, int name, int value)
    {
        return level switch
        {
            SocketConstants.SolSocket when name == SocketConstants.SoReuseAddr
                => connection.SetReuseAddress(value != 0),
            SocketConstants.SolSocket when name == SocketConstants.SoKeepAlive
                => keepAlive.TrySetEnabled(value) && connection.Apply(keepAlive),
            SocketConstants.IpProtoTcp when name == SocketConstants.TcpKeepIdle
                => keepAlive.TrySetIdle(value) && connection.Apply(keepAlive),
            SocketConstants.IpProtoTcp when name == SocketConstants.TcpKeepInterval
                => keepAlive.TrySetInterval(value) && connection.Apply(keepAlive),
            SocketConstants.IpProtoTcp when name == SocketConstants.TcpKeepCount
                => keepAlive.TrySetCount(value) && connection.Apply(keepAlive),
            _ => false,
        };
    }
}
