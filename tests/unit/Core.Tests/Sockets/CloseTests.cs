using System;
using System.Collections.Generic;
using CsCheck;
using NanoSocket.Core.Rtos;
using NanoSocket.Core.Sockets;
using NanoSocket.Core.Tests.Support;
using Xunit;

namespace NanoSocket.Core.Tests.Sockets;

/// <summary>
/// Closing from both sides and losing the link: spec 1.5, 1.6, 2.5, 7.6, 7.9 to 7.14, cases 38 to 47.
/// </summary>
public sealed class CloseTests
{
    private readonly SocketBench _bench = new();

    [Fact]
    public void Case_38_a_close_is_orderly_and_confirmed()
    {
        int id = _bench.Connected();
        Assert.Equal(1, _bench.Table.Close(_bench.Task, id));
        Assert.Equal(1, _bench.Stack.Slots[id].OrderlyCloses);
        _bench.Expect(RtosMessageId.SocketClosed, id);
        _bench.ExpectNothing();
    }

    [Theory]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void Case_39_closing_what_was_never_open_is_confirmed_too(int id)
    {
        Assert.Equal(1, _bench.Table.Close(_bench.Task, id));
        _bench.Expect(RtosMessageId.SocketClosed, id);
        Assert.Equal(0, _bench.Table.Destroy(id));
    }

    [Fact]
    public void Case_40_every_close_has_its_confirmation_and_only_the_first_destroy_counts()
    {
        int id = _bench.Connected();
        _bench.Table.Close(_bench.Task, id);
        _bench.Table.Close(_bench.Task, id);
        _bench.Expect(RtosMessageId.SocketClosed, id);
        _bench.Expect(RtosMessageId.SocketClosed, id);
        Assert.Equal(1, _bench.Table.Destroy(id));
        Assert.Equal(0, _bench.Table.Destroy(id));
    }

    [Fact]
    public void Case_41_destroy_does_nothing_to_an_open_socket()
    {
        int connecting = _bench.Connect();
        Assert.Equal(0, _bench.Table.Destroy(connecting));
        int id = _bench.Connected();
        Assert.Equal(0, _bench.Table.Destroy(id));
        Assert.Equal(1, _bench.Send(id, 5).Accepted);
    }

    [Fact]
    public void Case_42_all_data_comes_before_the_close_indication()
    {
        int id = _bench.Connected();
        _bench.Stack.Deliver(id, 3000);
        _bench.Stack.ClosePeer(id);
        _bench.Step();
        long closedAt = _bench.Time.NowMs;
        _bench.Expect(RtosMessageId.SocketReceived, id, length: 2048);
        _bench.Step(300);
        Assert.Equal(2048, _bench.Read(id, 2048).Length);
        _bench.Expect(RtosMessageId.SocketReceived, id, length: 952);
        _bench.Step(300);
        Assert.Equal(952, _bench.Read(id, 2048).Length);
        _bench.Step(1000);
        _bench.Expect(RtosMessageId.SocketPeerClosed, id);
        Assert.True(_bench.Time.NowMs >= closedAt + 500);
    }

    [Fact]
    public void Case_43_a_peers_close_is_told_after_half_a_second_and_closes_our_side()
    {
        int id = _bench.Connected();
        _bench.Stack.ClosePeer(id);
        _bench.Step(499);
        _bench.ExpectNothing();
        _bench.Step(1);
        Assert.Equal(SocketState.Connected, _bench.State(id));
        _bench.Expect(RtosMessageId.SocketPeerClosed, id);
        Assert.Equal(1, _bench.Stack.Slots[id].OrderlyCloses);
        Assert.Equal(SocketError.NotConnected, _bench.Send(id, 1).Error);
        Assert.Empty(_bench.Read(id, 10));
        Assert.Equal(1, _bench.Table.Destroy(id));
    }

    [Fact]
    public void Case_44_our_close_within_the_half_second_leaves_no_close_indication()
    {
        int id = _bench.Connected();
        _bench.Stack.ClosePeer(id);
        _bench.Step(300);
        _bench.Table.Close(_bench.Task, id);
        _bench.Step(2000);
        _bench.Expect(RtosMessageId.SocketClosed, id);
        _bench.ExpectNothing();
    }

    [Fact]
    public void Case_45_the_reference_library_closes_after_a_close_indication()
    {
        int id = _bench.Connected();
        _bench.Stack.ClosePeer(id);
        _bench.Step(500);
        _bench.Expect(RtosMessageId.SocketPeerClosed, id);
        Assert.Equal(1, _bench.Table.Close(_bench.Task, id));
        _bench.Expect(RtosMessageId.SocketClosed, id);
        Assert.Equal(1, _bench.Table.Destroy(id));
    }

    [Fact]
    public void Case_46_a_reused_id_gets_no_message_of_the_old_connection()
    {
        int id = _bench.Connected();
        _bench.Send(id, 10);
        _bench.Stack.Deliver(id, 100);
        _bench.Step();
        _bench.Table.Close(_bench.Task, id);
        _bench.Expect(RtosMessageId.SocketClosed, id);
        _bench.Table.Destroy(id);
        Assert.Equal(id, _bench.Connected());
        _bench.Step(2000);
        _bench.ExpectNothing();
    }

    [Fact]
    public void Messages_posted_before_a_close_come_before_its_confirmation()
    {
        int id = _bench.Connected();
        _bench.Send(id, 10);
        _bench.Stack.Acknowledge(id, 10);
        _bench.Step();
        _bench.Table.Close(_bench.Task, id);
        _bench.Expect(RtosMessageId.SocketSent, id, length: 10);
        _bench.Expect(RtosMessageId.SocketClosed, id);
    }

    [Fact]
    public void A_posted_connect_confirmation_is_delivered_but_does_not_reopen_a_closed_socket()
    {
        int id = _bench.Connect();
        _bench.Stack.AcceptConnection(id);
        _bench.Step();
        _bench.Table.Close(_bench.Task, id);
        _bench.Expect(RtosMessageId.SocketConnected, id);
        Assert.Equal(SocketState.Closed, _bench.State(id));
        _bench.Expect(RtosMessageId.SocketClosed, id);
    }

    [Fact]
    public void Destroying_before_fetching_withdraws_everything_but_the_close_confirmation()
    {
        int id = _bench.Connect();
        _bench.Stack.AcceptConnection(id);
        _bench.Step();
        _bench.Table.Close(_bench.Task, id);
        _bench.Table.Destroy(id);
        Assert.Equal(id, _bench.Connect());
        _bench.Stack.AcceptConnection(id);
        _bench.Step();
        _bench.Expect(RtosMessageId.SocketClosed, id);
        _bench.Expect(RtosMessageId.SocketConnected, id);
        Assert.Equal(SocketState.Connected, _bench.State(id));
        _bench.ExpectNothing();
    }

    [Fact]
    public void Case_47_a_reset_is_told_like_a_close_with_its_data_still_readable()
    {
        int id = _bench.Connected();
        _bench.Stack.Deliver(id, 100);
        _bench.Stack.Reset(id);
        _bench.Step();
        _bench.Expect(RtosMessageId.SocketReceived, id, length: 100);
        Assert.Equal(100, _bench.Read(id, 100).Length);
        _bench.Step(500);
        _bench.Expect(RtosMessageId.SocketPeerClosed, id);
        Assert.Equal(1, _bench.Stack.Slots[id].Aborts);
        Assert.Equal(SocketFailure.Reset, _bench.Table.Snapshot(id).Failure);
    }

    [Fact]
    public void A_slow_reader_holds_the_close_indication_back_for_thirty_seconds_at_most()
    {
        int id = _bench.Connected();
        _bench.Stack.Deliver(id, 60_000);
        _bench.Stack.ClosePeer(id);
        _bench.Step();
        _bench.Expect(RtosMessageId.SocketReceived, id, length: 2048);
        long closedAt = _bench.Time.NowMs;
        while (_bench.Next() == null)
        {
            _bench.Read(id, 10);
            _bench.Step(400);
        }

        Assert.InRange(_bench.Time.NowMs - closedAt, 30_000, 30_800);
        Assert.Equal(SocketState.Closed, _bench.State(id));
    }

    [Fact]
    public void A_reader_that_comes_late_but_before_fetching_the_indication_still_gets_everything()
    {
        int id = _bench.Connected();
        _bench.Stack.Deliver(id, 3000);
        _bench.Stack.ClosePeer(id);
        _bench.Step(2000);
        _bench.Expect(RtosMessageId.SocketReceived, id, length: 2048);
        _bench.Read(id, 2048);
        _bench.Expect(RtosMessageId.SocketReceived, id, length: 952);
        Assert.Equal(952, _bench.Read(id, 952).Length);
        _bench.Step(500);
        _bench.Expect(RtosMessageId.SocketPeerClosed, id);
        _bench.ExpectNothing();
    }

    [Fact]
    public void Losing_the_link_fails_connects_and_closes_connections_at_once()
    {
        int connecting = _bench.Connect();
        int resolving = _bench.Connect("name.example");
        int connected = _bench.Connected();
        int datagrams = _bench.Connected(SocketKind.Udp);
        _bench.Table.SetLink(false);
        _bench.Step();
        _bench.Expect(RtosMessageId.SocketConnected, connecting, result: 1);
        _bench.Expect(RtosMessageId.SocketConnected, resolving, result: 1);
        _bench.Expect(RtosMessageId.SocketPeerClosed, connected);
        _bench.Expect(RtosMessageId.SocketPeerClosed, datagrams);
        for (int id = 0; id < 4; id++)
        {
            Assert.False(_bench.Stack.Slots[id].IsOpen);
            Assert.Equal(1, _bench.Table.Close(_bench.Task, id));
            _bench.Expect(RtosMessageId.SocketClosed, id);
            Assert.Equal(1, _bench.Table.Destroy(id));
        }
    }

    [Fact]
    public void Losing_the_link_leaves_time_for_unread_data()
    {
        int id = _bench.Connected();
        _bench.Stack.Deliver(id, 100);
        _bench.Step();
        _bench.Table.SetLink(false);
        _bench.Step();
        _bench.Expect(RtosMessageId.SocketReceived, id, length: 100);
        _bench.ExpectNothing();
        Assert.Equal(100, _bench.Read(id, 100).Length);
        _bench.Step(500);
        _bench.Expect(RtosMessageId.SocketPeerClosed, id);
    }

    [Fact]
    public void A_confirmed_connect_that_nobody_fetched_before_the_link_was_lost_is_followed_by_a_close()
    {
        int id = _bench.Connect();
        _bench.Stack.AcceptConnection(id);
        _bench.Step();
        _bench.Table.SetLink(false);
        _bench.Step();
        _bench.Expect(RtosMessageId.SocketConnected, id);
        _bench.Expect(RtosMessageId.SocketPeerClosed, id);
        _bench.ExpectNothing();
    }

    [Fact]
    public void No_close_confirmation_is_lost_however_many_wait()
    {
        Dictionary<int, int> confirmed = [];
        for (int round = 0; round < 500; round++)
        {
            for (int id = 0; id < 10; id++)
            {
                _bench.Table.Close(_bench.Task, id);
            }
        }

        while (_bench.Next() is { } message)
        {
            confirmed[message.Source] = confirmed.GetValueOrDefault(message.Source) + 1;
        }

        Assert.Equal(10, confirmed.Count);
        Assert.All(confirmed.Values, count => Assert.Equal(500, count));
    }

    [Fact]
    public void Closing_ids_that_do_not_exist_cannot_push_out_confirmations_of_those_that_do()
    {
        for (int id = 1000; id < 1100; id++)
        {
            _bench.Table.Close(_bench.Task, id);
        }

        _bench.Table.Close(_bench.Task, 3);
        for (int id = 1000; id < 1008; id++)
        {
            _bench.Expect(RtosMessageId.SocketClosed, id);
        }

        for (int i = 8; i < 100; i++)
        {
            _bench.Expect(RtosMessageId.SocketClosed, CloseConfirmations.OtherIds);
        }

        _bench.Expect(RtosMessageId.SocketClosed, 3);
        _bench.ExpectNothing();
    }

    [Fact]
    public void Every_close_is_confirmed_whatever_ids_are_closed_and_whenever_messages_are_fetched()
        => Seeds.Check("close-count", Gen.Int, seed =>
        {
            SocketBench bench = new();
            Random random = new(seed);
            int waiting = 0;
            for (int i = 0; i < 300; i++)
            {
                if (random.Next(3) > 0)
                {
                    bench.Table.Close(bench.Task, random.Next(2) == 0 ? random.Next(-3, 30) : random.Next());
                    waiting++;
                }
                else if (bench.Next() is { } message)
                {
                    Assert.Equal(RtosMessageId.SocketClosed, message.Id);
                    waiting--;
                }
            }

            Assert.Equal(waiting, bench.Drain().Count);
        }, iterations: 300);
}
