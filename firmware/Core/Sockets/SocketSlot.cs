using System;
using NanoSocket.Core.Rtos;

namespace NanoSocket.Core.Sockets;

/// <summary>
/// One socket id: its state as the task sees it, and its messages. The rules are those of spec 1 and 2 with the
/// decisions of section 7; numbers in comments are its clauses.
/// </summary>
internal sealed class SocketSlot
{
    private readonly SendConfirmations _sends = new();
    private Notice _connect;
    private Notice _receive;
    private Notice _peerClose;
    private bool _connectFailed;
    private bool _connectDecided;
    private int _indicated;
    private long _goneAt;
    private long _openedAt;
    private uint _bytesReceived;
    private uint _bytesSent;

    public SocketSlot(int index) => Index = index;

    public int Index { get; }

    public SocketState State { get; private set; }

    public SocketKind Kind { get; private set; }

    /// <summary>Task whose queue gets the messages; null in <see cref="SocketState.Init"/>.</summary>
    public RtosTask? Task { get; private set; }

    /// <summary>The connection below; null once it ended.</summary>
    public Connection? Connection { get; private set; }

    /// <summary>Counts connections, so that what belongs to an old one can be told from the new one's.</summary>
    public uint Generation { get; private set; }

    public uint Address { get; set; }

    public ushort Port { get; private set; }

    public SocketFailure Failure { get; private set; }

    public KeepAlive KeepAlive { get; } = new();

    /// <summary>When the close indication is due, in milliseconds; MaxValue when it is not.</summary>
    public long CloseDue { get; private set; } = long.MaxValue;

    public bool HasSocket => Connection != null;

    /// <summary>The name of the peer has been asked for and not answered.</summary>
    public bool IsResolving => State == SocketState.Connecting && !_connectDecided && HasSocket && Address == 0;

    public bool ConfirmationsFull => _sends.IsFull;

    /// <summary>Bytes announced and not read yet.</summary>
    public int Readable => _indicated;

    /// <summary>The connect call was accepted.</summary>
    public void Begin(RtosTask task, SocketKind kind, ushort port, Connection? connection, long nowMs)
    {
        State = SocketState.Connecting;
        Task = task;
        Kind = kind;
        Port = port;
        Address = 0;
        Connection = connection;
        Generation++;
        Failure = SocketFailure.None;
        KeepAlive.Reset();
        CloseDue = long.MaxValue;
        _sends.Clear();
        _connectDecided = false;
        _indicated = 0;
        _goneAt = long.MaxValue;
        _openedAt = nowMs;
        _bytesReceived = 0;
        _bytesSent = 0;
    }

    /// <summary>Posts CONN_CNF 0, once.</summary>
    public void ConnectSucceeded()
    {
        if (!_connectDecided && Connection != null)
        {
            Connection.Established = true;
            PostConnect(failed: false);
        }
    }

    /// <summary>Posts CONN_CNF 1, once; what is below the socket is freed now.</summary>
    public void ConnectFailed(SocketFailure reason)
    {
        if (!_connectDecided)
        {
            Failure = reason;
            Connection?.Abort();
            Connection = null;
            PostConnect(failed: true);
        }
    }

    /// <summary>Posts RECV_IND when there is something new to announce (2.4).</summary>
    public void IndicateReceived()
    {
        if (Connection is { Established: true } connection && _indicated == 0 && !_receive.Pending
            && connection.Available > 0)
        {
            _receive.Post(Task!);
        }
    }

    /// <summary>The peer acknowledged: posts the confirmations that are covered, and sends more.</summary>
    public void Acknowledged()
    {
        if (Connection != null)
        {
            ConfirmSends(Connection.Acknowledged);
            Connection.Pump();
        }
    }

    /// <summary>The connection ended from outside: the close indication becomes due.</summary>
    /// <param name="reason">Kept for diagnostics.</param>
    /// <param name="nowMs">The time.</param>
    /// <param name="delayed">False after a lost link, where only unread data is waited for (7.14).</param>
    public void Gone(SocketFailure reason, long nowMs, bool delayed)
    {
        if (Connection is not { Established: true } connection)
        {
            return;
        }

        if (reason != SocketFailure.PeerClosed)
        {
            connection.MarkBroken();
            _sends.DropUncovered(connection.Acknowledged);
            ConfirmSends(connection.Acknowledged);
        }

        bool first = _goneAt == long.MaxValue;
        if (first)
        {
            _goneAt = nowMs;
            Failure = reason;
            CloseDue = nowMs + SocketConstants.CloseDelayMs;
        }

        if (!delayed && connection.Available == 0)
        {
            CloseDue = nowMs;
        }
    }

    /// <summary>Posts CLOSE_IND when it is due.</summary>
    public void ExpireClose(long nowMs)
    {
        if (CloseDue <= nowMs)
        {
            CloseDue = long.MaxValue;
            _peerClose.Post(Task!);
        }
    }

    /// <summary>A send on a connected socket.</summary>
    /// <param name="data">Bytes to send.</param>
    /// <param name="keptBlocks">Pool blocks kept for other sockets.</param>
    public SocketError Send(ReadOnlySpan<byte> data, int keptBlocks)
    {
        Connection connection = Connection!;
        SocketError error = Kind == SocketKind.Udp ? SendDatagram(data) : SendStream(data, keptBlocks);
        bool refused = error != SocketError.Ok;
        _bytesSent += refused ? 0 : (uint)data.Length;
        _sends.Add(refused ? 0 : data.Length, connection.Accepted, refused);
        ConfirmSends(connection.Acknowledged);
        return error;
    }

    /// <summary>Bytes a send would accept now.</summary>
    public int Room(int keptBlocks)
    {
        if (State != SocketState.Connected || _sends.IsFull)
        {
            return 0;
        }

        return Kind == SocketKind.Udp ? SocketConstants.MaxDatagram : Connection!.Room(keptBlocks);
    }

    /// <summary>Reads at most what the current indication announced.</summary>
    public int Receive(Span<byte> buffer, long nowMs)
    {
        int wanted = Math.Min(buffer.Length, _indicated);
        if (State != SocketState.Connected || wanted == 0)
        {
            return 0;
        }

        int count = ReadStack(Connection!, buffer.Slice(0, wanted));
        _bytesReceived += (uint)count;
        _indicated = Kind == SocketKind.Udp || count == 0 ? 0 : _indicated - count;
        int available = Connection!.Available;
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

    /// <summary><c>sock_close</c>: accepted data is still sent; posted messages other than RECV_IND stay (1.5).</summary>
    public void Close(long nowMs)
    {
        if (State is SocketState.Connecting or SocketState.Connected)
        {
            LetGo(nowMs);
        }
    }

    /// <summary><c>sock_destroy</c>: frees the id; messages of the connection that nobody fetched are withdrawn.</summary>
    public void Destroy()
    {
        State = SocketState.Init;
        Task = null;
        _sends.Clear();
        _connect.Withdraw();
        _receive.Withdraw();
        _peerClose.Withdraw();
    }

    /// <summary>The stamp of the oldest message.</summary>
    public bool TryPeek(out uint stamp)
    {
        RtosMessageId oldest = OldestMessage(out stamp);
        return oldest != 0;
    }

    /// <summary>Fetches the oldest message and does what its fetch causes (2.3).</summary>
    public RtosMessage Take(long nowMs)
    {
        switch (OldestMessage(out _))
        {
            case RtosMessageId.SocketConnected:
                return TakeConnect();
            case RtosMessageId.SocketReceived:
                return TakeReceive();
            case RtosMessageId.SocketSent:
                _sends.TakeOldest(out int length, out bool refused);
                return RtosMessage.Socket(RtosMessageId.SocketSent, Index, refused, length);
            default:
                _peerClose.Withdraw();
                Close(nowMs);
                return RtosMessage.Socket(RtosMessageId.SocketPeerClosed, Index);
        }
    }

    /// <summary>A row of the socket table.</summary>
    public SlotSnapshot Snapshot(long nowMs) => new()
    {
        State = State,
        Kind = Kind,
        Generation = Generation,
        Address = Address,
        Port = Port,
        BytesSent = _bytesSent,
        BytesReceived = _bytesReceived,
        Unread = Connection is { Established: true } ? Connection.Available : 0,
        Unconfirmed = Connection?.Unconfirmed ?? 0,
        AgeMs = State == SocketState.Init ? 0 : nowMs - _openedAt,
        Failure = Failure,
    };

    private void PostConnect(bool failed)
    {
        _connectDecided = true;
        _connectFailed = failed;
        _connect.Post(Task!);
    }

    private RtosMessage TakeConnect()
    {
        _connect.Withdraw();
        if (State == SocketState.Connecting)
        {
            State = _connectFailed ? SocketState.Closed : SocketState.Connected;
        }

        return RtosMessage.Socket(RtosMessageId.SocketConnected, Index, _connectFailed);
    }

    private RtosMessage TakeReceive()
    {
        _receive.Withdraw();
        if (_indicated == 0)
        {
            _indicated = Math.Min(Connection!.Available, SocketConstants.MaxIndication);
        }

        return RtosMessage.Socket(RtosMessageId.SocketReceived, Index, failed: false, _indicated);
    }

    private RtosMessageId OldestMessage(out uint stamp)
    {
        RtosMessageId oldest = 0;
        stamp = 0;
        Older(_connect.Pending, _connect.Stamp, RtosMessageId.SocketConnected, ref oldest, ref stamp);
        Older(_receive.Pending, _receive.Stamp, RtosMessageId.SocketReceived, ref oldest, ref stamp);
        Older(_sends.HasPosted, _sends.OldestStamp, RtosMessageId.SocketSent, ref oldest, ref stamp);
        Older(_peerClose.Pending, _peerClose.Stamp, RtosMessageId.SocketPeerClosed, ref oldest, ref stamp);
        return oldest;
    }

    private static void Older(
        bool pending, uint stamp, RtosMessageId id, ref RtosMessageId oldest, ref uint oldestStamp)
    {
        if (pending && (oldest == 0 || Stamp.IsOlder(stamp, oldestStamp)))
        {
            oldest = id;
            oldestStamp = stamp;
        }
    }

    private void ConfirmSends(uint acknowledged)
    {
        while (_sends.IsNextCovered(acknowledged))
        {
            _sends.PostNext(Task!.Post());
        }
    }

    private SocketError SendDatagram(ReadOnlySpan<byte> data)
    {
        if (data.Length > SocketConstants.MaxDatagram)
        {
            return SocketError.NoBuffers;
        }

        return data.Length == 0 || Connection!.SendDatagram(data) ? SocketError.Ok : SocketError.WouldBlock;
    }

    private SocketError SendStream(ReadOnlySpan<byte> data, int keptBlocks)
    {
        Connection connection = Connection!;
        if (connection.Broken)
        {
            return SocketError.Reset;
        }

        if (data.Length > connection.Room(keptBlocks))
        {
            return SocketError.NoBuffers;
        }

        return connection.SendStream(data) ? SocketError.Ok : SocketError.Closed;
    }

    /// <summary>Datagrams without payload are nothing a read could return: they are skipped.</summary>
    private int ReadStack(Connection connection, Span<byte> buffer)
    {
        int count = connection.Receive(buffer);
        while (count <= 0 && Kind == SocketKind.Udp && connection.Available > 0)
        {
            count = connection.Receive(buffer);
        }

        return Math.Max(0, count);
    }

    /// <summary>The indication is used up: what else is there is announced at once (2.4 rule 3, 7.10).</summary>
    private void AnnounceRest(int available)
    {
        _indicated = Math.Min(available, SocketConstants.MaxIndication);
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

    private void LetGo(long nowMs)
    {
        State = SocketState.Closed;
        CloseDue = long.MaxValue;
        _receive.Withdraw();
        _indicated = 0;
        _sends.DropUnposted();
        if (Connection is { } connection)
        {
            Connection = null;
            if (connection.Established && !connection.Broken)
            {
                connection.CloseOrderly(nowMs);
            }
            else
            {
                connection.Abort();
            }
        }
    }
}
