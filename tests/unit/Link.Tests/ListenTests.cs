using System;
using NanoSocket.Core.Net;
using NanoSocket.Link.Tests.Peer;
using NanoSocket.Link.Tests.Support;
using Xunit;

namespace NanoSocket.Link.Tests;

/// <summary>Listening slots, half close, datagrams of anybody: what System.Net stands on.</summary>
public sealed class ListenTests
{
    private const ushort Port = 8080;

    [Fact]
    public void A_connection_that_is_accepted_carries_data_both_ways() => Isolated.Run(() =>
    {
        LinkBench bench = Listening(0, backlog: 2);
        TcpPeer peer = Dial(bench, 40_000);
        peer.Send(Pattern.Bytes(3000, 1));
        bench.WaitFor(0, SlotEvents.Incoming);
        Assert.Equal(1, bench.Stack.Queued(0));
        Assert.Equal(0, peer.OfferedWindow);
        Assert.Equal(StackResult.Ok, bench.Stack.Accept(0, 1, 0));
        Assert.Equal(0, bench.Stack.Queued(0));
        bench.RunUntil(() => bench.Stack.Available(1) == 3000, 5000);
        byte[] received = new byte[3000];
        Assert.Equal(3000, bench.Stack.Receive(1, received));
        Assert.Equal(Pattern.Bytes(3000, 1), received);
        Assert.Equal(5000, bench.Stack.Send(1, Pattern.Bytes(5000, 2)));
        bench.RunUntil(() => peer.Received.Count == 5000, 5000);
        Assert.Equal(Pattern.Bytes(5000, 2), peer.Received.ToArray());
    });

    [Fact]
    public void Knows_both_ends_of_an_accepted_connection() => Isolated.Run(() =>
    {
        LinkBench bench = Listening(3, backlog: 1);
        Dial(bench, 40_123);
        bench.WaitFor(3, SlotEvents.Incoming);
        Assert.Equal(StackResult.Ok, bench.Stack.Accept(3, 5, 0));
        bench.Stack.GetAddresses(5, out SlotAddresses ends);
        Assert.Equal((LinkBench.OwnAddress, (uint)Port), (ends.LocalAddress, ends.LocalPort));
        Assert.Equal((LinkBench.Server, 40_123u), (ends.RemoteAddress, ends.RemotePort));
    });

    [Fact]
    public void A_connection_that_nobody_accepts_takes_no_data_and_no_memory() => Isolated.Run(() =>
    {
        LinkBench bench = Listening(0, backlog: 1);
        TcpPeer peer = Dial(bench, 40_000);
        peer.Send(Pattern.Bytes(100, 1));
        bench.Run(20_000);
        Assert.True(peer.Established);
        Assert.Equal(0, peer.LargestOfferedWindow);
        Assert.Equal(0, LinkBench.Memory.ReceiveUsed);
        Assert.Equal(StackResult.Ok, bench.Stack.Accept(0, 1, 0));
        bench.RunUntil(() => bench.Stack.Available(1) == 100, 5000);
    });

    [Fact]
    public void Connections_beyond_the_backlog_wait_for_their_turn_and_are_counted() => Isolated.Run(() =>
    {
        LinkBench bench = Listening(0, backlog: 2);
        TcpPeer[] peers = [Dial(bench, 40_000), Dial(bench, 40_001), Dial(bench, 40_002)];
        bench.Run(1000);
        Assert.Equal(2, bench.Stack.Queued(0));
        Assert.False(peers[2].Established);
        Assert.Equal(1u, bench.Statistics.ConnectionsRefused);
        Assert.Equal(StackResult.Ok, bench.Stack.Accept(0, 1, 0));
        peers[2].SendSyn();
        bench.Run(1000);
        Assert.True(peers[2].Established);
    });

    [Fact]
    public void A_flood_of_connects_leaves_room_for_our_own() => Isolated.Run(() =>
    {
        LinkBench bench = Listening(0, backlog: 100);
        Assert.Equal(StackResult.Ok, bench.Stack.Open(1, Transport.Tcp, Port + 1, 0));
        Assert.Equal(StackResult.Ok, bench.Stack.Listen(1, 100));
        for (ushort i = 0; i < 100; i++)
        {
            bench.Host.Dial(LinkBench.OwnAddress, (ushort)(Port + (i & 1)), LinkBench.Server + i, (ushort)(40_000 + i));
            bench.Run(10);
        }
        Assert.Equal(4, bench.Stack.Queued(0) + bench.Stack.Queued(1));
        Assert.Equal(96u, bench.Statistics.ConnectionsRefused);
        for (int slot = 2; slot < Budget.Sockets; slot++)
        {
            bench.DialAndWait(slot);
        }
    });

    [Fact]
    public void Handshakes_that_are_never_finished_give_their_places_back() => Isolated.Run(() =>
    {
        LinkBench bench = Listening(0, backlog: 4);
        for (ushort i = 0; i < 4; i++)
        {
            bench.Host.SendTcp(LinkBench.Server + i, LinkBench.OwnAddress,
                new TcpFields(1000, Port, 5, 0, TcpFlags.Syn, 1000), []);
        }
        bench.Run(1000);
        Assert.False(AnswersSyn(bench, 40_000));
        bench.Run(60_000);
        Assert.True(AnswersSyn(bench, 40_001));
    });

    [Fact]
    public void A_waiting_connection_that_is_reset_is_forgotten() => Isolated.Run(() =>
    {
        LinkBench bench = Listening(0, backlog: 1);
        TcpPeer peer = Dial(bench, 40_000);
        bench.WaitFor(0, SlotEvents.Incoming);
        peer.Reset();
        bench.Run(100);
        Assert.Equal(0, bench.Stack.Queued(0));
        Assert.Equal(StackResult.WouldBlock, bench.Stack.Accept(0, 1, 0));
        Assert.Equal(0, LinkBench.Memory.Connections);
    });

    [Fact]
    public void Closing_the_listener_resets_who_waits_and_frees_the_port() => Isolated.Run(() =>
    {
        LinkBench bench = Listening(0, backlog: 2);
        TcpPeer peer = Dial(bench, 40_000);
        bench.WaitFor(0, SlotEvents.Incoming);
        bench.Stack.Close(0, orderly: true);
        bench.RunUntil(() => peer.WasReset, 1000);
        Assert.False(AnswersSyn(bench, 40_001));
        Assert.Equal(StackResult.Ok, bench.Stack.Open(4, Transport.Tcp, Port, 0));
    });

    [Fact]
    public void A_listener_outlives_the_link_and_its_waiting_connections_do_not() => Isolated.Run(() =>
    {
        LinkBench bench = Listening(0, backlog: 2);
        Dial(bench, 40_000);
        bench.WaitFor(0, SlotEvents.Incoming);
        bench.Stack.CloseLink(orderly: false);
        bench.Run(100);
        Assert.Equal(0, bench.Stack.Queued(0));
        bench.Connect();
        Dial(bench, 40_001);
        bench.WaitFor(0, SlotEvents.Incoming);
        Assert.Equal(StackResult.Ok, bench.Stack.Accept(0, 1, 0));
    });

    [Fact]
    public void Half_closed_connections_still_receive_and_end_in_order() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        TcpPeer peer = bench.DialAndWait(0);
        bench.Stack.Send(0, Pattern.Bytes(4000, 3));
        Assert.Equal(StackResult.Ok, bench.Stack.ShutDownSending(0));
        Assert.Equal(-1, bench.Stack.Send(0, [1]));
        Assert.Equal(0, bench.Stack.SendRoom(0));
        bench.RunUntil(() => peer.StackFinished, 5000);
        Assert.Equal(4000, peer.Received.Count);
        peer.Send(Pattern.Bytes(2000, 4));
        peer.Finish();
        bench.WaitFor(0, SlotEvents.PeerClosed);
        bench.Run(5000);
        Assert.Equal(SlotEvents.None, bench.Stack.TakeEvents(0) & SlotEvents.Reset);
        byte[] received = new byte[3000];
        Assert.Equal(2000, bench.Stack.Receive(0, received));
        Assert.Equal(Pattern.Bytes(2000, 4), received[..2000]);
        Assert.Equal(0, LinkBench.Memory.Connections);
        bench.Stack.Close(0, orderly: true);
        bench.DialAndWait(0);
    });

    [Fact]
    public void Half_close_after_the_peers_fin_is_no_reset() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        TcpPeer peer = bench.DialAndWait(0);
        peer.Finish();
        bench.WaitFor(0, SlotEvents.PeerClosed);
        bench.Stack.ShutDownSending(0);
        bench.RunUntil(() => peer.StackFinished, 5000);
        bench.Run(5000);
        Assert.Equal(SlotEvents.None, bench.Stack.TakeEvents(0));
        Assert.Equal(0, LinkBench.Memory.Connections);
    });

    [Fact]
    public void Datagrams_of_anybody_arrive_with_their_senders_empty_ones_too() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        Assert.Equal(StackResult.Ok, bench.Stack.Open(0, Transport.Udp, Port, 0));
        Assert.Equal(StackResult.Ok, bench.Stack.Listen(0, 0));
        bench.Host.Dial(LinkBench.OwnAddress, 1, LinkBench.Server, 1); // tells the peer our address
        bench.Host.SendDatagram(LinkBench.Server, 1111, Port, Pattern.Bytes(1472, 1));
        bench.Host.SendDatagram(LinkBench.Gateway, 2222, Port, []);
        bench.RunUntil(() => bench.Stack.Queued(0) == 2, 1000);
        Assert.Equal(1472, bench.Stack.Available(0));
        byte[] buffer = new byte[2000];
        Assert.Equal(100, bench.Stack.ReceiveFrom(0, buffer.AsSpan(0, 100), peek: true, out _));
        Assert.Equal(1472, bench.Stack.ReceiveFrom(0, buffer, peek: false, out SlotAddresses sender));
        Assert.Equal(Pattern.Bytes(1472, 1), buffer[..1472]);
        Assert.Equal((LinkBench.Server, 1111u), (sender.RemoteAddress, sender.RemotePort));
        Assert.Equal(0, bench.Stack.ReceiveFrom(0, buffer, peek: false, out sender));
        Assert.Equal((LinkBench.Gateway, 2222u), (sender.RemoteAddress, sender.RemotePort));
        Assert.Equal(0, bench.Stack.Queued(0));
        Assert.Equal(0, LinkBench.Memory.ReceiveUsed);
    });

    [Fact]
    public void A_datagram_goes_to_whom_it_is_sent() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        (uint Address, ushort Port, ushort From, int Length) seen = default;
        bench.Host.OnDatagram = (address, port, from, data) => seen = (address, port, from, data.Length);
        Assert.Equal(StackResult.Ok, bench.Stack.Open(0, Transport.Udp, Port, 0));
        Assert.Equal(StackResult.Ok, bench.Stack.Listen(0, 0));
        Assert.Equal(33, bench.Stack.SendTo(0, new byte[33], LinkBench.Gateway, 99));
        bench.Run(100);
        Assert.Equal((LinkBench.Gateway, (ushort)99, Port, 33), seen);
    });

    [Fact]
    public void Small_segments_wait_or_not_as_the_option_says() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        TcpPeer peer = bench.DialAndWait(0);
        peer.HoldAcknowledgements = true;
        Assert.Equal(StackResult.Ok, bench.Stack.SetOption(0, SlotOption.NoDelay, 0));
        bench.Stack.Send(0, [1]);
        bench.Stack.Send(0, [2]);
        bench.Run(200);
        Assert.Single(peer.Received);
        Assert.Equal(StackResult.Ok, bench.Stack.SetOption(0, SlotOption.NoDelay, 1));
        bench.Stack.Send(0, [3]);
        bench.Run(200);
        Assert.Equal([1, 2, 3], peer.Received);
    });

    private static LinkBench Listening(int slot, int backlog)
    {
        LinkBench bench = new LinkBench().Connect();
        Assert.Equal(StackResult.Ok, bench.Stack.Open(slot, Transport.Tcp, Port, 0));
        Assert.Equal(StackResult.Ok, bench.Stack.Listen(slot, backlog));
        return bench;
    }

    private static TcpPeer Dial(LinkBench bench, ushort peerPort)
        => bench.Host.Dial(LinkBench.OwnAddress, Port, LinkBench.Server, peerPort);

    private static bool AnswersSyn(LinkBench bench, ushort peerPort)
    {
        TcpPeer peer = Dial(bench, peerPort);
        bench.Run(500);
        return peer.Established && !peer.WasReset;
    }
}
