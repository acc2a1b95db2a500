using NanoSocket.Core.Endpoints;
using NanoSocket.Core.Net;
using NanoSocket.Core.Sockets;
using NanoSocket.Core.Tests.Support;
using Xunit;

namespace NanoSocket.Core.Tests.Endpoints;

/// <summary>Sockets whose calls wait: what they wait for, how long, and what ends it.</summary>
public sealed class BlockingSocketTests
{
    private static readonly int s_first = EndpointBench.SlotOf(0);

    private readonly EndpointBench _bench = new();

    [Fact]
    public void A_connect_returns_when_the_peer_accepts()
    {
        BlockingSocket socket = _bench.Open();
        _bench.At(500, () => _bench.Stack.AcceptConnection(s_first));
        Assert.Equal(EndpointResult.Done, socket.Connect(SocketBench.Peer, 80, -1));
        Assert.Equal(500, _bench.NowMs);
        Assert.True(socket.IsConnected);
        Assert.Equal((SocketBench.Peer, 80u), (socket.Addresses.RemoteAddress, socket.Addresses.RemotePort));
    }

    [Theory]
    [InlineData(SocketFailure.Refused, EndpointResult.Refused)]
    [InlineData(SocketFailure.Unreachable, EndpointResult.Unreachable)]
    [InlineData(SocketFailure.TimedOut, EndpointResult.PeerSilent)]
    [InlineData(SocketFailure.LinkLost, EndpointResult.LinkLost)]
    public void A_failed_connect_says_why_and_can_be_tried_again(SocketFailure failure, EndpointResult expected)
    {
        BlockingSocket socket = _bench.Open();
        _bench.At(100, () => _bench.Stack.FailConnection(s_first, failure));
        Assert.Equal(expected, socket.Connect(SocketBench.Peer, 80, -1));
        _bench.At(200, () => _bench.Stack.AcceptConnection(s_first));
        Assert.Equal(EndpointResult.Done, socket.Connect(SocketBench.Peer, 81, -1));
    }

    [Fact]
    public void A_connect_that_takes_too_long_ends_with_its_time_out_and_leaves_nothing_behind()
    {
        BlockingSocket socket = _bench.Open();
        Assert.Equal(EndpointResult.TimedOut, socket.Connect(SocketBench.Peer, 80, 3000));
        Assert.Equal(3000, _bench.NowMs);
        Assert.False(_bench.Stack.Slots[s_first].IsOpen);
    }

    [Fact]
    public void A_connect_waits_for_the_link()
    {
        _bench.Engine.Sockets.SetLink(false);
        BlockingSocket socket = _bench.Open();
        _bench.At(20_000, () => _bench.Engine.Sockets.SetLink(true));
        _bench.At(20_500, () => _bench.Stack.AcceptConnection(s_first));
        Assert.Equal(EndpointResult.Done, socket.Connect(SocketBench.Peer, 80, 60_000));
        Assert.Equal(20_500, _bench.NowMs);
    }

    [Fact]
    public void Without_a_link_the_time_out_says_so()
    {
        _bench.Engine.Sockets.SetLink(false);
        BlockingSocket socket = _bench.Open();
        Assert.Equal(EndpointResult.LinkDown, socket.Connect(SocketBench.Peer, 80, 5000));
        Assert.Equal(5000, _bench.NowMs);
    }

    [Fact]
    public void A_receive_waits_for_data_and_no_longer()
    {
        BlockingSocket socket = _bench.Connected();
        _bench.At(1000, () => _bench.Stack.Deliver(s_first, 10));
        Assert.Equal(EndpointResult.Done, socket.Receive(new byte[100], false, -1, out int count, out _));
        Assert.Equal((10, 1000), (count, (int)_bench.NowMs));
    }

    [Fact]
    public void A_receive_without_data_ends_with_its_time_out()
    {
        BlockingSocket socket = _bench.Connected();
        long start = _bench.NowMs;
        Assert.Equal(EndpointResult.TimedOut, socket.Receive(new byte[1], false, 1000, out _, out _));
        Assert.Equal(1000, _bench.NowMs - start);
        _bench.At(_bench.NowMs + 50, () => _bench.Stack.Deliver(s_first, 1));
        Assert.Equal(EndpointResult.Done, socket.Receive(new byte[1], false, 1000, out _, out _));
    }

    [Fact]
    public void Peeking_leaves_the_data()
    {
        BlockingSocket socket = _bench.Connected();
        _bench.Stack.Deliver(s_first, 5);
        byte[] buffer = new byte[5];
        Assert.Equal(EndpointResult.Done, socket.Receive(buffer, true, 0, out int peeked, out _));
        Assert.Equal((5, 5), (peeked, socket.Available));
        Assert.Equal(EndpointResult.Done, socket.Receive(buffer, false, 0, out int read, out _));
        Assert.Equal((5, 0), (read, socket.Available));
    }

    [Fact]
    public void The_end_of_the_stream_comes_after_its_data_and_stays()
    {
        BlockingSocket socket = _bench.Connected();
        _bench.Stack.Deliver(s_first, 3);
        _bench.Stack.ClosePeer(s_first);
        _bench.Engine.Sockets.ProcessEvents();
        byte[] buffer = new byte[10];
        foreach (int expected in new[] { 3, 0, 0 })
        {
            Assert.Equal(EndpointResult.Done, socket.Receive(buffer, false, -1, out int count, out _));
            Assert.Equal(expected, count);
        }
    }

    [Fact]
    public void After_a_reset_what_arrived_can_be_read_and_then_comes_the_error()
    {
        BlockingSocket socket = _bench.Connected();
        _bench.Stack.Deliver(s_first, 3);
        _bench.Stack.Reset(s_first);
        _bench.Engine.Sockets.ProcessEvents();
        Assert.False(socket.IsConnected);
        Assert.Equal(EndpointResult.Done, socket.Receive(new byte[10], false, -1, out int count, out _));
        Assert.Equal(3, count);
        Assert.Equal(EndpointResult.Reset, socket.Receive(new byte[10], false, -1, out _, out _));
        Assert.Equal(EndpointResult.Reset, socket.Send(new byte[10], -1, out _));
    }

    [Fact]
    public void A_send_waits_for_room_until_all_is_accepted()
    {
        BlockingSocket socket = _bench.Connected();
        for (int i = 1; i <= 3; i++)
        {
            _bench.At(i * 100, () => _bench.Stack.Acknowledge(s_first, FakeStack.SendLimit));
        }

        Assert.Equal(EndpointResult.Done, socket.Send(SocketBench.Pattern(40_000), -1, out int sent));
        Assert.Equal((40_000, 300), (sent, (int)_bench.NowMs));
        Assert.Equal(SocketBench.Pattern(40_000), _bench.Stack.Slots[s_first].Sent.ToArray());
    }

    [Fact]
    public void A_send_that_finds_no_room_ends_with_its_time_out_and_says_how_much_was_taken()
    {
        BlockingSocket socket = _bench.Connected();
        Assert.Equal(EndpointResult.TimedOut, socket.Send(new byte[20_000], 2000, out int sent));
        Assert.Equal(FakeStack.SendLimit, sent);
    }

    [Fact]
    public void A_close_wakes_who_receives_sends_accepts_and_connects()
    {
        BlockingSocket receiver = _bench.Connected();
        _bench.At(100, () => receiver.Close(-1));
        Assert.Equal(EndpointResult.Closed, receiver.Receive(new byte[1], false, -1, out _, out _));
        BlockingSocket sender = _bench.Connected();
        _bench.At(200, () => sender.Close(-1));
        Assert.Equal(EndpointResult.Closed, sender.Send(new byte[20_000], -1, out _));
        BlockingSocket listener = _bench.Listening();
        _bench.At(300, () => listener.Close(-1));
        Assert.Equal(EndpointResult.Closed, _bench.Accept(listener, out _));
        BlockingSocket dialer = _bench.Open();
        _bench.At(400, () => dialer.Close(-1));
        Assert.Equal(EndpointResult.Closed, dialer.Connect(SocketBench.Peer, 80, -1));
        Assert.True(dialer.Poll(PollMode.Read, 0));
    }

    [Fact]
    public void Losing_the_link_ends_connections_but_not_listeners_and_datagram_sockets()
    {
        BlockingSocket listener = _bench.Listening();
        BlockingSocket datagrams = _bench.Open(Transport.Udp);
        Assert.Equal(EndpointResult.Done, datagrams.Bind(5000));
        BlockingSocket connected = _bench.Connected(order: 2);
        _bench.At(100, () =>
        {
            _bench.Engine.Sockets.SetLink(false);
            _bench.Stack.Reset(EndpointBench.SlotOf(2), SocketFailure.LinkLost);
        });
        Assert.Equal(EndpointResult.LinkLost, connected.Receive(new byte[1], false, -1, out _, out _));
        Assert.Equal(EndpointResult.LinkLost, connected.Ended);
        _bench.At(200, () => _bench.Engine.Sockets.SetLink(true));
        _bench.At(300, () => _bench.Stack.Dial(s_first, 1234));
        Assert.Equal(EndpointResult.Done, _bench.Accept(listener, out _));
        _bench.At(400, () => _bench.Stack.DeliverFrom(EndpointBench.SlotOf(1), 7, 8, 9));
        Assert.Equal(EndpointResult.Done, datagrams.Receive(new byte[20], false, -1, out int count, out _));
        Assert.Equal(9, count);
    }

    [Fact]
    public void An_accept_gives_a_connected_socket_with_the_listeners_options()
    {
        BlockingSocket listener = _bench.Listening();
        listener.SetOption(EndpointOption.NoDelay, 1);
        _bench.At(700, () => _bench.Stack.Dial(s_first, 40_000));
        Assert.Equal(EndpointResult.Done, _bench.Accept(listener, out BlockingSocket accepted));
        Assert.Equal(700, _bench.NowMs);
        Assert.True(accepted.IsConnected);
        Assert.Equal(40_000u, accepted.Addresses.RemotePort);
        Assert.Equal(8080u, accepted.Addresses.LocalPort);
        Assert.Equal(1, _bench.Stack.Slots[EndpointBench.SlotOf(1)].Options[SlotOption.NoDelay]);
    }

    [Fact]
    public void Without_a_free_slot_a_connection_keeps_waiting_and_the_accept_says_so()
    {
        BlockingSocket listener = _bench.Listening();
        BlockingSocket[] others = new BlockingSocket[SocketConstants.SlotCount - 1];
        for (int i = 0; i < others.Length; i++)
        {
            others[i] = _bench.Open();
        }

        Assert.Equal(EndpointResult.TooManySockets, _bench.TryOpen(out _));
        _bench.Stack.Dial(s_first, 40_000);
        Assert.Equal(EndpointResult.TooManySockets, _bench.Accept(listener, out _));
        others[0].Close(-1);
        Assert.Equal(EndpointResult.Done, _bench.Accept(listener, out _));
    }

    [Fact]
    public void Poll_says_what_would_not_wait()
    {
        BlockingSocket socket = _bench.Connected();
        Assert.False(socket.Poll(PollMode.Read, 100));
        Assert.True(socket.Poll(PollMode.Write, 0));
        Assert.False(socket.Poll(PollMode.Error, 0));
        _bench.At(_bench.NowMs + 100, () => _bench.Stack.Deliver(s_first, 1));
        Assert.True(socket.Poll(PollMode.Read, 1000));
        Assert.Equal(EndpointResult.TimedOut, socket.Send(new byte[20_000], 0, out _));
        Assert.False(socket.Poll(PollMode.Write, 50));
        _bench.Stack.Reset(s_first);
        Assert.True(socket.Poll(PollMode.Error, 50));
        BlockingSocket listener = _bench.Open();
        Assert.Equal(EndpointResult.Done, listener.Bind(8080));
        Assert.Equal(EndpointResult.Done, listener.Listen(1));
        Assert.False(listener.Poll(PollMode.Read, 10));
        _bench.Stack.Dial(EndpointBench.SlotOf(1), 1);
        Assert.True(listener.Poll(PollMode.Read, 10));
    }

    [Fact]
    public void After_a_shut_down_of_sending_data_still_arrives()
    {
        BlockingSocket socket = _bench.Connected();
        Assert.Equal(EndpointResult.Done, socket.ShutDown(receiving: false, sending: true));
        Assert.True(_bench.Stack.Slots[s_first].SendingShutDown);
        Assert.Equal(EndpointResult.ShutDown, socket.Send(new byte[1], -1, out _));
        _bench.Stack.Deliver(s_first, 4);
        Assert.Equal(EndpointResult.Done, socket.Receive(new byte[9], false, -1, out int count, out _));
        Assert.Equal(4, count);
    }

    [Theory]
    [InlineData(-1, 0, 1, 0)]
    [InlineData(0, 0, 0, 1)]
    [InlineData(2000, 2000, 0, 1)]
    public void A_close_delivers_resets_or_waits_as_it_is_told(int lingerMs, int lasts, int orderly, int aborts)
    {
        BlockingSocket socket = _bench.Connected();
        socket.Send(new byte[100], -1, out _);
        long start = _bench.NowMs;
        socket.Close(lingerMs);
        Assert.Equal(lasts, _bench.NowMs - start);
        Assert.Equal((orderly, aborts), (_bench.Stack.Slots[s_first].OrderlyCloses, _bench.Stack.Slots[s_first].Aborts));
    }

    [Fact]
    public void A_close_that_waits_ends_with_the_last_acknowledgement()
    {
        BlockingSocket socket = _bench.Connected();
        socket.Send(new byte[100], -1, out _);
        long start = _bench.NowMs;
        _bench.At(start + 300, () => _bench.Stack.Acknowledge(s_first, 100));
        socket.Close(2000);
        Assert.Equal(300, _bench.NowMs - start);
        Assert.Equal(1, _bench.Stack.Slots[s_first].OrderlyCloses);
    }

    [Fact]
    public void Datagrams_go_to_anybody_and_come_with_their_senders()
    {
        BlockingSocket socket = _bench.Open(Transport.Udp);
        Assert.Equal(EndpointResult.Done, socket.SendTo(new byte[5], 0x0102_0304, 99, -1, out int sent));
        Assert.Equal(5, sent);
        Assert.Equal([(0x0102_0304u, (ushort)99)], _bench.Stack.Slots[s_first].Receivers);
        Assert.Equal(EndpointResult.MessageTooLong, socket.SendTo(new byte[1473], 1, 1, -1, out _));
        _bench.At(_bench.NowMs + 100, () => _bench.Stack.DeliverFrom(s_first, 0x0506_0708, 11, 0));
        Assert.Equal(EndpointResult.Done, socket.Receive(new byte[9], false, -1, out int count, out SlotAddresses from));
        Assert.Equal((0, 0x0506_0708u, 11u), (count, from.RemoteAddress, from.RemotePort));
    }

    [Fact]
    public void A_port_in_use_is_named()
    {
        _bench.Stack.PortsInUse.Add(8080);
        BlockingSocket socket = _bench.Open();
        Assert.Equal(EndpointResult.PortInUse, socket.Bind(8080));
        Assert.Equal(EndpointResult.Done, socket.Bind(8081));
        Assert.Equal(EndpointResult.InvalidState, socket.Bind(8082));
    }

    [Fact]
    public void Calls_that_make_no_sense_are_refused()
    {
        BlockingSocket socket = _bench.Open();
        Assert.Equal(EndpointResult.NotConnected, socket.Send(new byte[1], -1, out _));
        Assert.Equal(EndpointResult.NotConnected, socket.Receive(new byte[1], false, -1, out _, out _));
        Assert.Equal(EndpointResult.NotConnected, socket.ShutDown(true, true));
        Assert.Equal(EndpointResult.InvalidState, socket.Listen(1));
        Assert.Equal(EndpointResult.InvalidState, _bench.Accept(socket, out _));
        Assert.Equal(EndpointResult.InvalidState, socket.SendTo(new byte[1], 1, 1, -1, out _));
        Assert.Equal(EndpointResult.InvalidOption, socket.SetOption(EndpointOption.TimeToLive, 256));
        socket.Close(-1);
        socket.Close(-1);
        Assert.Equal(EndpointResult.Closed, socket.Connect(1, 1, -1));
        Assert.Equal(EndpointResult.Closed, socket.Bind(1));
    }
}
