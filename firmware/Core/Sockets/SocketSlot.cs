using NanoSocket.Core.Rtos;

namespace NanoSocket.Core.Sockets;

/// <summary>
/// One socket id: its state as the task sees it, and its messages. The rules are those of spec 1 and 2 with the
/// decisions of section 7; numbers in comments are its clauses.
/// </summary>
internal sealed partial class SocketSlot
{
    private readonly SendConfirmations _sends = new();
    private Notice _connect;
    private Notice _receive;
    private Notice _peerClose;
    private bool _connectFailed;
    private bool _connectDecided;
    private int _indicated;
    private bool _delivering;
    private long _goneAt;
    private long _openedAt;
    private uint _bytesSent;

    public SocketSlot(int index, Connection connection)
    {
        Index = index;
        Connection = connection;
    }

    public int Index { get; }

    public SocketState State { get; private set; }

    public SocketKind Kind { get; private set; }

    /// <summary>Task whose queue gets the messages; null in <see cref="SocketState.Init"/>.</summary>
    public RtosTask? Task { get; private set; }

    /// <summary>The connection below; not open once it ended.</summary>
    public Connection Connection { get; }

    /// <summary>Counts connections, so that what belongs to an old one can be told from the new one's.</summary>
    public uint Generation { get; private set; }

    /// <summary>The peer's addresses; none until its name is resolved.</summary>
    public PeerAddresses Addresses { get; } = new();

    public ushort Port { get; private set; }

    public SocketFailure Failure { get; private set; }

    /// <summary>Who uses the slot instead of a task; null: nobody.</summary>
    public ISlotUser? User { get; private set; }

    public KeepAlive KeepAlive { get; } = new();

    /// <summary>When the close indication is due, in milliseconds; MaxValue when it is not.</summary>
    public long CloseDue { get; private set; } = long.MaxValue;

    /// <summary>UDP or ICMP: no connection, one datagram for each read.</summary>
    public bool HasDatagrams => Kind is SocketKind.Udp or SocketKind.Icmp;

    /// <summary>Connected or failed, whether or not the message was fetched.</summary>
    public bool IsConnectDecided => _connectDecided;

    /// <summary>The name of the peer has been asked for and not answered.</summary>
    public bool IsResolving => State == SocketState.Connecting && !_connectDecided && Addresses.Current == 0;

    /// <summary>The connect call was accepted.</summary>
    public void Begin(RtosTask task, in ConnectRequest request, long nowMs)
    {
        State = SocketState.Connecting;
        Task = task;
        Kind = request.Kind;
        Port = (ushort)request.Port;
        Addresses.Clear();
        _delivering = false;
        Generation++;
        Failure = SocketFailure.None;
        KeepAlive.Reset();
        CloseDue = long.MaxValue;
        _sends.Clear();
        _connectDecided = false;
        _indicated = 0;
        _goneAt = long.MaxValue;
        _openedAt = nowMs;
        BytesReceived = 0;
        _bytesSent = 0;
    }

    /// <summary>Leaves the slot to somebody else.</summary>
    public void Lend(ISlotUser user)
    {
        State = SocketState.Lent;
        User = user;
        Generation++;
    }

    /// <summary>The slot is free again.</summary>
    public void TakeBack()
    {
        State = SocketState.Init;
        User = null;
    }

    /// <summary>Milliseconds since the connect call.</summary>
    public long Age(long nowMs) => nowMs - _openedAt;

    /// <summary>What was accepted before the task's close could not be delivered.</summary>
    public void NotDelivered(SocketFailure reason)
    {
        if (_delivering)
        {
            Failure = reason;
        }
    }

    /// <summary>Posts CONN_CNF 0, once.</summary>
    public void ConnectSucceeded()
    {
        if (!_connectDecided)
        {
            Connection.MarkEstablished();
            PostConnect(failed: false);
        }
    }

    /// <summary>Posts CONN_CNF 1, once; what is below the socket is freed now.</summary>
    public void ConnectFailed(SocketFailure reason)
    {
        if (!_connectDecided)
        {
            Failure = reason;
            Connection.Close();
            PostConnect(failed: true);
        }
    }

    /// <summary>The connection ended from outside: the close indication becomes due.</summary>
    /// <param name="reason">Kept for diagnostics.</param>
    /// <param name="nowMs">The time.</param>
    /// <param name="delayed">False after a lost link, where only unread data is waited for (7.14).</param>
    public void Gone(SocketFailure reason, long nowMs, bool delayed)
    {
        if (!Connection.IsEstablished)
        {
            return;
        }

        if (reason != SocketFailure.PeerClosed)
        {
            Connection.MarkBroken();
            _sends.DropUncovered(Connection.Acknowledged);
            Acknowledged();
        }

        if (_goneAt == long.MaxValue)
        {
            _goneAt = nowMs;
            Failure = reason;
            CloseDue = nowMs + SocketConstants.CloseDelayMs;
        }

        if (!delayed && Connection.Available == 0 && !_peerClose.Pending)
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

    /// <summary>
    /// <c>sock_close</c>: accepted data is still sent; posted messages other than RECV_IND stay (1.5).
    /// </summary>
    public void Close()
    {
        if (State is SocketState.Connecting or SocketState.Connected)
        {
            LetGo();
        }
    }

    /// <summary>
    /// <c>sock_destroy</c>: frees the id; messages of the connection that nobody fetched are withdrawn.
    /// </summary>
    public void Destroy()
    {
        State = SocketState.Init;
        Task = null;
        _sends.Clear();
        _connect.Withdraw();
        _receive.Withdraw();
        _peerClose.Withdraw();
    }

    private void LetGo()
    {
        State = SocketState.Closed;
        CloseDue = long.MaxValue;
        _receive.Withdraw();
        _indicated = 0;
        _sends.DropUnposted();
        if (Failure == SocketFailure.None)
        {
            Failure = SocketFailure.ClosedLocally;
        }

        _delivering = Connection.Unconfirmed > 0 && !Connection.IsBroken;
        Connection.Close();
    }
}
