using System;
using NanoSocket.Core.Rtos;
using NanoSocket.Core.Sockets;

namespace NanoSocket.Simulation.Tests.Model;

/// <summary>The messages: which may come, with which fields, and what must have come before there are none.</summary>
internal sealed partial class CheckedCore
{
    /// <summary>Fetches the task's next message. When there is none, nothing may be owed.</summary>
    public RtosMessage? Fetch(ModelTask task)
    {
        _device.Engine.Time.Advance(Now);
        if (!task.Queue.TryReceive(out RtosMessage message))
        {
            CheckNothingOwed(task);
            return null;
        }

        HasWork |= message.Id == RtosMessageId.SocketPeerClosed;
        Say(task, $"{message.Id} {message.Source} result {message.Result} length {message.Length}{Reason(message)}");
        Check(task, message);
        CheckStates();
        return message;
    }

    /// <summary>Why a connection failed or ended.</summary>
    private string Reason(RtosMessage message)
    {
        bool failed = message.Id == RtosMessageId.SocketPeerClosed
            || (message.Id == RtosMessageId.SocketConnected && message.Result != 0);
        return failed ? " " + Sockets.Snapshot(message.Source).Failure : "";
    }

    private void Check(ModelTask task, RtosMessage message)
    {
        switch (message.Id)
        {
            case RtosMessageId.Timer:
                task.TakeTimer(message.Source);
                break;
            case RtosMessageId.PdpDeactivated:
                Violation.Unless(task.LinkNotice, "a lost link was told that was not lost");
                task.LinkNotice = false;
                _connections.ForEach(
                    connection => connection.IsLossTold |= connection.Task == task && connection.LinkLostAt != null);
                break;
            case RtosMessageId.SocketClosed:
                Violation.Unless(message.Result == 0, "CLOSE_CNF says failure");
                task.TakeClose(message.Source);
                break;
            default:
                CheckSocket(task, message);
                break;
        }
    }

    private void CheckSocket(ModelTask task, RtosMessage message)
    {
        ModelConnection? connection = Connection(message.Source);
        Violation.Unless(connection != null, "a message of a socket that was destroyed");
        Violation.Unless(connection.Task == task, "a message of another task's socket (7.13)");
        Violation.Unless(connection.Generation == message.Generation, "a message of an older connection (7.12)");
        Violation.Unless(!connection.IsOver, "a message after CLOSE_CNF (7.12)");
        bool first = message.Id == RtosMessageId.SocketConnected;
        Violation.Unless(first == (connection.IsConnected == null), "CONN_CNF comes once, and first (2.10)");
        switch (message.Id)
        {
            case RtosMessageId.SocketConnected:
                CheckConnected(connection, message.Result == 0);
                break;
            case RtosMessageId.SocketSent:
                CheckSent(connection, message);
                break;
            case RtosMessageId.SocketReceived:
                CheckReceived(connection, message.Length);
                break;
            case RtosMessageId.SocketPeerClosed:
                CheckEnd(connection);
                break;
            default:
                throw new Violation($"message {message.Id}");
        }
    }

    private void CheckConnected(ModelConnection connection, bool success)
    {
        long decided = connection.ClosedAt ?? Now;
        Violation.Unless(
            connection.MayConclude(success, decided),
            $"{connection}: CONN_CNF says {(success ? "success" : "failure")}");
        connection.IsConnected = success;
        ModelSlot slot = _slots[connection.Id];
        if (slot.State == SocketState.Connecting)
        {
            slot.State = success ? SocketState.Connected : SocketState.Closed;
            connection.ClosedAt = success ? null : Now;
        }
    }

    /// <summary>
    /// In the order of the sends; of a broken connection those are left out that were not acknowledged.
    /// </summary>
    private void CheckSent(ModelConnection connection, RtosMessage message)
    {
        bool refused = message.Result != 0;
        while (connection.Sends.TryPeek(out ModelSend skipped) && !Matches(skipped, message) && !skipped.Refused
            && connection.MayBeBroken(Now))
        {
            connection.Sends.Dequeue();
        }

        Violation.Unless(connection.Sends.TryDequeue(out ModelSend send), "SEND_CNF without a send");
        Violation.Unless(Matches(send, message), $"SEND_CNF does not belong to the send of {send.Length} bytes");
        bool acknowledged = refused || !connection.IsTcp || connection.IsHostile
            || connection.Plan.Tcp!.Acknowledged >= send.End;
        Violation.Unless(acknowledged, "SEND_CNF before the server has acknowledged (2.3)");
    }

    private static bool Matches(ModelSend send, RtosMessage message)
        => send.Refused == (message.Result != 0) && send.Length == message.Length;

    private void CheckReceived(ModelConnection connection, int length)
    {
        Violation.Unless(State(connection.Id) == SocketState.Connected, "RECV_IND of a closed socket");
        Violation.Unless(length is > 0 and <= SocketConstants.MaxIndication, $"RECV_IND of {length} bytes");
        bool once = connection.IndicationWaits || connection.Indicated == 0;
        Violation.Unless(once, "RECV_IND before the last one was used up (2.4)");
        int expected = connection.IndicationWaits
            ? connection.Indicated
            : Math.Min(Sockets.Snapshot(connection.Id).Unread, SocketConstants.MaxIndication);
        Violation.Unless(length == expected, $"RECV_IND of {length} bytes, {expected} are there (7.10)");
        connection.Indicated = length;
        connection.IndicationWaits = false;
    }

    private void CheckEnd(ModelConnection connection)
    {
        bool open = connection.ClosedAt == null;
        long posted = connection.ClosedAt ?? Now;
        Violation.Unless(!connection.EndTold, "CLOSE_IND twice");
        Violation.Unless(connection.MayEnd(posted), $"{connection}: CLOSE_IND for no reason, or too early");
        Violation.Unless(!open || !connection.WasTooEarly(Now), "CLOSE_IND less than 500 ms after a read (7.11)");
        bool onlyLink = connection.Plan.Tcp?.EndedAt == null && connection.LinkLostAt != null;
        Violation.Unless(!onlyLink || connection.IsLossTold, "CLOSE_IND before the lost link was told (7.14)");
        connection.EndTold = true;
        if (open && connection.Indicated == 0)
        {
            CheckComplete(connection);
        }

        LetGo(_slots[connection.Id]);
    }

    /// <summary>All that was announced was read, and the server closed in order: so nothing is missing.</summary>
    private void CheckComplete(ModelConnection connection)
    {
        if (connection.Plan.Tcp is { EndedAt: not null } server && !connection.MayBeBroken(Now))
        {
            Violation.Unless(
                connection.Received == server.Written,
                $"{connection}: {connection.Received} of {server.Written} bytes before CLOSE_IND");
        }
    }

    private void CheckNothingOwed(ModelTask task)
    {
        task.CheckEmpty();
        foreach (ModelSlot slot in _slots)
        {
            if (slot.Task == task)
            {
                CheckNothingOwed(slot);
            }
        }
    }

    private void CheckNothingOwed(ModelSlot slot)
    {
        ModelConnection connection = slot.Connection!;
        if (slot.State == SocketState.Connecting)
        {
            Violation.Unless(connection.LinkLostAt == null, $"{connection}: no CONN_CNF after the link was lost");
            Violation.Unless(!connection.WasOffline, $"{connection}: no CONN_CNF without a link");
        }
        else if (slot.State == SocketState.Connected)
        {
            CheckNothingOwed(connection);
        }
    }

    private void CheckNothingOwed(ModelConnection connection)
    {
        int unread = Sockets.Snapshot(connection.Id).Unread;
        Violation.Unless(!connection.IndicationWaits, $"{connection}: what sock_recv announced was not told");
        Violation.Unless(unread == 0 || connection.Indicated > 0, $"{connection}: unread data and no RECV_IND");
        bool next = connection.Sends.TryPeek(out ModelSend send);
        bool empty = send.Length == 0 && !connection.MayBeBroken(Now);
        bool mustBeThere = next && (send.Refused || empty || !connection.IsTcp);
        Violation.Unless(!mustBeThere, $"{connection}: a send without SEND_CNF");
        bool waits = connection.HadUnreadAtLoss && _steppedAt <= connection.LinkLostAt + SocketConstants.CloseDelayMs;
        waits |= _steppedAt <= connection.LeftDataAt + SocketConstants.CloseDelayMs;
        bool mustEnd = connection.LinkLostAt != null && unread == 0 && !waits;
        Violation.Unless(!mustEnd, $"{connection}: no CLOSE_IND after the link was lost (7.14)");
    }
}
