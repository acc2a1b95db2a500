using System;
using System.Collections.Generic;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Net;
using NanoSocket.Core.Tests.Tls;
using NanoSocket.Core.Tls;
using NanoSocket.Link.Tests.Peer;
using NanoSocket.Link.Tests.Support;
using Xunit;

namespace NanoSocket.Link.Tests;

/// <summary>The TLS layer over the device's stack, with a toy instead of cryptography, in virtual time.</summary>
public sealed class TlsTests
{
    [Fact]
    public void Both_directions_arrive_whole_and_a_close_delivers_from_a_spare_slot() => Isolated.Run(() =>
    {
        Secured device = new(seed: 3);
        ToyServer server = device.Dial(0);
        device.RunUntil(() => (device.Layer.TakeEvents(0) & SlotEvents.Connected) != 0);

        byte[] data = Pattern.Bytes(40_000, 1);
        server.Say(30_000);
        int accepted = 0;
        List<byte> read = [];
        byte[] buffer = new byte[2048];
        device.RunUntil(() =>
        {
            accepted += device.Layer.Send(0, data.AsSpan(accepted, Math.Min(data.Length - accepted,
                device.Layer.SendRoom(0))));
            int count = device.Layer.Receive(0, buffer);
            read.AddRange(buffer[..count]);
            return accepted == data.Length && read.Count == 30_000;
        });
        Assert.Equal(server.Said, read);

        device.Layer.Close(0, orderly: true);
        Assert.Equal(StackResult.Ok, device.Layer.Open(0, Transport.Tcp, 0, 0));
        device.RunUntil(() => server.GotCloseNotify && device.Engine.Freed == 1);
        Assert.Equal(data, server.Received);
        device.Layer.Close(0, orderly: false);
        device.RunUntil(() => server.Peer.FinAcknowledged && LinkBench.Memory.SendUsed == 0);
        Assert.True(server.Peer.StackFinished);
    });

    [Fact]
    public void Nothing_counts_as_acknowledged_while_the_peer_is_silent() => Isolated.Run(() =>
    {
        Secured device = new(seed: 4);
        ToyServer server = device.Dial(0);
        device.RunUntil(() => (device.Layer.TakeEvents(0) & SlotEvents.Connected) != 0);
        server.Peer.HoldAcknowledgements = true;
        Assert.Equal(Budget.SendLimit, device.Layer.Send(0, new byte[Budget.SendLimit]));
        device.Run(3000);
        Assert.Equal(0u, device.Layer.AcknowledgedBytes(0));
        server.Peer.HoldAcknowledgements = false;
        server.Peer.AcknowledgeNow();
        device.RunUntil(() => device.Layer.AcknowledgedBytes(0) == Budget.SendLimit);
        Assert.Equal(Budget.SendLimit, server.Received.Count);
    });

    [Fact]
    public void A_lost_link_breaks_the_connection_and_frees_the_session() => Isolated.Run(() =>
    {
        Secured device = new(seed: 5);
        device.Dial(0);
        device.RunUntil(() => (device.Layer.TakeEvents(0) & SlotEvents.Connected) != 0);
        device.Layer.CloseLink(orderly: false);
        device.RunUntil(() => (device.Layer.TakeEvents(0) & SlotEvents.Reset) != 0);
        Assert.Equal(Core.Sockets.SocketFailure.LinkLost, device.Layer.FailureOf(0));
        device.Layer.Close(0, orderly: true);
        device.RunUntil(() => device.Engine.Freed == 1);
    });

    /// <summary>Stack, layer and worker; the worker steps whenever time does.</summary>
    private sealed class Secured : IClock, IWakeup
    {
        private readonly LinkBench bench = new LinkBench().Connect();
        private readonly TlsWorker worker;

        public Secured(int seed)
        {
            Engine = new ToyEngine(2, seed);
            Layer = new TlsLayer(bench.Stack, Engine, new CoreLog(1024), this);
            worker = new TlsWorker(Layer, Engine, new CoreLock(this), this, time: null);
        }

        public ToyEngine Engine { get; }

        public TlsLayer Layer { get; }

        public long NowMs => bench.Now;

        public long NowUs => NowMs * 1000;

        public void Wake()
        {
        }

        public ToyServer Dial(int slot)
        {
            Assert.Equal(StackResult.Ok, Layer.Open(slot, Transport.Tcp, 0, 0));
            TlsOptions options = new() { CaCertificates = [1] };
            Assert.Equal(StackResult.Ok, Layer.Secure(slot, options, default));
            int known = bench.Host.Connections.Count;
            Assert.Equal(StackResult.Ok, Layer.Connect(slot, LinkBench.Server, 443));
            bench.RunUntil(() => bench.Host.Connections.Count > known, 10_000);
            return new ToyServer(bench.Host.Connections[^1]);
        }

        public void RunUntil(Func<bool> condition)
            => bench.RunUntil(() => Work() && condition(), 60_000);

        public void Run(int milliseconds)
        {
            long end = NowMs + milliseconds;
            bench.RunUntil(() => Work() && NowMs >= end, milliseconds + 1000);
        }

        private bool Work()
        {
            _ = Layer.PendingSlots;
            while (worker.Step())
            {
            }

            return true;
        }
    }

    /// <summary>The server's half of the toy.</summary>
    private sealed class ToyServer
    {
        private readonly ToyRecords records = new();
        private readonly ByteQueue arrived = new();
        private readonly ByteQueue answer = new();
        private readonly byte[] payload = new byte[ToyRecords.LargestPayload];

        public ToyServer(TcpPeer peer)
        {
            Peer = peer;
            peer.OnData = Take;
            peer.OnFinished = peer.Finish;
        }

        public TcpPeer Peer { get; }

        public List<byte> Received { get; } = [];

        public List<byte> Said { get; } = [];

        public bool GotCloseNotify { get; private set; }

        public void Say(int count)
        {
            byte[] plain = Pattern.Bytes(count, 9);
            Said.AddRange(plain);
            for (int done = 0; done < count; done += 1500)
            {
                records.Encode(ToyType.Data, plain.AsSpan(done, Math.Min(1500, count - done)), answer);
            }

            Answer();
        }

        private void Take(byte[] bytes)
        {
            arrived.Add(bytes);
            while (ToyRecords.LengthOf(arrived.Peek(3)) is int length and > 0 && arrived.Count >= length)
            {
                Assert.True(records.TryDecode(arrived.Peek(length), payload, out ToyType type, out int count));
                arrived.Drop(length);
                if (type == ToyType.ClientHello)
                {
                    records.Encode(ToyType.ServerHello, payload.AsSpan(0, 2000), answer);
                }
                else if (type == ToyType.ClientFinished)
                {
                    records.Encode(ToyType.ServerFinished, payload.AsSpan(0, 40), answer);
                }
                else if (type == ToyType.Data)
                {
                    Received.AddRange(payload.AsSpan(0, count));
                }

                GotCloseNotify |= type == ToyType.CloseNotify;
            }

            Answer();
        }

        private void Answer()
        {
            Peer.Send(answer.Peek(answer.Count));
            answer.Clear();
        }
    }
}
