using System;
using System.Collections.Generic;
using NanoSocket.Core.Net;
using NanoSocket.Link.Tests.Peer;
using NanoSocket.Link.Tests.Support;
using Xunit;

namespace NanoSocket.Link.Tests;

/// <summary>Bytes that wait in front of the transport, and connections that outlive their slot because of them.</summary>
public sealed class StagingTests
{
    private const int Spare = Budget.Sockets;

    [Fact]
    public void What_is_staged_waits_until_it_is_taken() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        TcpPeer peer = DialStaged(bench, 0);
        IStagingStack stack = bench.Stack;
        byte[] data = Pattern.Bytes(Budget.SendLimit, 1);

        Assert.Equal(Budget.SendLimit, stack.StageRoom(0));
        Assert.Equal(Budget.SendLimit, stack.Stage(0, data));
        Assert.Equal((Budget.SendLimit, 0, 0), (stack.Staged(0), stack.StageRoom(0), stack.Unacknowledged(0)));
        bench.Run(1000);
        Assert.Empty(peer.Received);

        byte[] front = new byte[1400];
        Assert.Equal(front.Length, stack.CopyStaged(0, front));
        Assert.Equal(data[..front.Length], front);
        stack.DropStaged(0, 1000);
        Assert.Equal(front.Length, stack.CopyStaged(0, front));
        Assert.Equal(data[1000..(1000 + front.Length)], front);
        Assert.Equal(Budget.SendLimit - 1000, stack.Staged(0));
    });

    [Fact]
    public void What_is_staged_and_what_is_sent_share_the_limit() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        TcpPeer peer = DialStaged(bench, 0);
        IStagingStack stack = bench.Stack;
        peer.HoldAcknowledgements = true;
        stack.Stage(0, new byte[4000]);
        bench.Stack.Send(0, new byte[3000]);
        Assert.Equal(3000, stack.Unacknowledged(0));
        Assert.Equal(Budget.SendLimit - 7000, stack.StageRoom(0));
    });

    [Fact]
    public void Nothing_can_be_staged_where_it_was_not_begun() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        IStagingStack stack = bench.Stack;
        bench.DialAndWait(0);
        Assert.Equal((0, -1, 0), (stack.StageRoom(0), stack.Stage(0, [1]), stack.Staged(0)));
        Assert.Equal(StackResult.Invalid, stack.BeginStaging(1));
        Assert.Equal(StackResult.Ok, stack.BeginStaging(0));
        Assert.Equal(StackResult.Invalid, stack.BeginStaging(0));
        Assert.Equal(StackResult.Invalid, stack.BeginStaging(-1));
    });

    /// <summary>The proof that encrypting cannot come to a standstill: when all others hold all they can get and their
    /// peers acknowledge nothing, a staged segment still finds room to be sent, again and again.</summary>
    [Fact]
    public void However_much_others_hold_a_staged_segment_can_be_sent() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        IStagingStack stack = bench.Stack;
        TcpPeer[] silent = new TcpPeer[Budget.Sockets];
        for (int slot = 1; slot < Budget.Sockets; slot++)
        {
            silent[slot] = slot == 1 ? DialStaged(bench, slot) : bench.DialAndWait(slot);
            silent[slot].HoldAcknowledgements = true;
        }

        TcpPeer peer = DialStaged(bench, 0);
        FillAll(bench);
        List<byte> sent = [];
        byte[] segment = new byte[Budget.SegmentSize];
        for (int round = 0; round < 20; round++)
        {
            Pattern.Fill(segment, sent.Count);
            Assert.Equal(segment.Length, stack.Stage(0, segment));
            FillAll(bench);
            Assert.Equal(segment.Length, stack.CopyStaged(0, segment));
            stack.DropStaged(0, segment.Length);
            FillAll(bench);
            Assert.Equal(segment.Length, bench.Stack.Send(0, segment));
            sent.AddRange(segment);
            bench.RunUntil(() => stack.Unacknowledged(0) == 0, 10_000);
        }

        Assert.Equal(sent, peer.Received);
    });

    [Fact]
    public void A_moved_connection_goes_on_and_its_slot_is_free_at_once() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        IStagingStack stack = bench.Stack;
        TcpPeer old = DialStaged(bench, 0);
        old.OnFinished = old.Finish;
        byte[] data = Pattern.Bytes(5000, 3);
        bench.Stack.Send(0, data.AsSpan(0, 2000));
        stack.Stage(0, data.AsSpan(2000));

        Assert.True(stack.Move(0, Spare));
        Assert.Equal((3000, 0), (stack.Staged(Spare), stack.Staged(0)));
        TcpPeer young = bench.DialAndWait(0);
        bench.Stack.Send(0, [1, 2, 3]);

        Drain(bench, Spare);
        bench.Stack.Close(Spare, orderly: true);
        bench.RunUntil(() => old.FinAcknowledged && young.Received.Count == 3, 10_000);
        Assert.Equal(data, old.Received);
        bench.Stack.Close(0, orderly: false);
        bench.Run(1000);
        Assert.Equal((0, 0), (LinkBench.Memory.Connections, LinkBench.Memory.SendUsed));
    });

    [Fact]
    public void Connections_that_wait_for_their_peers_FIN_keep_nobody_from_staging() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        IStagingStack stack = bench.Stack;
        for (int round = 0; round < 8; round++)
        {
            DialStaged(bench, 0);
            Assert.True(stack.Move(0, Spare));
            bench.Stack.Close(Spare, orderly: true);
            bench.Run(500);
        }
    });

    [Fact]
    public void What_a_moved_connection_receives_is_dropped_and_acknowledged() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        IStagingStack stack = bench.Stack;
        TcpPeer peer = DialStaged(bench, 0);
        peer.Send(Pattern.Bytes(3000, 1));
        bench.Run(500);
        Assert.True(bench.Stack.Available(0) > 0);
        Assert.True(stack.Move(0, Spare));
        peer.Send(Pattern.Bytes(40_000, 2));
        bench.RunUntil(() => peer.Unacknowledged == 0, 20_000);
        Assert.Equal((0, 0), (bench.Stack.Available(Spare), LinkBench.Memory.ReceiveUsed));
    });

    [Fact]
    public void Only_a_connected_slot_can_be_moved_and_only_to_a_free_spare() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        IStagingStack stack = bench.Stack;
        Assert.False(stack.Move(0, Spare));
        bench.Stack.Open(0, Transport.Tcp, 0, 0);
        Assert.False(stack.Move(0, Spare));
        DialStaged(bench, 1);
        DialStaged(bench, 2);
        Assert.False(stack.Move(1, 3));
        Assert.True(stack.Move(1, Spare));
        Assert.False(stack.Move(2, Spare));
        Assert.True(stack.Move(2, Spare + 1));
        Assert.Equal(StackResult.Invalid, bench.Stack.Open(Spare, Transport.Tcp, 0, 0));
    });

    [Fact]
    public void Undelivered_data_of_a_moved_connection_is_told_at_the_slot_it_came_from() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        IStagingStack stack = bench.Stack;
        TcpPeer peer = DialStaged(bench, 4);
        stack.Stage(4, new byte[100]);
        Assert.True(stack.Move(4, Spare));
        peer.Reset();
        bench.RunUntil(() => bench.Stack.PendingSlots == (1u << 4 | 1u << Spare), 10_000);
        Assert.Equal(SlotEvents.Reset, bench.Stack.TakeEvents(Spare));
        Assert.Equal(SlotEvents.NotDelivered, bench.Stack.TakeEvents(4));
        Assert.Equal(Core.Sockets.SocketFailure.Reset, bench.Stack.FailureOf(4));
        Assert.Equal(0, LinkBench.Memory.SendUsed);
    });

    private static TcpPeer DialStaged(LinkBench bench, int slot)
    {
        TcpPeer peer = bench.DialAndWait(slot);
        Assert.Equal(StackResult.Ok, ((IStagingStack)bench.Stack).BeginStaging(slot));
        return peer;
    }

    /// <summary>All slots but the first take all that they can get.</summary>
    private static void FillAll(LinkBench bench)
    {
        IStagingStack stack = bench.Stack;
        for (int slot = 1; slot < Budget.Sockets; slot++)
        {
            stack.Stage(slot, new byte[stack.StageRoom(slot)]);
            bench.Stack.Send(slot, new byte[bench.Stack.SendRoom(slot)]);
        }
    }

    /// <summary>Takes what is staged and sends it as it is.</summary>
    private static void Drain(LinkBench bench, int slot)
    {
        IStagingStack stack = bench.Stack;
        byte[] piece = new byte[1000];
        while (stack.Staged(slot) > 0)
        {
            int count = stack.CopyStaged(slot, piece);
            stack.DropStaged(slot, count);
            Assert.Equal(count, bench.Stack.Send(slot, piece.AsSpan(0, count)));
        }
    }
}
