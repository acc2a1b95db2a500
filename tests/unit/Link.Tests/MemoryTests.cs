using System;
using System.Linq;
using NanoSocket.Core.Net;
using NanoSocket.Link.Tests.Peer;
using NanoSocket.Link.Tests.Support;
using NanoSocket.Simulator.Time;
using Xunit;

namespace NanoSocket.Link.Tests;

/// <summary>Nothing leaks: every pool is empty again when everything is closed.</summary>
public sealed class MemoryTests
{
    internal static void AssertNothingInUse(int connections = 0)
    {
        LwipMemory memory = LinkBench.Memory;
        Assert.Equal(0, memory.HeapUsed);
        Assert.Equal(0, memory.FrameBuffersUsed);
        Assert.Equal(0, memory.SendUsed);
        Assert.Equal(0, memory.ReceiveUsed);
        Assert.Equal(connections, memory.Connections);
        Assert.Equal(connections, memory.TcpBlocks);
        Assert.Equal(0, memory.UdpBlocks);
        Assert.Equal(0, memory.Segments);
    }

    [Fact]
    public void After_a_thousand_connections() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        bench.Host.OnConnection = peer =>
        {
            peer.OnData = data => peer.Send(data);
            peer.OnFinished = peer.Finish;
        };
        byte[] buffer = new byte[500];
        for (int round = 0; round < 100; round++)
        {
            for (int slot = 0; slot < Budget.Sockets; slot++)
            {
                bench.Dial(slot);
            }
            Assert.Equal(StackResult.Invalid, bench.Stack.Open(Budget.Sockets, Transport.Tcp, 0, 0));
            for (int slot = 0; slot < Budget.Sockets; slot++)
            {
                bench.WaitFor(slot, SlotEvents.Connected);
                Assert.Equal(500, bench.Stack.Send(slot, new byte[500]));
                bench.RunUntil(() => bench.Stack.Receive(slot, buffer) > 0, 5000);
            }
            for (int slot = 0; slot < Budget.Sockets; slot++)
            {
                bench.Stack.Close(slot, orderly: slot % 3 != 0);
            }
        }
        Assert.Equal(1000, bench.Host.Connections.Count);
        Assert.All(bench.Host.Connections, peer => Assert.Equal(500, peer.Received.Count));
        bench.Run(40_000);
        AssertNothingInUse();
    });

    [Fact]
    public void After_a_hundred_lost_links() => Isolated.Run(() =>
    {
        LinkBench bench = new();
        for (int round = 0; round < 100; round++)
        {
            bench.Connect();
            bench.Host.DnsSilent = true;
            bench.Stack.Resolve(9, "server.example"u8);
            for (int slot = 0; slot < 8; slot++)
            {
                bench.Dial(slot, slot % 4 == 3 ? Transport.Udp : Transport.Tcp);
            }
            bench.Run(20 + (round % 7));
            for (int slot = 0; slot < 8; slot++)
            {
                bench.Stack.Send(slot, new byte[1000]);
            }
            bench.Run(round % 11);
            bench.Stack.CloseLink(orderly: false);
            for (int slot = 0; slot < Budget.Sockets; slot++)
            {
                bench.Stack.Close(slot, orderly: true);
            }
            Assert.Equal(0, LinkBench.Memory.Connections);
            Assert.Equal(0, LinkBench.Memory.HeapUsed);
            Assert.Equal(0, LinkBench.Memory.SendUsed);
            Assert.Equal(0, LinkBench.Memory.FrameBuffersUsed);
        }
        bench.Connect();
        bench.Run(60_000); // the last query times out and gives its block back
        AssertNothingInUse();
    });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void After_anything_in_any_order(int seed) => Isolated.Run(
        static start =>
        {
            LinkBench bench = new LinkBench().Connect();
            DeterministicRandom random = DeterministicRandom.For(start, "calls");
            bench.Host.Names["server.example"] = LinkBench.Server;
            bench.Host.Accepts = _ => random.NextUInt64() % 8 != 0;
            bench.Host.Loses = _ => random.NextUInt64() % 50 == 0;
            bench.Host.OnConnection = peer => Misbehave(peer, random);
            bench.Host.OnDatagram = (address, port, stackPort, data) =>
                bench.Host.SendDatagram(address, port, stackPort, data);
            byte[] buffer = new byte[4000];
            for (int i = 0; i < 20_000; i++)
            {
                Act(bench, random, buffer);
                bench.Run((int)(random.NextUInt64() % 5));
            }
            for (int slot = 0; slot < Budget.Sockets; slot++)
            {
                bench.Stack.Close(slot, orderly: true);
            }
            Assert.InRange(bench.Host.Connections.Count, 200, int.MaxValue);
            Assert.InRange(bench.Host.Connections.Sum(peer => peer.Received.Count), 500_000, int.MaxValue);
            bench.Host.Loses = _ => false;
            bench.Run(120_000);
            AssertNothingInUse();
        },
        seed);

    private static void Misbehave(TcpPeer peer, DeterministicRandom random)
    {
        peer.OnData = data =>
        {
            switch (random.NextUInt64() % 64)
            {
                case 0: peer.Reset(); break;
                case 1: peer.Finish(); break;
                case 2: peer.SendRaw(5000, TcpFlags.Ack, new byte[200]); break;
                case 3: peer.SendRaw(700, TcpFlags.Ack | TcpFlags.Fin, new byte[1400]); break;
                default: peer.Send(data); break;
            }
        };
        if (random.NextUInt64() % 4 != 0)
        {
            peer.OnFinished = peer.Finish;
        }
    }

    private static void Act(LinkBench bench, DeterministicRandom random, byte[] buffer)
    {
        int slot = (int)(random.NextUInt64() % Budget.Sockets);
        int size = (int)(random.NextUInt64() % (ulong)buffer.Length);
        LwipStack stack = bench.Stack;
        switch (random.NextUInt64() % 16)
        {
            case 0:
                ushort port = (ushort)(random.NextUInt64() % 8 == 0 ? 4000 + (random.NextUInt64() % 3) : 0);
                stack.Open(slot, (Transport)(random.NextUInt64() % 4 / 3), port, size);
                stack.Connect(slot, LinkBench.Server, 7);
                break;
            case 1 or 2 when random.NextUInt64() % 4 == 0:
                stack.Close(slot, random.NextUInt64() % 4 != 0);
                break;
            case 3:
                stack.Resolve(slot, "server.example"u8);
                break;
            case 4 when random.NextUInt64() % 4 == 0:
                stack.SetKeepAlive(slot, true, 1, 1, 2);
                break;
            case >= 5 and < 10:
                int room = stack.SendRoom(slot);
                int sent = stack.Send(slot, buffer.AsSpan(0, size));
                Assert.True(sent == -1 || sent == size || sent == room, $"{sent} of {size} sent, room {room}");
                break;
            default:
                stack.Receive(slot, buffer.AsSpan(0, size));
                stack.TakeEvents(slot);
                break;
        }
    }
}
