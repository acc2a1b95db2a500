using System.Collections.Generic;
using NanoSocket.Core.Net;
using NanoSocket.Link.Tests.Peer;
using NanoSocket.Link.Tests.Support;
using Xunit;

namespace NanoSocket.Link.Tests;

/// <summary>Closing: nothing that was accepted is lost, nothing that was closed stays.</summary>
public sealed class CloseTests
{
    [Fact]
    public void What_was_accepted_is_delivered_and_then_comes_the_end() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        TcpPeer peer = bench.DialAndWait(0);
        peer.OnFinished = peer.Finish;
        byte[] data = Pattern.Bytes(Budget.SendLimit, 1);
        Assert.Equal(Budget.SendLimit, bench.Stack.Send(0, data));
        bench.Stack.Close(0, orderly: true);
        Assert.Equal(-1, bench.Stack.Send(0, [1]));
        bench.RunUntil(() => peer.FinAcknowledged, 10_000);
        Assert.Equal(data, peer.Received);
        Assert.True(peer.StackFinished);
        Assert.False(peer.WasReset);
        Assert.Equal(SlotEvents.None, bench.Stack.TakeEvents(0));
        bench.Run(1000);
        Assert.Equal(0, LinkBench.Memory.Connections);
    });

    [Fact]
    public void Unread_data_does_not_turn_the_end_into_a_reset() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        TcpPeer peer = bench.DialAndWait(0);
        peer.OnFinished = peer.Finish;
        peer.Send(new byte[20_000]);
        bench.Run(500);
        bench.Stack.Send(0, new byte[3000]);
        bench.Stack.Close(0, orderly: true);
        bench.RunUntil(() => peer.FinAcknowledged && peer.Unacknowledged == 0, 20_000);
        Assert.Equal(3000, peer.Received.Count);
        Assert.False(peer.WasReset);
        Assert.Equal(0, LinkBench.Memory.ReceiveUsed);
    });

    [Fact]
    public void A_slot_can_be_used_again_at_once() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        List<TcpPeer> peers = [];
        for (int round = 0; round < 5; round++)
        {
            TcpPeer peer = bench.DialAndWait(0);
            peer.OnFinished = peer.Finish;
            peers.Add(peer);
            bench.RunUntil(() => bench.Stack.SendRoom(0) >= 4000, 1000); // closed ones share the pool
            Assert.Equal(4000, bench.Stack.Send(0, Pattern.Bytes(4000, round)));
            bench.Stack.Close(0, orderly: true);
        }
        bench.Run(5000);
        for (int round = 0; round < 5; round++)
        {
            Assert.Equal(Pattern.Bytes(4000, round), peers[round].Received);
            Assert.False(peers[round].WasReset);
        }
    });

    [Fact]
    public void A_peer_that_closed_first_is_served_to_the_end() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        TcpPeer peer = bench.DialAndWait(0);
        peer.Finish();
        bench.WaitFor(0, SlotEvents.PeerClosed);
        bench.Stack.Send(0, new byte[5000]);
        bench.Stack.Close(0, orderly: true);
        bench.RunUntil(() => peer.StackFinished, 10_000);
        Assert.Equal(5000, peer.Received.Count);
        bench.Run(1000);
        Assert.Equal(0, LinkBench.Memory.TcpBlocks);
    });

    [Fact]
    public void A_peer_that_acknowledges_nothing_is_aborted_after_30_seconds() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        TcpPeer peer = bench.DialAndWait(0);
        bench.Stack.Send(0, new byte[5000]);
        bench.Run(1000);
        peer.HoldAcknowledgements = true;
        bench.Stack.Send(0, new byte[5000]);
        bench.Stack.Close(0, orderly: true);
        bench.Run(29_000);
        Assert.Equal(1, LinkBench.Memory.Connections);
        bench.Run(2_000);
        Assert.True(peer.WasReset);
        MemoryTests.AssertNothingInUse();
    });

    [Fact]
    public void A_peer_that_never_ends_is_aborted_after_30_seconds() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        TcpPeer peer = bench.DialAndWait(0);
        bench.Stack.Close(0, orderly: true);
        bench.Run(29_000);
        Assert.True(peer.StackFinished);
        Assert.False(peer.WasReset);
        bench.Run(2_000);
        Assert.True(peer.WasReset);
        MemoryTests.AssertNothingInUse();
    });

    [Fact]
    public void An_abort_resets() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        TcpPeer peer = bench.DialAndWait(0);
        bench.Stack.Send(0, new byte[5000]);
        bench.Stack.Close(0, orderly: false);
        bench.RunUntil(() => peer.WasReset, 1000);
        MemoryTests.AssertNothingInUse();
    });

    [Fact]
    public void Closing_while_connecting_leaves_nothing() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        bench.Host.TcpSilent = true;
        bench.Dial(0);
        bench.Run(500);
        bench.Stack.Close(0, orderly: true);
        MemoryTests.AssertNothingInUse();
        bench.Host.TcpSilent = false;
        bench.Run(10_000);
        Assert.Equal(SlotEvents.None, bench.Stack.TakeEvents(0));
    });

    [Fact]
    public void Connections_that_deliver_never_give_way_to_new_ones() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        bench.Host.OnConnection = peer => peer.HoldAcknowledgements = true;
        for (int slot = 0; slot < Budget.Sockets; slot++)
        {
            bench.DialAndWait(slot);
            Assert.Equal(100, bench.Stack.Send(slot, new byte[100]));
            bench.Stack.Close(slot, orderly: true);
        }
        for (int slot = 0; slot < Budget.Sockets; slot++)
        {
            bench.DialAndWait(slot);
            Assert.Equal(100, bench.Stack.Send(slot, new byte[100]));
        }
        bench.Stack.Close(0, orderly: true);
        Assert.Equal(StackResult.OutOfMemory, bench.Stack.Open(0, Transport.Tcp, 0, 0));
        foreach (TcpPeer peer in bench.Host.Connections)
        {
            peer.OnFinished = peer.Finish;
            peer.HoldAcknowledgements = false;
        }
        bench.Run(5_000);
        Assert.Equal(StackResult.Ok, bench.Stack.Open(0, Transport.Tcp, 0, 0));
        Assert.All(bench.Host.Connections, peer => Assert.Equal(100, peer.Received.Count));
    });

    [Fact]
    public void Connections_that_only_wait_for_the_peers_end_give_way() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        for (int i = 0; i < 50; i++)
        {
            bench.DialAndWait(0);
            bench.Stack.Send(0, new byte[100]);
            bench.Stack.Close(0, orderly: true);
            bench.Run(20);
        }
        Assert.All(bench.Host.Connections, peer => Assert.Equal(100, peer.Received.Count));
    });
}
