using System;
using System.Text;
using NanoSocket.Core.Rtos;
using NanoSocket.Core.Sockets;
using NanoSocket.Core.Tests.Support;
using Xunit;

namespace NanoSocket.Core.Tests.Sockets;

/// <summary>What the log says about sockets that are used in a way that leads to a standstill.</summary>
public sealed class WarningTests
{
    private readonly SocketBench _bench = new();

    [Fact]
    public void An_id_closed_and_not_destroyed_for_30_seconds_is_named_once()
    {
        int id = _bench.Connected();
        _bench.Table.Close(_bench.Task, id);
        _bench.Expect(RtosMessageId.SocketClosed, id);
        _bench.Step(29_000);
        Assert.Empty(Warnings());
        _bench.Step(2_000);
        Assert.Equal(
            ["warning: task 0: socket 0 closed 30 s ago but not destroyed: its id stays taken until sock_destroy(0)"],
            Warnings());
        _bench.Step(600_000);
        Assert.Empty(Warnings());
    }

    [Fact]
    public void An_id_whose_close_was_not_fetched_is_not_called_leaked()
    {
        int id = _bench.Connected();
        _bench.Table.Close(_bench.Task, id);
        _bench.Step(60_000);
        Assert.Empty(Warnings());
        _bench.Expect(RtosMessageId.SocketClosed, id);
        _bench.Step(31_000);
        Assert.Single(Warnings());
    }

    [Fact]
    public void A_socket_in_order_gives_no_warning()
    {
        int id = _bench.Connected();
        for (int i = 0; i < 20; i++)
        {
            _bench.Stack.Deliver(id, 100);
            _bench.Step(10_000);
            _bench.Expect(RtosMessageId.SocketReceived, id, length: 100);
            Assert.Equal(100, _bench.Read(id, 100).Length);
            Assert.Equal(1, _bench.Send(id, 50).Accepted);
            _bench.Stack.Acknowledge(id, 50);
            _bench.Step();
            _bench.Expect(RtosMessageId.SocketSent, id, length: 50);
        }

        _bench.Table.Close(_bench.Task, id);
        _bench.Expect(RtosMessageId.SocketClosed, id);
        _bench.Table.Destroy(id);
        _bench.Step(100_000);
        Assert.Empty(Warnings());
    }

    [Fact]
    public void A_connect_without_a_free_id_names_those_that_wait_to_be_destroyed()
    {
        for (int i = 0; i < 10; i++)
        {
            _bench.Connected();
        }

        _bench.Table.Close(_bench.Task, 2);
        _bench.Table.Close(_bench.Task, 7);
        for (int i = 0; i < 5; i++)
        {
            Assert.Equal(-1, _bench.Connect());
        }

        Assert.Equal(
            ["warning: task 0: got no socket, all are taken; closed and not destroyed: 2, 7"], Warnings());
        _bench.Drain();
        _bench.Table.Destroy(2);
        _bench.Table.Destroy(7);
        _bench.Connected();
        _bench.Connected();
        _bench.Step(SlotWatch.QuietMs);
        Assert.Equal(-1, _bench.Connect());
        Assert.Equal(["warning: task 0: got no socket, all are taken (and 4 times before)"], Warnings());
    }

    [Fact]
    public void An_indication_read_in_part_and_left_is_named_after_5_seconds()
    {
        int id = _bench.Connected();
        _bench.Stack.Deliver(id, 100);
        _bench.Step();
        _bench.Expect(RtosMessageId.SocketReceived, id, length: 100);
        _bench.Read(id, 40);
        _bench.Step(4_900);
        Assert.Empty(Warnings());
        _bench.Step(200);
        Assert.Equal(
            ["warning: task 0: socket 0: 60 of 100 announced bytes not read for 5 s: nothing more is announced until "
                + "sock_recv has taken them"],
            Warnings());
    }

    [Fact]
    public void A_reader_that_takes_a_little_now_and_then_is_left_alone()
    {
        int id = _bench.Connected();
        _bench.Stack.Deliver(id, 100);
        _bench.Step();
        _bench.Expect(RtosMessageId.SocketReceived, id, length: 100);
        for (int i = 0; i < 10; i++)
        {
            _bench.Step(4_000);
            _bench.Read(id, 10);
        }

        Assert.Empty(Warnings());
    }

    [Fact]
    public void An_indication_that_is_ignored_is_named()
    {
        int id = _bench.Connected();
        _bench.Stack.Deliver(id, 100);
        _bench.Step(60_000);
        Assert.Empty(Warnings());
        _bench.Expect(RtosMessageId.SocketReceived, id, length: 100);
        _bench.Step(5_100);
        Assert.StartsWith(
            "warning: task 0: socket 0: 100 of 100 announced bytes not read for 5 s", Assert.Single(Warnings()));
    }

    [Fact]
    public void A_send_that_does_not_fit_behind_another_says_what_fits_and_what_to_wait_for()
    {
        int id = _bench.Connected();
        int room = _bench.Table.RemainingBuffer(id);
        Assert.Equal(1, _bench.Send(id, room - 10).Accepted);
        Assert.Equal(SocketError.NoBuffers, _bench.Send(id, 100).Error);
        Assert.Equal(SocketError.NoBuffers, _bench.Send(id, 100).Error);
        Assert.Equal(
            ["warning: task 0: socket 0: send of 100 bytes refused, 10 fit while " + (room - 10)
                + " are on their way: wait for SEND_CNF, send less at a time"],
            Warnings());
    }

    [Fact]
    public void Sixteen_unfetched_confirmations_are_named()
    {
        int id = _bench.Connected();
        for (int i = 0; i < SocketConstants.MaxConfirmations; i++)
        {
            Assert.Equal(1, _bench.Send(id, 1).Accepted);
        }

        Assert.Equal(SocketError.NoBuffers, _bench.Send(id, 1).Error);
        Assert.Equal(
            ["warning: task 0: socket 0: send refused, 16 confirmations are not fetched: receive messages between "
                + "sends"],
            Warnings());
    }

    private string[] Warnings()
    {
        byte[] text = new byte[8192];
        int count = _bench.Log.Take(text);
        return Encoding.ASCII.GetString(text, 0, count).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
