using System;
using System.Linq;
using System.Text;
using NanoSocket.Core.Sockets;
using NanoSocket.Simulation.Tests.Schedules;
using NanoSocket.Simulation.Tests.World;

namespace NanoSocket.Simulation.Tests.Model;

/// <summary>The calls, with the results of table 1.11 and section 7.</summary>
internal sealed partial class CheckedCore
{
    private const int SendLimit = 11200;

    /// <summary>A name server may still be asked for a name that nobody waits for any more.</summary>
    private const long NameLifeMs = 60_000;

    /// <summary>A closed connection may keep its port for its FIN, the peer's, and TIME_WAIT.</summary>
    private const long PortLifeMs = 150_000;

    public int Connect(ModelTask task, ConnectPlan plan)
    {
        Enter();
        int free = Array.FindIndex(_slots, slot => slot.State == SocketState.Init);
        int id = Sockets.Connect(task.Queue, Encoding.ASCII.GetBytes(plan.Address), plan.Request);
        Say(task, $"connect {plan} -> {id}");
        if (id < 0)
        {
            Violation.Unless(id == -1 || id == -2, $"sock_conn_ext returned {id}");
            bool allowed = free < 0 ? id == -1 : id == -1 ? MayBeRefused(plan) : MayLackResolver(plan);
            Violation.Unless(allowed, $"sock_conn_ext returned {id} for no reason");
            return id;
        }

        Violation.Unless(id == free, $"the id is {id}, not the lowest free one, {free}");
        Violation.Unless(!MustBeRefused(plan), $"local port {plan.LocalPort} is in use");
        ModelSlot slot = _slots[id];
        slot.State = SocketState.Connecting;
        slot.Task = task;
        slot.Connection = new ModelConnection
        {
            Id = id,
            Generation = Sockets.Snapshot(id).Generation,
            Plan = plan,
            Task = task,
            OpenedAt = Now,
            WasOffline = !_isOnline,
            Quality = _quality,
            WasCutOff = _isCutOff,
        };
        _connections.Add(slot.Connection);
        CheckStates();
        return id;
    }

    public void Send(ModelTask task, int id, int length)
    {
        Enter();
        ModelConnection? connection = Connection(id);
        int room = Sockets.RemainingBuffer(id);
        byte[] data = Pattern.Make(connection?.Plan.Port ?? 0, connection?.Accepted ?? 0, length);
        SendStatus status = Sockets.Send(id, data);
        Say(task, $"send {id}, {length} bytes, room {room} -> {status.Accepted} {(int)status.Error}");
        if (State(id) != SocketState.Connected)
        {
            SocketError expected = IsSlot(id) ? SocketError.NotConnected : SocketError.Argument;
            Violation.Unless(status.Error == expected && room == 0, "a send on a socket that is not connected");
            return;
        }

        CheckRoom(connection!, room);
        if (status.Error == SocketError.Ok)
        {
            Violation.Unless(length <= room || length == 0, $"{length} bytes accepted, room was {room}");
            Accept(connection!, data);
        }
        else
        {
            Refuse(connection!, status.Error, length, room);
        }
    }

    public void Receive(ModelTask task, int id, int length)
    {
        Enter();
        ModelConnection? connection = State(id) == SocketState.Connected ? Connection(id) : null;
        int expected = Math.Min(length, connection?.Indicated ?? 0);
        byte[] buffer = new byte[length];
        int count = Sockets.Receive(id, buffer);
        Say(task, $"receive {id}, {length} bytes -> {count}");
        bool partial = connection is { IsTcp: false } && count > 0;
        Violation.Unless(count == expected || (partial && count <= expected), $"read {count}, expected {expected}");
        if (connection != null && count > 0)
        {
            VerifyReceived(connection, buffer.AsSpan(0, count), length);
            connection.Received += count;
            connection.Indicated -= connection.IsTcp ? count : connection.Indicated;
            AfterRead(connection);
        }
    }

    public void Close(ModelTask task, int id)
    {
        Enter();
        Say(task, $"close {id}");
        Violation.Unless(Sockets.Close(task.Queue, id) == 1, "sock_close did not return 1");
        ModelTask receiver = task;
        if (IsSlot(id))
        {
            receiver = _slots[id].Task ?? task;
            LetGo(_slots[id]);
        }

        receiver.Closed(id, Connection(id));
        CheckStates();
    }

    public void Destroy(ModelTask task, int id)
    {
        Enter();
        int expected = State(id) == SocketState.Closed ? 1 : 0;
        int result = Sockets.Destroy(id);
        Say(task, $"destroy {id} -> {result}");
        Violation.Unless(result == expected, $"sock_destroy returned {result}, not {expected}");
        if (result == 1)
        {
            _slots[id].Free();
        }

        CheckStates();
    }

    public void SetOption(ModelTask task, int id, int level, int name, int value)
    {
        Enter();
        int result = Sockets.SetOption(id, level, name, value);
        Say(task, $"setopt {id} {level} {name} {value} -> {result}");
        Violation.Unless(result is 0 or -1, $"sock_setopt returned {result}");
        bool open = State(id) is SocketState.Connecting or SocketState.Connected;
        Violation.Unless(open || result == -1, "an option of a socket that is not open");
        bool settable = level == SocketConstants.SolSocket && name == SocketConstants.SoKeepAlive;
        bool sound = State(id) == SocketState.Connected && Connection(id) is { IsTcp: true } connection
            && !connection.MayBeBroken(Now);
        Violation.Unless(!settable || !sound || result == 0, "keep-alive was refused");
    }

    public void StartTimer(ModelTask task, int id, int milliseconds)
    {
        Enter();
        bool expected = task.StartTimer(id, Now + Math.Max(0, milliseconds));
        bool started = task.Queue.Timers.Start(id, milliseconds, Now);
        Say(task, $"timer {id} in {milliseconds} ms -> {started}");
        Violation.Unless(started == expected, $"timer_start returned {started}");
    }

    public void StopTimer(ModelTask task, int id)
    {
        Enter();
        Say(task, $"stop timer {id}");
        task.Queue.Timers.Stop(id);
        task.StopTimer(id);
    }

    /// <summary>A port that is still held, or more closed connections at work than there is room for.</summary>
    private bool MayBeRefused(ConnectPlan plan)
    {
        bool portHeld = plan.LocalPort != 0 && _connections.Exists(
            other => other.Plan.Kind == plan.Kind && other.Plan.LocalPort == plan.LocalPort
                && (other.ClosedAt == null || Now - other.ClosedAt < PortLifeMs));
        int lingering = _connections.Count(other => other.MayLinger(Now));
        return portHeld || lingering >= SocketConstants.SlotCount || _quality == NetworkQuality.Hostile;
    }

    private bool MustBeRefused(ConnectPlan plan) => plan.LocalPort != 0 && _isOnline && plan.IsNameValid
        && Array.Exists(_slots, slot => slot.State == SocketState.Connected
            && slot.Connection!.Plan.Kind == plan.Kind && slot.Connection.Plan.LocalPort == plan.LocalPort
            && slot.Connection.Plan.Tcp?.EndedAt == null && !slot.Connection.MayBeBroken(Now));

    private bool MayLackResolver(ConnectPlan plan) => !plan.IsLiteral && plan.IsNameValid && _connections.Count(
        other => !other.Plan.IsLiteral && Now - other.OpenedAt < NameLifeMs) >= SocketConstants.SlotCount - 1;

    private void CheckRoom(ModelConnection connection, int room)
    {
        Violation.Unless(room >= 0, "negative room");
        if (connection is { IsTcp: true, IsHostile: false })
        {
            Violation.Unless(room <= SendLimit - connection.Unacknowledged, $"room {room} beyond the limit");
            bool poolIsFree = _connections.TrueForAll(
                other => other.Accepted == 0 || other.Sends.Count == 0 && other.Unacknowledged == 0
                    && (other.ClosedAt == null || Now - other.ClosedAt > PortLifeMs));
            bool idle = poolIsFree && connection.Sends.Count == 0 && !connection.MayBeBroken(Now);
            Violation.Unless(!idle || room == SendLimit, $"room {room} when everything is confirmed (7.1)");
        }
    }

    private static void Accept(ModelConnection connection, byte[] data)
    {
        Violation.Unless(
            connection.Sends.Count < SocketConstants.MaxConfirmations, "accepted, with 16 confirmations unfetched");
        connection.Accepted += data.Length;
        connection.Sends.Enqueue(new ModelSend(data.Length, connection.Accepted, Refused: false));
        if (connection.Plan.Tcp is { } server)
        {
            server.Promised = connection.Accepted;
        }
        else if (data.Length > 0)
        {
            connection.Plan.Udp!.Expect(data);
        }
    }

    private void Refuse(ModelConnection connection, SocketError error, int length, int room)
    {
        bool full = connection.Sends.Count >= SocketConstants.MaxConfirmations;
        switch (error)
        {
            case SocketError.NoBuffers when full:
                return;
            case SocketError.NoBuffers:
                Violation.Unless(length > room, $"{length} bytes refused, room was {room}");
                break;
            case SocketError.Reset or SocketError.Closed:
                Violation.Unless(connection.MayBeBroken(Now), "a sound connection refused a send");
                break;
            default:
                throw new Violation($"sock_send failed with {error}");
        }

        connection.Sends.Enqueue(new ModelSend(0, connection.Accepted, Refused: true));
    }

    private static void VerifyReceived(ModelConnection connection, ReadOnlySpan<byte> data, int wanted)
    {
        if (connection.IsHostile)
        {
            return;
        }

        if (connection.Plan.Tcp is not { } server)
        {
            Violation.Unless(connection.Plan.Udp!.HasSent(data), $"{connection}: a datagram that nobody sent");
            return;
        }

        Pattern.Verify(server.DownStream, connection.Received, data, connection.ToString());
        Violation.Unless(
            connection.Received + data.Length <= server.Written, $"{connection}: more than the server sent");
    }

    /// <summary>When an indication is used up, what is left is announced at once (2.4 rule 3, 7.10).</summary>
    private void AfterRead(ModelConnection connection)
    {
        int unread = Sockets.Snapshot(connection.Id).Unread;
        if (unread > 0)
        {
            connection.LeftDataAt = Now;
        }

        if (connection.Indicated == 0)
        {
            connection.Indicated = Math.Min(unread, SocketConstants.MaxIndication);
            connection.IndicationWaits = connection.Indicated > 0;
        }
    }
}
