using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using NanoSocket.Simulator.Net;
using NanoSocket.Simulator.Tcp;
using NanoSocket.Simulator.Tests.Support;
using Xunit;

namespace NanoSocket.Simulator.Tests.Tcp;

public sealed class TcpTransferTests
{
    private const int Megabyte = 1 << 20;

    private static byte[] Content(int length, int seed)
    {
        byte[] bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(0, 15, 2)]
    [InlineData(5, 0, 3)]
    [InlineData(5, 15, 4)]
    [InlineData(20, 0, 5)]
    [InlineData(20, 15, 6)]
    public void A_megabyte_both_ways_at_once_arrives_whole(int lossPercent, int jitter, int seed)
    {
        GatewayFixture fixture = new(seed: seed) { Loss = lossPercent / 100.0, JitterMilliseconds = jitter };
        byte[] up = Content(Megabyte, seed);
        byte[] down = Content(Megabyte, seed + 1000);
        List<byte> atServer = [];
        fixture.Internet.ListenTcp(80, connection =>
        {
            ScriptedServers.Collect(connection, atServer, finishes: false);
            ScriptedServers.Serve(connection, down);
        });
        ModelTcp client = fixture.Connect(80);
        client.Send(up);
        client.Finish();
        fixture.RunUntil(() => client.IsRemoteFinished && client.IsAllAcknowledged, 3600);
        Assert.Equal(up, atServer);
        Assert.Equal(down, client.Received);
        fixture.RunUntil(() => fixture.Gateway.Tcp.ConnectionCount == 0, 60);
        // Packets that overtake each other look lost for a while.
        Assert.Equal(lossPercent + jitter > 0, fixture.Counters.Retransmissions > 0);
    }

    [Fact]
    public void Small_windows_and_segments_work()
    {
        Gen<int> lengths = Gen.Int[100, 20_000];
        Gen.Select(lengths, Gen.Int[64, 3000], Gen.Int[64, 1460], Gen.Int[1, 4000], Gen.Int[0, 1000]).Sample(
            (length, window, mss, serverWindow, seed) =>
            {
                GatewayFixture fixture = new(seed: seed) { Loss = seed % 2 * 0.03 };
                fixture.Internet.ServerWindow = serverWindow;
                byte[] content = Content(length, seed);
                List<byte> atServer = [];
                fixture.Internet.ListenTcp(80, connection =>
                {
                    ScriptedServers.Collect(connection, atServer, finishes: false);
                    ScriptedServers.Serve(connection, content);
                });
                ModelTcp client = fixture.Connect(80, window, mss);
                client.Send(content);
                client.Finish();
                fixture.RunUntil(() => client.IsRemoteFinished && client.IsAllAcknowledged, 3600);
                Assert.Equal(content, atServer);
                Assert.Equal(content, client.Received);
            },
            iter: 60);
    }

    [Fact]
    public void A_host_that_stops_reading_stops_the_server_and_nothing_is_lost()
    {
        GatewayFixture fixture = new();
        byte[] content = Content(3 * TcpSender.BufferSize, 1);
        InMemoryTcpConnection? server = null;
        fixture.Internet.ListenTcp(80, connection =>
        {
            server = connection;
            ScriptedServers.Serve(connection, content);
        });
        ModelTcp client = fixture.Connect(80, window: 4000);
        fixture.RunUntil(() => client.Received.Count > 3000);
        client.Window = 0;
        client.SendAck();
        fixture.Run(1);
        int received = client.Received.Count;
        fixture.Run(120);
        Assert.Equal(received, client.Received.Count);
        client.Window = 8192;
        client.SendAck();
        fixture.RunUntil(() => client.IsRemoteFinished);
        Assert.Equal(content, client.Received);
    }

    [Theory]
    [InlineData(70)]
    [InlineData(73)]
    [InlineData(76)]
    public void A_window_that_was_closed_for_long_opens_without_a_hurry(int seconds)
    {
        GatewayFixture fixture = new() { Delay = TimeSpan.FromSeconds(2) };
        byte[] data = Content(20_000, 1);
        fixture.Internet.ListenTcp(80, connection => connection.ServerWrite(data));
        ModelTcp client = fixture.Connect(80, window: 4000);
        fixture.RunUntil(() => client.Received.Count > 0);
        client.Window = 0;
        client.SendAck();
        fixture.Run(seconds);
        client.Window = 8192;
        client.SendAck();
        fixture.RunUntil(() => client.Received.Count == data.Length, 200);
        Assert.False(client.WasReset);
    }

    [Fact]
    public void A_server_that_stops_reading_closes_the_window_of_the_host()
    {
        GatewayFixture fixture = new();
        fixture.Internet.ServerWindow = 5000;
        InMemoryTcpConnection? server = null;
        fixture.Internet.ListenTcp(80, connection => server = connection);
        ModelTcp client = fixture.Connect(80);
        byte[] content = Content(20_000, 1);
        client.Send(content);
        fixture.Run(30);
        Assert.Equal((5000L, 0), (client.Acknowledged, client.RemoteWindow));
        List<byte> atServer = [];
        ScriptedServers.Collect(server!, atServer);
        atServer.AddRange(Drain(server!));
        fixture.RunUntil(() => atServer.Count == content.Length);
        Assert.Equal(content, atServer);
    }

    private static byte[] Drain(InMemoryTcpConnection server)
    {
        byte[] buffer = new byte[65536];
        return buffer[..server.ServerRead(buffer)];
    }

    [Fact]
    public void Many_connections_at_once_and_one_too_many()
    {
        GatewayFixture fixture = new() { Delay = TimeSpan.Zero };
        fixture.Internet.ListenTcp(80, connection => ScriptedServers.Serve(connection, [42], finishes: false));
        List<ModelTcp> clients = [.. Enumerable.Range(0, 257).Select(_ => fixture.Connect(80))];
        fixture.Run(1);
        Assert.All(clients[..256], client => Assert.Equal([42], client.Received));
        Assert.True(clients[256].WasReset);
        Assert.Equal(1, fixture.Counters.OverLimit);
        fixture.Gateway.Close();
        Assert.Equal(0, fixture.Gateway.Tcp.ConnectionCount);
    }
}
