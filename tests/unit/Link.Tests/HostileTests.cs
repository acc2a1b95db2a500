using System;
using NanoSocket.Core.Net;
using NanoSocket.Link.Tests.Peer;
using NanoSocket.Link.Tests.Support;
using NanoSocket.Simulator.Options;
using NanoSocket.Simulator.Time;
using Xunit;

namespace NanoSocket.Link.Tests;

/// <summary>
/// Whatever arrives, the stack neither ends the run (lwIP's assertions are on) nor takes more than its memory, and
/// works afterwards.
/// </summary>
public sealed class HostileTests
{
    [Fact]
    public void An_early_segment_beyond_the_window_is_refused() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        TcpPeer peer = bench.DialAndWait(0, window: 1460);
        peer.SendRaw(1000, TcpFlags.Ack, new byte[1000]);
        peer.Send(new byte[1000]);
        bench.Run(400); // our acknowledgement is delayed
        Assert.Equal(1000, bench.Stack.Available(0));
        Assert.Equal(460, peer.OfferedWindow);
    });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Survives_random_segments(int seed) => Isolated.Run(
        static start =>
        {
            LinkBench bench = new LinkBench().Connect();
            DeterministicRandom random = DeterministicRandom.For(start, "segments");
            byte[] buffer = new byte[3000];
            TcpPeer peer = bench.DialAndWait(0);
            for (int i = 0; i < 10_000; i++)
            {
                if ((bench.Stack.TakeEvents(0) & (SlotEvents.Reset | SlotEvents.ConnectFailed)) != 0 || i % 500 == 499)
                {
                    bench.Stack.Close(0, orderly: i % 2 == 0);
                    peer = bench.DialAndWait(0, window: 1460 * (1 + i % 4));
                }
                SendRandomSegment(peer, random);
                if (random.NextUInt64() % 8 == 0)
                {
                    bench.Stack.Receive(0, buffer);
                    bench.Stack.Send(0, buffer.AsSpan(0, (int)(random.NextUInt64() % 3000)));
                }
                bench.Run((int)(random.NextUInt64() % 3));
                Assert.True(LinkBench.Memory.ReceiveUsed <= Budget.ReceivePool);
            }
            bench.Stack.Close(0, orderly: false);
            bench.Run(120_000);
            MemoryTests.AssertNothingInUse();
        },
        seed);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Survives_mutated_packets(int seed) => Isolated.Run(
        static start =>
        {
            LinkBench bench = new LinkBench().Connect();
            DeterministicRandom random = DeterministicRandom.For(start, "mutation");
            bench.Host.Names["server.example"] = LinkBench.Server;
            bench.Host.OnConnection = peer => peer.OnData = data => peer.Send(data);
            bench.Host.OnDatagram = (address, port, stackPort, data) =>
                bench.Host.SendDatagram(address, port, stackPort, data);
            bench.Host.Mutate = packet => Mutate(packet, random);
            byte[] buffer = new byte[2000];
            for (int i = 0; i < 3000; i++)
            {
                int slot = i % Budget.Sockets;
                bench.Stack.Close(slot, orderly: true);
                bench.Stack.Resolve(slot, "server.example"u8);
                bench.Stack.Open(slot, (Transport)(i % 3), 0, 0);
                bench.Stack.Connect(slot, LinkBench.Server, 7);
                bench.Run(20);
                bench.Stack.Send(slot, buffer.AsSpan(0, 1 + i % 1400));
                bench.Run(20);
                bench.Stack.Receive(slot, buffer);
                Assert.Equal(LinkState.Up, bench.Stack.LinkState);
            }
            bench.Host.Mutate = null;
            for (int slot = 0; slot < Budget.Sockets; slot++)
            {
                bench.Stack.Close(slot, orderly: false);
            }
            bench.Run(120_000);
            MemoryTests.AssertNothingInUse();
            bench.DialAndWait(0);
        },
        seed);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Survives_random_icmp_and_believes_none_of_it(int seed) => Isolated.Run(
        static start =>
        {
            LinkBench bench = new LinkBench().Connect();
            Random random = new(start);
            byte[] quoted = [];
            bench.Host.Loses = packet =>
            {
                quoted = Packet.Source(packet) == LinkBench.OwnAddress ? packet : quoted;
                return false;
            };
            bench.Host.OnEcho = _ => { };
            TcpPeer peer = bench.DialAndWait(0);
            bench.Dial(1, Transport.Icmp);
            for (int i = 0; i < 3000; i++)
            {
                bench.Stack.Send(1, [1, 2, 3]);
                byte[] message = RandomIcmp(random, quoted);
                bench.Host.SendIcmp(random.Next(2) == 0 ? LinkBench.Server : LinkBench.Gateway, message);
                bench.Run(random.Next(3));
            }
            Assert.Equal(SlotEvents.None, bench.Stack.TakeEvents(0));
            Assert.Equal(SlotEvents.None, bench.Stack.TakeEvents(1));
            Assert.InRange(bench.Statistics.MessagesRefused, 1000u, 3000u);
            peer.OnData = data => peer.Send(data);
            TransferClient client = new(bench, 0, 10_000);
            bench.RunUntil(client.Step, 60_000);
        },
        seed);

    /// <summary>Any type and code; sometimes with the beginning of a real packet of ours, damaged.</summary>
    private static byte[] RandomIcmp(Random random, byte[] quoted)
    {
        byte[] message = new byte[random.Next(0, 80)];
        random.NextBytes(message);
        if (message.Length < 8)
        {
            return message;
        }
        byte[] types = [Echo.Reply, Echo.Unreachable, Echo.TimeExceeded, message[0]];
        message[0] = types[random.Next(types.Length)];
        int quote = Math.Min(message.Length - 8, quoted.Length);
        if (random.Next(2) == 0 && quote > 0)
        {
            quoted.AsSpan(0, quote).CopyTo(message.AsSpan(8));
            message[8 + random.Next(quote)] ^= (byte)random.Next(1, 256);
        }
        message[2] = message[3] = 0;
        ushort sum = Packet.Checksum(message, 0);
        (message[2], message[3]) = ((byte)(sum >> 8), (byte)sum);
        return message;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Survives_random_bytes_on_the_line(int seed) => Isolated.Run(
        static start =>
        {
            LinkBench bench = new();
            DeterministicRandom random = DeterministicRandom.For(start, "bytes");
            byte[] noise = new byte[700];
            for (int i = 0; i < 500; i++)
            {
                if (bench.Stack.LinkState == LinkState.Down)
                {
                    bench.Connect();
                }
                int count = (int)(random.NextUInt64() % (ulong)noise.Length);
                for (int j = 0; j < count; j++)
                {
                    ulong value = random.NextUInt64();
                    noise[j] = value % 16 == 0 ? (byte)0x7E : value % 16 == 1 ? (byte)0x7D : (byte)(value >> 8);
                }
                bench.Stack.LinkInput(noise.AsSpan(0, count));
                bench.Run(5);
            }
            bench.Stack.CloseLink(orderly: false);
            bench.Connect();
            bench.DialAndWait(0);
            Assert.True(bench.Statistics.FrameErrors > 0);
        },
        seed);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Survives_random_control_packets(int seed) => Isolated.Run(
        static start =>
        {
            LinkBench bench = new();
            DeterministicRandom random = DeterministicRandom.For(start, "control");
            ushort[] protocols = [0xC021, 0xC023, 0xC223, 0x8021, 0x0021, 0x80FD, 0x8057, 0x002D, 0xC025];
            for (int i = 0; i < 3000; i++)
            {
                if (bench.Stack.LinkState == LinkState.Down)
                {
                    bench.Answer();
                    bench.Stack.OpenLink("me", "secret");
                }
                byte[] frame = new byte[4 + (random.NextUInt64() % 80)];
                for (int j = 0; j < frame.Length; j++)
                {
                    frame[j] = (byte)(random.NextUInt64() % (random.NextUInt64() % 2 == 0 ? 8u : 256u));
                }
                frame[0] = (byte)(random.NextUInt64() % 14);
                frame[2] = 0;
                frame[3] = (byte)(random.NextUInt64() % 4 == 0 ? random.NextUInt64() : (ulong)frame.Length);
                bench.Stack.LinkInput(PppFrame.Encode(protocols[random.NextUInt64() % 9], frame));
                bench.Run((int)(random.NextUInt64() % 20));
            }
            bench.Stack.CloseLink(orderly: false);
            bench.Stack.Poll(bench.Now);
            bench.Connect();
            bench.DialAndWait(0);
        },
        seed);

    /// <summary>lwIP's answer to a challenge takes its memory before it looks; found by fuzzing.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("me")]
    public void A_challenge_cut_short_or_before_its_time_takes_no_memory(string user) => Isolated.Run(
        static user =>
        {
            LinkBench bench = new LinkBench(user.Length > 0 ? AuthPolicy.Parse("chap:me:secret") : null);
            bench.Answer();
            bench.Stack.OpenLink(user, "secret");
            bench.Run(3);
            int used = LinkBench.Memory.HeapUsed;
            for (int i = 0; i < 100; i++)
            {
                bench.Stack.LinkInput(PppFrame.Encode(0xC223, [1, 1, 0, 6, 16, 0]));
                bench.Stack.LinkInput(PppFrame.Encode(0xC223, [1, 1, 0, 4]));
            }
            Assert.Equal(used, LinkBench.Memory.HeapUsed);
            bench.RunUntil(() => bench.Stack.LinkState == LinkState.Up, 10_000);
        },
        user);

    private static void SendRandomSegment(TcpPeer peer, DeterministicRandom random)
    {
        int offset = (int)(random.NextUInt64() % 8) switch
        {
            0 => -(int)(random.NextUInt64() % 3000),
            1 => (int)(random.NextUInt64() % 70_000),
            2 => 0,
            _ => (int)(random.NextUInt64() % 6000),
        };
        TcpFlags flags = TcpFlags.Ack;
        ulong rare = random.NextUInt64() % 200;
        flags |= rare < 3 ? TcpFlags.Fin : rare == 3 ? TcpFlags.Rst : rare == 4 ? TcpFlags.Syn : TcpFlags.None;
        peer.SendRaw(offset, flags, new byte[random.NextUInt64() % 1460]);
    }

    private static byte[] Mutate(byte[] packet, DeterministicRandom random)
    {
        if (random.NextUInt64() % 2 == 0)
        {
            return packet;
        }
        byte[] copy = random.NextUInt64() % 8 == 0
            ? packet[..(int)(random.NextUInt64() % (ulong)packet.Length)]
            : (byte[])packet.Clone();
        for (ulong flips = 1 + (random.NextUInt64() % 3); flips > 0 && copy.Length > 0; flips--)
        {
            // Mostly in the headers, where it matters.
            ulong range = random.NextUInt64() % 4 == 0 ? (ulong)copy.Length : Math.Min(48, (ulong)copy.Length);
            copy[random.NextUInt64() % range] = (byte)random.NextUInt64();
        }
        Packet.FixChecksums(copy);
        return copy;
    }
}
