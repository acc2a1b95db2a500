using System;
using System.Linq;
using NanoSocket.Core.Net;
using NanoSocket.Link.Tests.Peer;
using NanoSocket.Link.Tests.Support;
using NanoSocket.Simulator.Time;
using Xunit;

namespace NanoSocket.Link.Tests;

/// <summary>TCP slots: connecting, sending, receiving.</summary>
public sealed class TcpTests
{
    [Fact]
    public void Connects_and_echoes() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        TcpPeer peer = bench.DialAndWait(0);
        peer.OnData = data => peer.Send(data);
        Assert.Equal(Budget.SegmentSize, peer.PeerSegmentSize);
        byte[] sent = Pattern.Bytes(1000, 1);
        Assert.Equal(1000, bench.Stack.Send(0, sent));
        bench.RunUntil(() => bench.Stack.Available(0) == 1000, 1000);
        byte[] received = new byte[1000];
        Assert.Equal(1000, bench.Stack.Receive(0, received));
        Assert.Equal(sent, received);
        Assert.Equal(1000u, bench.Stack.AcknowledgedBytes(0));
        Assert.Equal(SlotEvents.Readable | SlotEvents.Acknowledged, bench.Stack.TakeEvents(0));
    });

    [Fact]
    public void The_first_port_is_an_ephemeral_one_even_if_chance_begins_at_the_last() => Isolated.Run(() =>
    {
        byte[] beginsAtTheLast = new byte[16];
        BitConverter.TryWriteBytes(beginsAtTheLast, 21203);
        LinkBench bench = new LinkBench(seed: beginsAtTheLast).Connect();
        Assert.InRange(bench.DialAndWait(0).StackPort, 0xC000, 0xFFFF);
    });

    [Fact]
    public void A_refused_connection_is_told() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        bench.Host.Accepts = _ => false;
        bench.Dial(0);
        bench.WaitFor(0, SlotEvents.ConnectFailed, 1000);
        Assert.Equal(-1, bench.Stack.Send(0, [1]));
        bench.Stack.Close(0, orderly: true);
        Assert.Equal(0, LinkBench.Memory.Connections);
    });

    [Fact]
    public void A_silent_server_is_given_up() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        bench.Host.TcpSilent = true;
        bench.Dial(0);
        bench.WaitFor(0, SlotEvents.ConnectFailed, 60_000);
        Assert.Equal(0, LinkBench.Memory.TcpBlocks);
    });

    [Fact]
    public void A_reset_is_told_and_data_before_it_can_be_read() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        TcpPeer peer = bench.DialAndWait(0);
        peer.Send(new byte[300]);
        bench.Run(50);
        peer.Reset();
        bench.WaitFor(0, SlotEvents.Reset, 1000);
        Assert.Equal(300, bench.Stack.Available(0));
        Assert.Equal(-1, bench.Stack.Send(0, [1]));
        Assert.Equal(300, bench.Stack.Receive(0, new byte[1000]));
    });

    [Fact]
    public void The_peers_end_is_told_and_we_can_still_send() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        TcpPeer peer = bench.DialAndWait(0);
        peer.Send(new byte[300]);
        peer.Finish();
        bench.WaitFor(0, SlotEvents.PeerClosed, 1000);
        Assert.Equal(300, bench.Stack.Available(0));
        Assert.Equal(500, bench.Stack.Send(0, new byte[500]));
        bench.RunUntil(() => peer.Received.Count == 500, 1000);
    });

    [Fact]
    public void Takes_11200_bytes_at_once_and_not_one_more() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        TcpPeer peer = bench.DialAndWait(0);
        peer.HoldAcknowledgements = true;
        byte[] data = Pattern.Bytes(Budget.SendLimit, 2);
        Assert.Equal(Budget.SendLimit, bench.Stack.SendRoom(0));
        Assert.Equal(Budget.SendLimit, bench.Stack.Send(0, data));
        Assert.Equal(0, bench.Stack.SendRoom(0));
        Assert.Equal(0, bench.Stack.Send(0, [1]));
        bench.Run(2000);
        Assert.Equal(0u, bench.Stack.AcknowledgedBytes(0));
        peer.HoldAcknowledgements = false;
        bench.RunUntil(() => bench.Stack.AcknowledgedBytes(0) == Budget.SendLimit, 20_000);
        Assert.Equal(data, peer.Received);
        Assert.Equal(Budget.SendLimit, bench.Stack.SendRoom(0));
    });

    [Fact]
    public void Every_slot_can_send_a_segment_whatever_the_others_hold() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        for (int slot = 0; slot < Budget.Sockets; slot++)
        {
            bench.DialAndWait(slot).HoldAcknowledgements = true;
        }
        for (int slot = 0; slot < Budget.Sockets; slot++)
        {
            int room = bench.Stack.SendRoom(slot);
            Assert.InRange(room, Budget.SegmentSize, Budget.SendLimit);
            Assert.Equal(room, bench.Stack.Send(slot, new byte[room]));
            Assert.Equal(0, bench.Stack.Send(slot, [1]));
        }
        Assert.True(LinkBench.Memory.SendUsed <= Budget.SendPool);
    });

    [Fact]
    public void A_closed_connection_keeps_its_share_and_the_others_their_segment() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        bench.DialAndWait(0).HoldAcknowledgements = true;
        Assert.Equal(Budget.SendLimit, bench.Stack.Send(0, new byte[Budget.SendLimit]));
        bench.Stack.Close(0, orderly: true);
        Assert.True(LinkBench.Memory.SendUsed >= Budget.SendLimit);
        for (int slot = 1; slot < Budget.Sockets; slot++)
        {
            bench.DialAndWait(slot).HoldAcknowledgements = true;
            Assert.InRange(bench.Stack.SendRoom(slot), Budget.SegmentSize, Budget.SendLimit);
            Assert.Equal(Budget.SegmentSize, bench.Stack.Send(slot, new byte[Budget.SegmentSize]));
        }
        foreach (TcpPeer peer in bench.Host.Connections)
        {
            peer.HoldAcknowledgements = false;
        }
        bench.RunUntil(() => LinkBench.Memory.SendUsed == 0, 20_000);
        Assert.Equal(Budget.SendLimit, bench.Host.Connections[0].Received.Count);
    });

    [Fact]
    public void Small_sends_are_kept_in_order() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        TcpPeer peer = bench.DialAndWait(0);
        byte[] data = Pattern.Bytes(3000, 3);
        int sent = 0;
        while (sent < data.Length)
        {
            int count = Math.Min(1 + sent % 7, data.Length - sent);
            int taken = bench.Stack.Send(0, data.AsSpan(sent, count));
            sent += taken;
            if (taken == 0 || sent % 5 == 0)
            {
                bench.Run(1);
            }
        }
        bench.RunUntil(() => bench.Stack.AcknowledgedBytes(0) == 3000, 10_000);
        Assert.Equal(data, peer.Received);
    });

    [Theory]
    [InlineData(1, 0, 1 << 20)]
    [InlineData(2, 20, 1 << 20)]
    [InlineData(3, 100, 1 << 17)]
    public void Echoes_much_data(int seed, int lossPerMille, int total) => Isolated.Run(
        static run =>
        {
            LinkBench bench = new LinkBench().Connect();
            TcpPeer peer = bench.DialAndWait(0);
            peer.OnData = data => peer.Send(data);
            DeterministicRandom random = DeterministicRandom.For(run.Seed, "loss");
            bench.Host.Loses = _ => random.NextUInt64() % 1000 < (ulong)run.Loss;
            TransferClient client = new(bench, 0, run.Total);
            bench.RunUntil(client.Step, 4 * 3600 * 1000);
            bench.Host.Loses = _ => false;
            Assert.True(client.Verified);
            Assert.Equal(run.Loss > 0, bench.Statistics.Retransmissions > 0);
            bench.RunUntil(() => LinkBench.Memory.SendUsed == 0, 60_000);
            Assert.Equal(0, LinkBench.Memory.FrameBuffersUsed);
        },
        (Seed: seed, Loss: lossPerMille, Total: total));

    [Theory]
    [InlineData(11)] // 115200 baud
    [InlineData(92)] // 921600 baud
    public void Several_connections_share_the_line(int bytesPerMs) => Isolated.Run(
        static speed =>
        {
            LinkBench bench = new LinkBench { BytesPerMillisecond = speed }.Connect();
            TransferClient[] clients = Enumerable.Range(0, Budget.Sockets).Select(slot =>
            {
                TcpPeer peer = bench.DialAndWait(slot);
                peer.OnData = data => peer.Send(data);
                return new TransferClient(bench, slot, 50_000);
            }).ToArray();
            bench.RunUntil(() => clients.Where(client => client.Step()).ToArray().Length > 0, 600_000);
            Assert.All(bench.Host.Connections, peer => Assert.InRange(peer.Received.Count, 25_000, 50_000));
            bench.RunUntil(() => clients.Count(client => client.Step()) == clients.Length, 600_000);
            Assert.All(clients, client => Assert.True(client.Verified));
            Assert.Equal(0u, bench.Statistics.Retransmissions);
            Assert.Equal(0u, bench.Statistics.MemoryErrors);
        },
        bytesPerMs);

    [Fact]
    public void Offered_windows_never_exceed_the_receive_budget() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        TcpPeer[] peers = Enumerable.Range(0, Budget.Sockets).Select(slot => bench.DialAndWait(slot)).ToArray();
        Assert.All(peers, peer => Assert.InRange(peer.OfferedWindow, Budget.SegmentSize, 4 * Budget.SegmentSize));
        Assert.All(peers, peer => Assert.Equal(peer.OfferedInSyn, peer.OfferedWindow));
        Assert.True(peers.Sum(peer => peer.OfferedWindow) <= Budget.ReceivePool);
        foreach (TcpPeer peer in peers)
        {
            peer.Send(Pattern.Bytes(20_000, 4));
        }
        bench.Run(20_000);
        for (int slot = 0; slot < Budget.Sockets; slot++)
        {
            Assert.Equal(peers[slot].OfferedInSyn, bench.Stack.Available(slot));
            Assert.Equal(0, peers[slot].OfferedWindow);
            Assert.True(peers[slot].LargestOfferedWindow <= peers[slot].OfferedInSyn);
        }
        Assert.InRange(LinkBench.Memory.ReceiveUsed, 1, Budget.ReceivePool);
    });

    [Theory]
    [InlineData(1, 1460)]
    [InlineData(1461, 1461)]
    [InlineData(8000, 8000)]
    [InlineData(1 << 20, 17520)]
    public void The_window_is_what_was_asked_for(int asked, int offered) => Isolated.Run(
        static window =>
        {
            LinkBench bench = new LinkBench().Connect();
            TcpPeer peer = bench.DialAndWait(0, window: window.Asked);
            Assert.InRange(peer.OfferedWindow, Math.Min(window.Offered, 13_140), window.Offered);
            peer.Send(Pattern.Bytes(30_000, 5));
            byte[] all = new byte[30_000];
            int received = 0;
            bench.RunUntil(
                () =>
                {
                    received += bench.Stack.Receive(0, all.AsSpan(received, Math.Min(700, all.Length - received)));
                    return received == all.Length;
                },
                60_000);
            Assert.Equal(Pattern.Bytes(30_000, 5), all);
            Assert.True(peer.LargestOfferedWindow <= window.Offered);
        },
        (Asked: asked, Offered: offered));

    [Fact]
    public void Opens_a_closed_window_again() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        TcpPeer peer = bench.DialAndWait(0, window: 1460);
        peer.Send(Pattern.Bytes(5000, 6));
        bench.Run(5000);
        Assert.Equal(1460, bench.Stack.Available(0));
        Assert.Equal(0, peer.OfferedWindow);
        byte[] all = new byte[5000];
        int received = 0;
        bench.RunUntil(
            () => (received += bench.Stack.Receive(0, all.AsSpan(received))) == all.Length, 10_000);
        Assert.Equal(Pattern.Bytes(5000, 6), all);
    });

    [Fact]
    public void Waits_at_a_closed_window_of_the_peer() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        TcpPeer peer = bench.DialAndWait(0);
        peer.Window = 0;
        bench.Stack.Send(0, new byte[100]);
        bench.Run(10);
        int received = peer.Received.Count;
        bench.Stack.Send(0, new byte[5000]);
        bench.Run(20_000);
        peer.Window = 30_000;
        peer.AcknowledgeNow();
        bench.RunUntil(() => peer.Received.Count == 5100, 60_000);
        Assert.True(received <= 100);
    });

    [Fact]
    public void A_lost_link_resets_everything() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        TcpPeer peer = bench.DialAndWait(0);
        peer.Send(new byte[200]);
        bench.Run(50);
        bench.Host.TcpSilent = true;
        bench.Dial(1);
        bench.Stack.Send(0, new byte[8000]);
        bench.Run(3);
        bench.Stack.CloseLink(orderly: false);
        Assert.Equal(SlotEvents.Reset, bench.Stack.TakeEvents(0) & SlotEvents.Reset);
        Assert.Equal(SlotEvents.ConnectFailed, bench.Stack.TakeEvents(1));
        Assert.Equal(200, bench.Stack.Receive(0, new byte[500]));
        Assert.Equal(StackResult.NoRoute, OpenAndConnect(bench, 2));
        MemoryTests.AssertNothingInUse(connections: 1);
        for (int slot = 0; slot < 3; slot++)
        {
            bench.Stack.Close(slot, orderly: true);
        }
        MemoryTests.AssertNothingInUse();
        bench.Host.TcpSilent = false;
        bench.Connect();
        bench.DialAndWait(0);
    });

    [Fact]
    public void A_local_port_is_used_once_unless_reuse_is_asked_for() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        Assert.Equal(StackResult.Ok, bench.Stack.Open(0, Transport.Tcp, 4000, 0));
        Assert.Equal(StackResult.PortInUse, bench.Stack.Open(1, Transport.Tcp, 4000, 0));
        Assert.Equal(StackResult.Ok, bench.Stack.Connect(0, LinkBench.Server, 7));
        bench.WaitFor(0, SlotEvents.Connected);
        bench.Host.Connection.OnFinished = bench.Host.Connection.Finish;
        bench.Stack.Close(0, orderly: true);
        bench.Run(1000);
        Assert.Equal(StackResult.PortInUse, bench.Stack.Open(0, Transport.Tcp, 4000, 0));
        Assert.Equal(StackResult.Ok, bench.Stack.SetReuseAddress(0, true));
        Assert.Equal(StackResult.Ok, bench.Stack.Open(0, Transport.Tcp, 4000, 0));
        Assert.Equal(StackResult.Ok, bench.Stack.Connect(0, LinkBench.Server, 8));
        bench.WaitFor(0, SlotEvents.Connected);
    });

    [Fact]
    public void Calls_that_make_no_sense_are_refused() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        LwipStack stack = bench.Stack;
        foreach (int slot in (int[])[-1, Budget.Sockets, int.MaxValue, int.MinValue])
        {
            Assert.Equal(StackResult.Invalid, stack.Open(slot, Transport.Tcp, 0, 0));
            Assert.Equal(StackResult.Invalid, stack.Connect(slot, LinkBench.Server, 7));
            Assert.Equal(-1, stack.Send(slot, [1]));
            Assert.Equal(0, stack.Receive(slot, new byte[1]));
            Assert.Equal(0, stack.Available(slot));
            Assert.Equal(0, stack.SendRoom(slot));
            Assert.Equal(SlotEvents.None, stack.TakeEvents(slot));
            stack.Close(slot, orderly: true);
        }
        Assert.Equal(StackResult.Invalid, stack.Open(0, (Transport)3, 0, 0));
        Assert.Equal(StackResult.Invalid, stack.Connect(0, LinkBench.Server, 7));
        Assert.Equal(StackResult.Ok, stack.Open(0, Transport.Tcp, 0, 0));
        Assert.Equal(StackResult.Invalid, stack.Open(0, Transport.Tcp, 0, 0));
        Assert.Equal(-1, stack.Send(0, [1]));
        Assert.Equal(StackResult.Ok, stack.Connect(0, LinkBench.Server, 7));
        Assert.Equal(StackResult.Invalid, stack.Connect(0, LinkBench.Server, 7));
    });

    private static StackResult OpenAndConnect(LinkBench bench, int slot)
    {
        Assert.Equal(StackResult.Ok, bench.Stack.Open(slot, Transport.Tcp, 0, 0));
        return bench.Stack.Connect(slot, LinkBench.Server, 7);
    }
}
