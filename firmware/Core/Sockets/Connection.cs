using System;
using NanoSocket.Core.Net;

namespace NanoSocket.Core.Sockets;

/// <summary>
/// One connection on a slot of the stack. It belongs to a socket until that is closed; if bytes are still in the
/// send pool then, it lives on by itself until they are handed over, so that a close never cuts accepted data.
/// </summary>
internal sealed class Connection
{
    private readonly INetworkStack _stack;
    private readonly SendPool _pool;
    private SendPool.Chain _unsent;
    private uint _accepted;
    private uint _flushedAcknowledged;

    public Connection(INetworkStack stack, SendPool pool, int stackSlot)
    {
        _stack = stack;
        _pool = pool;
        StackSlot = stackSlot;
    }

    public int StackSlot { get; }

    public bool InUse { get; private set; }

    public Transport Transport { get; private set; }

    /// <summary>The socket it belongs to; null while it is flushed after a close.</summary>
    public SocketSlot? Owner { get; private set; }

    /// <summary>TCP: the handshake is done. UDP: the peer is fixed.</summary>
    public bool Established { get; set; }

    /// <summary>Reset or aborted: nothing more can be sent.</summary>
    public bool Broken { get; private set; }

    /// <summary>When the flush is given up, in milliseconds.</summary>
    public long FlushDeadline { get; private set; }

    public bool IsFlushing => InUse && Owner == null;

    public int PoolBlocks => _unsent.Blocks;

    public int Available => _stack.Available(StackSlot);

    public uint Acknowledged => Transport == Transport.Tcp ? _stack.AcknowledgedBytes(StackSlot) : _accepted;

    /// <summary>Bytes accepted since the connection began; wraps.</summary>
    public uint Accepted => _accepted;

    public int Unconfirmed => unchecked((int)(_accepted - Acknowledged));

    /// <summary>Reserves the stack's slot.</summary>
    public StackResult Open(SocketSlot owner, Transport transport, ushort localPort, int receiveWindow)
    {
        StackResult result = _stack.Open(StackSlot, transport, localPort, receiveWindow);
        if (result != StackResult.Ok)
        {
            return result;
        }

        InUse = true;
        Owner = owner;
        Transport = transport;
        Established = false;
        Broken = false;
        _accepted = 0;
        return StackResult.Ok;
    }

    /// <summary>TCP bytes a send may have now.</summary>
    /// <param name="keptBlocks">Pool blocks that belong to others.</param>
    public int Room(int keptBlocks)
    {
        int room = Math.Min(_pool.Room(_unsent, keptBlocks), SocketConstants.MaxSend - Unconfirmed);
        return Broken ? 0 : Math.Max(0, room);
    }

    /// <summary>Takes TCP bytes for which there is room; false when the connection is gone.</summary>
    public bool SendStream(ReadOnlySpan<byte> data)
    {
        int taken = 0;
        if (_unsent.Length == 0 && data.Length > 0)
        {
            taken = _stack.Send(StackSlot, data);
            if (taken < 0)
            {
                MarkBroken();
                return false;
            }
        }

        _pool.Append(ref _unsent, data.Slice(taken));
        _accepted += (uint)data.Length;
        return true;
    }

    /// <summary>Sends one datagram; false when the stack cannot take it.</summary>
    public bool SendDatagram(ReadOnlySpan<byte> data)
    {
        bool sent = _stack.Send(StackSlot, data) == data.Length;
        _accepted += sent ? (uint)data.Length : 0;
        return sent;
    }

    public int Receive(Span<byte> buffer) => _stack.Receive(StackSlot, buffer);

    /// <summary>Hands bytes of the pool to the stack as far as it has room.</summary>
    public void Pump()
    {
        while (_unsent.Length > 0)
        {
            ReadOnlySpan<byte> next = _pool.Peek(_unsent);
            int taken = _stack.Send(StackSlot, next);
            if (taken < 0)
            {
                MarkBroken();
                return;
            }

            if (taken == 0)
            {
                return;
            }

            _pool.Consume(ref _unsent, taken);
        }
    }

    /// <summary>Nothing more can be sent: the pool gets its blocks back.</summary>
    public void MarkBroken()
    {
        Broken = true;
        _pool.Clear(ref _unsent);
    }

    /// <summary>The socket lets go; accepted bytes are still sent, then the connection is closed in order.</summary>
    public void CloseOrderly(long nowMs)
    {
        Owner = null;
        FlushDeadline = nowMs + SocketConstants.FlushTimeoutMs;
        _flushedAcknowledged = Acknowledged;
        ContinueFlush(nowMs);
    }

    /// <summary>Ends the connection at once.</summary>
    public void Abort()
    {
        MarkBroken();
        Release(orderly: false);
    }

    /// <summary>Sends what is left, throws away what arrives, and ends when done or when the peer is silent.</summary>
    public void ContinueFlush(long nowMs)
    {
        Pump();
        if (_unsent.Length == 0)
        {
            Release(orderly: !Broken);
            return;
        }

        DiscardInput();
        if (Acknowledged != _flushedAcknowledged)
        {
            _flushedAcknowledged = Acknowledged;
            FlushDeadline = nowMs + SocketConstants.FlushTimeoutMs;
        }
        else if (nowMs >= FlushDeadline)
        {
            Abort();
        }
    }

    /// <summary>Keeps the peer's sends going: a peer that echoes would otherwise stop reading, and never acknowledge.</summary>
    private void DiscardInput()
    {
        Span<byte> scratch = stackalloc byte[128];
        int budget = SocketConstants.MaxSend;
        while (budget > 0 && _stack.Available(StackSlot) > 0)
        {
            int count = _stack.Receive(StackSlot, scratch);
            if (count <= 0)
            {
                return;
            }

            budget -= count;
        }
    }

    private void Release(bool orderly)
    {
        _stack.Close(StackSlot, orderly);
        InUse = false;
        Owner = null;
    }
}
