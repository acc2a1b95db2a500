using System;

namespace NanoSocket.Core.Sockets;

/// <summary>Data in and out: sends and their confirmations, announcements and reads.</summary>
internal sealed partial class SocketSlot
{
    public bool ConfirmationsFull => _sends.IsFull;

    /// <summary>Bytes announced and not read yet.</summary>
    public int Readable => _indicated;

    /// <summary>Bytes that the current indication announced.</summary>
    public int Announced { get; private set; }

    /// <summary>A RECV_IND waits to be fetched.</summary>
    public bool IsReceivePending => _receive.Pending;

    /// <summary>Bytes read by the task since the connect call; wraps at 2^32.</summary>
    public uint BytesReceived { get; private set; }

    /// <summary>Posts RECV_IND when there is something new to announce (2.4).</summary>
    public void IndicateReceived()
    {
        if (_indicated == 0 && !_receive.Pending && Connection.Available > 0)
        {
            _receive.Post(Task!);
        }
    }

    /// <summary>The peer acknowledged: posts the confirmations that are covered.</summary>
    public void Acknowledged()
    {
        uint acknowledged = Connection.Acknowledged;
        while (_sends.IsNextCovered(acknowledged))
        {
            _sends.PostNext(Task!.Post());
        }
    }

    /// <summary>A send on a connected socket: all or nothing, confirmed either way.</summary>
    public SocketError Send(ReadOnlySpan<byte> data, long nowMs)
    {
        SocketError error = SendNow(data);
        if (error == SocketError.Closed)
        {
            Gone(SocketFailure.Reset, nowMs, delayed: true);
        }

        bool refused = error != SocketError.Ok;
        int length = refused ? 0 : data.Length;
        _bytesSent += (uint)length;
        _sends.Add(length, Connection.Accepted, refused);
        Acknowledged();
        return error;
    }

    /// <summary>Bytes a send would accept now.</summary>
    public int Room => State == SocketState.Connected && !_sends.IsFull ? Connection.Room : 0;

    /// <summary>Reads at most what the current indication announced.</summary>
    public int Receive(Span<byte> buffer, long nowMs)
    {
        int wanted = Math.Min(buffer.Length, _indicated);
        if (State != SocketState.Connected || wanted == 0)
        {
            return 0;
        }

        int count = Connection.Receive(buffer.Slice(0, wanted));
        BytesReceived += (uint)count;
        _indicated = HasDatagrams || count == 0 ? 0 : _indicated - count;
        int available = Connection.Available;
        if (_indicated == 0)
        {
            AnnounceRest(available);
        }

        if (available > 0 && _goneAt != long.MaxValue)
        {
            PostponeClose(nowMs);
        }

        return count;
    }

    private SocketError SendNow(ReadOnlySpan<byte> data)
    {
        if (Connection.IsBroken)
        {
            return SocketError.Reset;
        }

        if (data.Length == 0)
        {
            return SocketError.Ok;
        }

        if (data.Length > Connection.Room)
        {
            return SocketError.NoBuffers;
        }

        return Connection.Send(data) ? SocketError.Ok : SocketError.Closed;
    }

    /// <summary>The indication is used up: what else is there is announced at once (2.4 rule 3, 7.10).</summary>
    private void AnnounceRest(int available)
    {
        _indicated = Math.Min(available, SocketConstants.MaxIndication);
        Announced = _indicated;
        if (_indicated == 0)
        {
            _receive.Withdraw();
        }
        else if (!_receive.Pending)
        {
            _receive.Post(Task!);
        }
    }

    /// <summary>A read that leaves data behind gives its reader another 500 ms, up to the limit (7.11).</summary>
    private void PostponeClose(long nowMs)
    {
        long due = Math.Min(nowMs + SocketConstants.CloseDelayMs, _goneAt + SocketConstants.CloseDelayLimitMs);
        if (due > nowMs)
        {
            CloseDue = due;
            _peerClose.Withdraw();
        }
    }
}
