using System;
using System.Collections.Generic;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Rtos;
using NanoSocket.Core.Sockets;
using NanoSocket.Link.Tests.Peer;
using NanoSocket.Link.Tests.Support;
using Xunit;

namespace NanoSocket.Link.Tests;

/// <summary>The sockets over the real stack: what neither shows alone.</summary>
public sealed class SocketTableTests
{
    [Theory]
    [InlineData(0, 1)]   // refused
    [InlineData(1, 1)]   // unreachable
    [InlineData(2, 30)]  // silent
    public void The_next_address_of_a_name_is_tried_from_the_same_port_with_the_same_options(int cause, int seconds)
        => Isolated.Run(
            static test =>
            {
                SocketBench bench = new();
                bench.Host.Names["two.example"] = LinkBench.Server;
                bench.Host.MoreAddresses.Add(LinkBench.Server + 1);
                bench.Host.OnSyn = syn => Packet.Destination(syn) == LinkBench.Server && bench.Fail(syn, test.Cause);
                int id = bench.Connect("two.example", localPort: 4000, window: 3000);
                bench.Table.SetOption(id, SocketConstants.SolSocket, SocketConstants.SoKeepAlive, 1);
                RtosMessage message = bench.WaitForMessage(test.Seconds * 1000);
                Assert.Equal((RtosMessageId.SocketConnected, id, 0), (message.Id, message.Source, message.Result));
                SlotSnapshot row = bench.Table.Snapshot(id);
                Assert.Equal((LinkBench.Server + 1, SocketFailure.None), (row.Address, row.Failure));
                Assert.Equal((4000, 3000), (bench.Host.Connection.StackPort, bench.Host.Connection.OfferedInSyn));
            },
            (Cause: cause, Seconds: seconds));

    [Fact]
    public void When_all_addresses_refuse_the_connect_fails_once_and_leaves_nothing() => Isolated.Run(() =>
    {
        SocketBench bench = new();
        bench.Host.Accepts = _ => false;
        bench.Host.Names["three.example"] = LinkBench.Server;
        bench.Host.MoreAddresses.AddRange([LinkBench.Server + 1, LinkBench.Server + 2]);
        HashSet<uint> asked = [];
        bench.Host.OnSyn = syn => !asked.Add(Packet.Destination(syn));
        int id = bench.Connect("three.example");
        RtosMessage message = bench.WaitForMessage(5000);
        Assert.Equal((RtosMessageId.SocketConnected, 1), (message.Id, message.Result));
        Assert.Equal(SocketFailure.Refused, bench.Table.Snapshot(id).Failure);
        Assert.Equal(3, asked.Count);
        MemoryTests.AssertNothingInUse();
    });

    [Fact]
    public void Undelivered_data_is_told_beside_the_closed_socket() => Isolated.Run(() =>
    {
        SocketBench bench = new();
        int id = bench.Connect("192.0.2.7");
        bench.WaitForMessage(1000);
        bench.Host.Connection.HoldAcknowledgements = true;
        Assert.Equal(1, bench.Table.Send(id, new byte[100]).Accepted);
        bench.Table.Close(bench.Task, id);
        Assert.Equal(1, bench.Table.Destroy(id));
        bench.Run(29_000);
        Assert.Equal(SocketFailure.ClosedLocally, bench.Table.Snapshot(id).Failure);
        bench.Run(3_000);
        Assert.Equal(SocketFailure.FlushTimedOut, bench.Table.Snapshot(id).Failure);
    });

    [Fact]
    public void A_local_port_in_use_refuses_the_connect() => Isolated.Run(() =>
    {
        SocketBench bench = new();
        Assert.Equal(0, bench.Connect("192.0.2.7", localPort: 4000));
        Assert.Equal(-1, bench.Connect("192.0.2.7", localPort: 4000));
        Assert.Equal(SocketFailure.PortInUse, bench.Task.ConnectFailure);
        bench.Table.Close(bench.Task, 0);
        Assert.Equal(1, bench.Connect("192.0.2.7", localPort: 4000));
    });

    [Theory]
    [InlineData(false, -1)]
    [InlineData(true, 1)]
    public void A_closed_sockets_port_is_free_at_once_when_it_allowed_that(bool allowed, int expected) => Isolated.Run(
        static test =>
        {
            SocketBench bench = new();
            int id = bench.Connect("192.0.2.7", localPort: 4000);
            bench.WaitForMessage(1000);
            bench.Table.SetOption(id, SocketConstants.SolSocket, SocketConstants.SoReuseAddr, test.Allowed ? 1 : 0);
            Assert.Equal(-1, bench.Connect("192.0.2.8", localPort: 4000)); // it is still open
            bench.Host.Connection.OnFinished = bench.Host.Connection.Finish;
            bench.Table.Close(bench.Task, id);
            bench.WaitForMessage(1000);
            bench.Run(1000);
            Assert.Equal(test.Expected, bench.Connect("192.0.2.8", localPort: 4000));
            if (test.Allowed)
            {
                RtosMessage message = bench.WaitForMessage(1000);
                Assert.Equal((RtosMessageId.SocketConnected, 0), (message.Id, message.Result));
                Assert.Equal(4000, bench.Host.Connections[^1].StackPort);
            }
        },
        (Allowed: allowed, Expected: expected));

    [Fact]
    public void Keep_alive_ends_a_connection_with_its_reason() => Isolated.Run(() =>
    {
        SocketBench bench = new();
        int id = bench.Connect("192.0.2.7");
        (int Level, int Name, int Value)[] options = [(4095, 8, 1), (6, 3, 30), (6, 4, 60), (6, 5, 3)];
        Assert.All(options, it => Assert.Equal(0, bench.Table.SetOption(id, it.Level, it.Name, it.Value)));
        bench.WaitForMessage(1000);
        bench.Host.Loses = packet => Packet.Protocol(packet) == Packet.Tcp;
        bench.Run(200_000);
        Assert.Equal(SocketState.Connected, bench.Table.Snapshot(id).State);
        RtosMessage message = bench.WaitForMessage(20_000);
        Assert.Equal(RtosMessageId.SocketPeerClosed, message.Id);
        Assert.Equal(SocketFailure.KeepAliveExpired, bench.Table.Snapshot(id).Failure);
    });

    /// <summary>A socket table and one task over a link that is up.</summary>
    private sealed class SocketBench
    {
        private readonly LinkBench link = new LinkBench().Connect();
        private readonly CoreTime time = new();

        public SocketBench()
        {
            Table = new SocketTable(link.Stack, time, new CoreLog(1024));
            Task = new RtosTask(null, Table);
            Table.SetLink(true);
            Run(100);
        }

        public PeerHost Host => link.Host;

        public SocketTable Table { get; }

        public RtosTask Task { get; }

        public int Connect(string address, int localPort = 0, int window = 0)
        {
            ConnectRequest request = new() { Port = 7, LocalPort = localPort, ReceiveBuffer = window };
            return Table.Connect(Task, System.Text.Encoding.ASCII.GetBytes(address), request);
        }

        public void Run(int milliseconds)
        {
            TimeSpan end = link.Timeline.Now + TimeSpan.FromMilliseconds(milliseconds);
            link.RunUntil(() => Step() && link.Timeline.Now >= end, milliseconds + 1000);
        }

        public RtosMessage WaitForMessage(int limitMs)
        {
            RtosMessage message = default;
            link.RunUntil(() => Step() && Task.TryReceive(out message), limitMs);
            return message;
        }

        public bool Fail(byte[] syn, int cause)
        {
            if (cause == 0)
            {
                TcpFields fields = TcpFields.Read(Packet.Payload(syn));
                Host.SendTcp(Packet.Destination(syn), Packet.Source(syn), new TcpFields(fields.DestinationPort,
                    fields.SourcePort, 0, fields.Sequence + 1, TcpFlags.Rst | TcpFlags.Ack, 0), []);
            }
            else if (cause == 1)
            {
                Host.SendIcmp(LinkBench.Gateway, Echo.Error(Echo.Unreachable, 1, syn));
            }
            return true;
        }

        private bool Step()
        {
            time.Advance((long)link.Timeline.Now.TotalMilliseconds);
            Table.ProcessEvents();
            Table.ExpireTimers();
            return true;
        }
    }
}
