using System;
using System.Collections.Generic;
using NanoSocket;

/// <summary>
/// What calls of <see cref="SocketCore"/> and <see cref="Rtos"/> must answer whatever their arguments are (table 1.11
/// and section 7 of the specification). Whatever else happens is an exception.
/// </summary>
internal sealed class ArgumentModel
{
    public const int CallCount = 14;

    private const int Slots = 10;
    private const int Free = 0;
    private const int Connecting = 1;
    private const int Connected = 2;
    private const int Closed = 3;
    private const int MaxTimers = 50;

    private readonly int[] _states = new int[Slots];
    private readonly List<int> _timers = new();
    private readonly int _longestReceiveMs;
    private int _foreignCloses;

    /// <param name="longestReceiveMs">No receive waits that long.</param>
    public ArgumentModel(int longestReceiveMs) => _longestReceiveMs = longestReceiveMs;

    /// <summary>Makes a call; the numbers and texts are any.</summary>
    public void Do(int call, int a, int b, int c, int d, string? text, byte[]? data)
    {
        switch (call)
        {
            case 0:
                Connect(a, text, b, c, d);
                break;
            case 1:
                Send(a, data);
                break;
            case 2:
                SendPart(a, data, b, c);
                break;
            case 3:
                SendText(a, text);
                break;
            case 4:
                ReceiveNew(a, b);
                break;
            case 5:
                ReceivePart(a, data, b, c);
                break;
            case 6:
                Close(a);
                break;
            case 7:
                Destroy(a);
                break;
            case 8:
                SetOption(a, b, c, d);
                break;
            case 9:
                Room(a);
                break;
            case 10:
                StartTimer(a, b);
                break;
            case 11:
                That(Rtos.TimerStop(a) == 1, "timer_stop returns 1");
                break;
            case 12:
                That(Rtos.Tick() >= 0, "a tick is not negative");
                break;
            default:
                Fetch(a);
                break;
        }
    }

    /// <summary>Closes and destroys everything, which is then as it was at the start.</summary>
    public void CleanUp()
    {
        while (Fetch(0))
        {
        }

        for (int id = 0; id < Slots; id++)
        {
            Close(id);
            Destroy(id);
        }

        foreach (int timer in _timers)
        {
            Rtos.TimerStop(timer);
        }

        while (Fetch(0))
        {
        }
    }

    private void Connect(int type, string? address, int port, int window, int localPort)
    {
        int free = Array.IndexOf(_states, Free);
        bool accepted = type is SocketCore.Tcp or SocketCore.Udp or SocketCore.Icmp
            && address != null && address.Length <= 100 && free >= 0;
        int id = SocketCore.SockConnExt(type, address!, port, window, localPort);
        bool noRoom = accepted && (id == -1 && localPort % 65536 != 0 || id == -2);
        That(id == (accepted ? free : -1) || noRoom, "sock_conn_ext of type " + type + " returned " + id);
        if (id >= 0)
        {
            _states[id] = Connecting;
        }
    }

    private void Send(int id, byte[]? data)
        => CheckSend(id, data == null ? 0 : data.Length, SocketCore.SockSend(id, data!));

    private void SendPart(int id, byte[]? data, int offset, int count)
    {
        if (IsPart(data, offset, count))
        {
            CheckSend(id, count, SocketCore.SockSend(id, data!, offset, count));
        }
        else
        {
            MustThrow(() => SocketCore.SockSend(id, data!, offset, count));
        }
    }

    private void SendText(int id, string? text)
    {
        if (text == null)
        {
            MustThrow(() => SocketCore.SockSend(id, text!));
        }
        else
        {
            SendResult result = SocketCore.SockSend(id, text);
            CheckSend(id, text.Length, result);
        }
    }

    private void CheckSend(int id, int length, SendResult result)
    {
        if (!IsSlot(id) || _states[id] != Connected)
        {
            int error = IsSlot(id) ? SocketCore.ErrENotConn : SocketCore.ErrEArg;
            That(result.Accepted == 0 && result.Error == error, "a send on " + id + ": " + result.Error);
            return;
        }

        bool known = result.Error is SocketCore.ErrOk or SocketCore.ErrENoBufs or SocketCore.ErrERst
            or SocketCore.ErrEClsd;
        That(known && result.Accepted == (result.Error == SocketCore.ErrOk ? 1 : 0), "send result " + result.Error);
        That(length <= 11200 || result.Accepted == 0, "more accepted than there can be room for");
    }

    private void ReceiveNew(int id, int length)
    {
        byte[] data = SocketCore.SockRecv(id, length);
        That(data.Length <= Math.Max(0, length), "sock_recv returns at most what was asked for");
        That(data.Length == 0 || IsConnected(id), "data of a socket that is not connected");
    }

    private void ReceivePart(int id, byte[]? buffer, int offset, int count)
    {
        if (IsPart(buffer, offset, count))
        {
            int received = SocketCore.SockRecv(id, buffer!, offset, count);
            That(received >= 0 && received <= count, "sock_recv returned " + received);
            That(received == 0 || IsConnected(id), "data of a socket that is not connected");
        }
        else
        {
            MustThrow(() => SocketCore.SockRecv(id, buffer!, offset, count));
        }
    }

    private void Close(int id)
    {
        // More confirmations of sockets that cannot exist than there is room for are dropped, by design.
        _foreignCloses += IsSlot(id) ? 0 : 1;
        That(SocketCore.SockClose(id) == 1, "sock_close returns 1");
        if (IsSlot(id) && _states[id] != Free)
        {
            _states[id] = Closed;
        }
    }

    private void Destroy(int id)
    {
        int expected = IsSlot(id) && _states[id] == Closed ? 1 : 0;
        That(SocketCore.SockDestroy(id) == expected, "sock_destroy of " + id + " returns " + expected);
        if (expected == 1)
        {
            _states[id] = Free;
        }
    }

    private void SetOption(int id, int level, int name, int value)
    {
        int result = SocketCore.SockSetOpt(id, level, name, value);
        bool open = IsSlot(id) && _states[id] is Connecting or Connected;
        bool isOption = level == SocketCore.SolSocket
            ? name is SocketCore.SoReuseAddr or SocketCore.SoKeepAlive
            : level == SocketCore.IpProtoTcp
                && name is SocketCore.TcpKeepIdle or SocketCore.TcpKeepIntvl or SocketCore.TcpKeepCnt;
        That(result == -1 || (result == 0 && open && isOption), "sock_setopt returned " + result);
    }

    private void Room(int id)
    {
        int room = SocketCore.SockGetRemainBuf(id);
        That(room >= 0 && room <= 11200, "sock_getremainbuf returned " + room);
        That(room == 0 || IsConnected(id), "room on a socket that is not connected");
    }

    private void StartTimer(int id, int milliseconds)
    {
        bool isKnown = _timers.Contains(id);
        int result = Rtos.TimerStart(id, milliseconds);
        bool mayBeFull = !isKnown && _timers.Count >= MaxTimers;
        That(result == 1 || (result == 0 && mayBeFull), "timer_start returned " + result);
        if (result == 1 && !isKnown)
        {
            _timers.Add(id);
        }
    }

    /// <summary>Takes a message; false when there was none.</summary>
    private bool Fetch(int timeout)
    {
        Message message = Rtos.Receive((int)((uint)timeout % (uint)_longestReceiveMs));
        int id = message.Id < Rtos.MsgSockRecvInd ? -1 : message.SocketIndex;
        switch (message.Id)
        {
            case Rtos.WaitMsgTimeout:
                return false;
            case Rtos.MsgTimer:
                That(_timers.Contains(message.TimerId), "a timer that was started");
                break;
            case Rtos.MsgPdpDeactInd:
                break;
            case Rtos.MsgSockConnCnf:
                That(IsSlot(id) && _states[id] is Connecting or Closed, "CONN_CNF of a connect");
                if (_states[id] == Connecting)
                {
                    _states[id] = message.Result == 0 ? Connected : Closed;
                }

                break;
            case Rtos.MsgSockCloseInd:
                That(IsSlot(id) && _states[id] is Connected or Closed, "CLOSE_IND of a connection");
                _states[id] = Closed;
                break;
            case Rtos.MsgSockRecvInd:
                That(IsConnected(id) && message.RecvLen is > 0 and <= 2048, "RECV_IND of a connection");
                break;
            case Rtos.MsgSockSendCnf:
                That(IsSlot(id) && _states[id] is Connected or Closed, "SEND_CNF of a connection");
                break;
            default:
                That(message.Id == Rtos.MsgSockCloseCnf && message.Result == 0, "message " + message.Id);
                That(IsSlot(id) || _foreignCloses-- > 0, "CLOSE_CNF of a close");
                break;
        }

        return true;
    }

    private bool IsConnected(int id) => IsSlot(id) && _states[id] == Connected;

    private static bool IsSlot(int id) => id >= 0 && id < Slots;

    private static bool IsPart(byte[]? array, int offset, int count)
        => array == null ? offset == 0 && count == 0 : offset >= 0 && count >= 0 && offset <= array.Length - count;

    private static void MustThrow(Action call)
    {
        try
        {
            call();
        }
        catch (ArgumentException)
        {
            return;
        }

        That(false, "an ArgumentException");
    }

    private static void That(bool condition, string expectation)
    {
        if (!condition)
        {
            throw new InvalidOperationException("expected: " + expectation);
        }
    }
}
