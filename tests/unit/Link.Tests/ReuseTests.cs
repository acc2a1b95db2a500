using System;
using System.Collections.Generic;
using NanoSocket.Core.Net;
using NanoSocket.Core.Sockets;
using NanoSocket.Link.Tests.Peer;
using NanoSocket.Link.Tests.Support;
using Xunit;

namespace NanoSocket.Link.Tests;

/// <summary>
/// Slots that are closed and opened again at any moment, with peers that send, hold back, end and reset at any moment
/// and packets that get lost: whatever a slot reports or gives to read belongs to its present connection.
/// </summary>
public sealed class ReuseTests
{
    private const int Operations = 400;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void A_slot_knows_nothing_of_its_former_connections(int seed) => Isolated.Run(
        static it =>
        {
            Walk walk = new(it);
            for (int i = 0; i < Operations; i++)
            {
                walk.Step();
            }
            walk.End();
        },
        seed);

    /// <summary>A random walk over three slots, each with what it is known to be.</summary>
    private sealed class Walk
    {
        private const int Slots = 3;

        private readonly Random random;
        private readonly LinkBench bench;
        private readonly int seed;
        private readonly Life[] lives = [new(), new(), new()];
        private readonly byte[] buffer = new byte[600];
        private ushort nextPort = 1000;

        public Walk(int seed)
        {
            this.seed = seed;
            random = new Random(seed);
            bench = new LinkBench().Connect();
            bench.Host.Accepts = port => port % 5 != 0;
            bench.Host.Loses = _ => random.Next(20) == 0;
        }

        public void Step()
        {
            int slot = random.Next(Slots);
            Life life = lives[slot];
            switch (random.Next(8))
            {
                case 0 when !life.Open:
                    Open(slot, life);
                    break;
                case 1 when life.Open:
                    bench.Stack.Close(slot, orderly: random.Next(4) > 0);
                    life.Open = false;
                    break;
                case 2 when life.Connected:
                    bench.Stack.Send(slot, new byte[random.Next(1, 3000)]);
                    break;
                case 3 or 4:
                    DisturbPeer();
                    break;
                default:
                    bench.Run(random.Next(10) == 0 ? random.Next(40_000) : random.Next(300));
                    break;
            }
            for (int i = 0; i < Slots; i++)
            {
                Check(i, lives[i]);
            }
        }

        /// <summary>Everything is closed: nothing stays behind.</summary>
        public void End()
        {
            bench.Host.Loses = _ => false;
            for (int i = 0; i < Slots; i++)
            {
                bench.Stack.Close(i, orderly: true);
                lives[i].Open = false;
            }
            bench.Run(300_000);
            MemoryTests.AssertNothingInUse();
        }

        private void Open(int slot, Life life)
        {
            life.Port = ++nextPort;
            life.Connected = life.Failed = false;
            life.Open = bench.Stack.Open(slot, Transport.Tcp, 0, 0) == StackResult.Ok;
            Assert.True(!life.Open || bench.Stack.Connect(slot, LinkBench.Server, life.Port) == StackResult.Ok, Where);
        }

        /// <summary>Each peer sends the number of its port, so that its bytes can be told from any other's.</summary>
        private void DisturbPeer()
        {
            List<TcpPeer> peers = bench.Host.Connections;
            if (peers.Count == 0)
            {
                return;
            }
            TcpPeer peer = peers[Math.Max(0, peers.Count - 1 - random.Next(6))];
            switch (random.Next(6))
            {
                case 0:
                    peer.Finish();
                    break;
                case 1:
                    peer.Reset();
                    break;
                case 2:
                    peer.HoldAcknowledgements = !peer.HoldAcknowledgements;
                    break;
                default:
                    byte[] data = new byte[random.Next(1, 2000)];
                    Array.Fill(data, (byte)peer.Port);
                    peer.Send(data);
                    break;
            }
        }

        private void Check(int slot, Life life)
        {
            SlotEvents events = bench.Stack.TakeEvents(slot);
            if (!life.Open)
            {
                Assert.True((events & ~SlotEvents.NotDelivered) == 0, Where + events);
                Assert.Equal(0, bench.Stack.Available(slot));
                return;
            }
            Assert.True((events & (SlotEvents.NotDelivered | SlotEvents.Resolved)) == 0, Where + events);
            bool failed = (events & (SlotEvents.ConnectFailed | SlotEvents.Reset)) != 0;
            Assert.True(failed == (bench.Stack.FailureOf(slot) != SocketFailure.None) || life.Failed, Where + events);
            life.Failed |= failed;
            life.Connected |= (events & SlotEvents.Connected) != 0;
            Assert.True(life.Connected || (events & ~SlotEvents.ConnectFailed) == 0, Where + events);
            int count = bench.Stack.Receive(slot, buffer);
            Assert.True(buffer.AsSpan(0, count).IndexOfAnyExcept((byte)life.Port) < 0, Where + "foreign data");
        }

        private string Where => $"seed {seed}, {bench.Now} ms: ";

        private sealed class Life
        {
            public bool Open { get; set; }

            public bool Connected { get; set; }

            public bool Failed { get; set; }

            public ushort Port { get; set; }
        }
    }
}
