using System;
using System.Collections.Generic;
using System.Linq;
using NanoSocket.Core.Net;
using NanoSocket.Core.Rtos;
using NanoSocket.Core.Sockets;
using NanoSocket.Link.Tests.Support;
using NanoSocket.Simulator.Net;
using NanoSocket.Simulator.Options;
using Xunit;

namespace NanoSocket.Simulation.Tests;

/// <summary>
/// Whoever is slow, the peer, the app or the line: memory stays within its budget (the one the tests build lwIP with),
/// everybody else waits, and what is lost, datagrams alone, is counted.
/// </summary>
public sealed class BackPressureTests
{
    private const int SendBudget = 27_448;
    private const int ReceiveBudget = 29_200;
    private const int Port = 4000;

    [Fact]
    public void A_server_that_does_not_read_stops_the_app_and_gets_everything_later() => Isolated.Run(() =>
    {
        List<InMemoryTcpConnection> servers = [];
        Device device = Online(device => device.Internet.ListenTcp(Port, servers.Add), serverWindow: 2048);
        int[] ids = ConnectAll(device, SocketKind.Tcp);
        int[] accepted = new int[ids.Length];
        Run(device, 60_000, () =>
        {
            foreach (int id in ids)
            {
                accepted[id] += SendWhatFits(device, id, accepted[id]);
            }
        });
        SocketTable sockets = device.Engine.Sockets;
        Assert.All(ids, id => Assert.Equal(SocketError.NoBuffers, sockets.Send(id, new byte[1460]).Error));
        Assert.All(accepted, count => Assert.InRange(count, 2048, 2048 + 11_200));
        List<byte>[] read = [.. servers.Select(_ => new List<byte>())];
        Run(device, 120_000, () => servers.ForEach(server => ReadAll(server, read[servers.IndexOf(server)])));
        Assert.All(ids, id => Assert.Equal(Pattern(0, accepted[id]), read[id]));
        AssertNothingDropped(device);
        LwipStack.GetMemory(out LwipMemory memory);
        Assert.Equal(0, memory.SendUsed);
    });

    [Fact]
    public void An_app_that_does_not_read_stops_the_servers_and_gets_everything_later() => Isolated.Run(() =>
    {
        byte[] data = Pattern(0, 20_000);
        Device device = Online(device => device.Internet.ListenTcp(Port, server => server.ServerWrite(data)));
        int[] ids = ConnectAll(device, SocketKind.Tcp);
        Run(device, 60_000, () => { });
        LwipStack.GetMemory(out LwipMemory memory);
        Assert.InRange(memory.ReceiveUsed, ids.Length * 1460, ReceiveBudget);
        List<byte>[] read = [.. ids.Select(_ => new List<byte>())];
        byte[] buffer = new byte[700];
        Run(device, 120_000, () =>
        {
            foreach (int id in ids)
            {
                int count = device.Engine.Sockets.Receive(id, buffer);
                read[id].AddRange(buffer[..count]);
            }
        });
        Assert.All(read, bytes => Assert.Equal(data, bytes));
        AssertNothingDropped(device);
    });

    [Fact]
    public void On_a_slow_line_every_datagram_that_was_accepted_arrives() => Isolated.Run(() =>
    {
        int arrived = 0;
        Device device = Online(
            device => device.Internet.ListenUdp(Port, datagram => Count(datagram, ref arrived)), baud: 9600);
        int[] ids = ConnectAll(device, SocketKind.Udp);
        int accepted = 0;
        int refused = 0;
        Run(device, 60_000, () =>
        {
            foreach (int id in ids)
            {
                bool taken = device.Engine.Sockets.Send(id, new byte[700]).Accepted == 1;
                accepted += taken ? 700 : 0;
                refused += taken ? 0 : 1;
            }
        });
        Run(device, 20_000, () => { });
        Assert.Equal(accepted, arrived);
        Assert.InRange(arrived, 40_000, 76_000); // 960 bytes a second for 60 s and what waits at the end
        Assert.True(refused > 1000);
        AssertNothingDropped(device);
    });

    [Fact]
    public void Datagrams_that_nobody_reads_are_counted_to_the_last() => Isolated.Run(() =>
    {
        Device device = Online(device => device.Internet.ListenUdp(Port, datagram => datagram));
        int[] ids = ConnectAll(device, SocketKind.Udp);
        int sent = 0;
        Run(device, 20_000, () =>
        {
            foreach (int id in ids)
            {
                sent += device.Engine.Sockets.Send(id, new byte[200]).Accepted;
            }
        });
        Run(device, 5_000, () => { });
        LwipStack.GetMemory(out LwipMemory memory);
        Assert.InRange(memory.ReceiveUsed, ids.Length * 900, ReceiveBudget);
        int read = 0;
        byte[] buffer = new byte[300];
        Run(device, 1_000, () =>
        {
            foreach (int id in ids)
            {
                while (device.Engine.Sockets.Receive(id, buffer) == 200)
                {
                    read++;
                }
            }
        });
        device.Engine.Stack.GetStatistics(out LinkStatistics statistics);
        Assert.Equal((uint)(sent - read), statistics.DatagramsDropped);
        Assert.True(statistics.DatagramsDropped > 100);
        Assert.Equal(0u, statistics.MemoryErrors);
        Assert.Equal(0, device.Overruns);
    });

    private static byte[]? Count(byte[] datagram, ref int bytes)
    {
        bytes += datagram.Length;
        return null;
    }

    /// <summary>Steps for a time, fetching all messages, with the budget checked at every step.</summary>
    private static void Run(Device device, int milliseconds, Action app)
    {
        TimeSpan end = device.Timeline.Now + TimeSpan.FromMilliseconds(milliseconds);
        device.RunUntil(
            () =>
            {
                app();
                LwipStack.GetMemory(out LwipMemory memory);
                Assert.InRange(memory.SendUsed, 0, SendBudget);
                Assert.InRange(memory.ReceiveUsed, 0, ReceiveBudget);
                return device.Timeline.Now >= end;
            },
            message => Assert.NotEqual(RtosMessageId.SocketPeerClosed, message.Id),
            milliseconds + 1000);
    }

    private static Device Online(Action<Device> serve, int serverWindow = 65_535, int baud = 115_200)
    {
        Device device = new(new ModemOptions { BaudRate = baud });
        device.Internet.ServerWindow = serverWindow;
        serve(device);
        device.Engine.PowerOn(true);
        device.RunUntil(() => device.Engine.Supervisor.IsOnline, null, 60_000);
        return device;
    }

    private static int[] ConnectAll(Device device, SocketKind kind)
    {
        int connected = 0;
        int[] ids = [.. Enumerable.Range(0, SocketConstants.SlotCount)];
        foreach (int id in ids)
        {
            ConnectRequest request = new() { Kind = kind, Port = Port };
            Assert.Equal(id, device.Engine.Sockets.Connect(device.Task, "server.example"u8, request));
            device.RunUntil(
                () => connected > id, message => connected += message is { Result: 0 } ? 1 : 0, 30_000);
        }

        return ids;
    }

    private static int SendWhatFits(Device device, int id, int position)
    {
        int room = Math.Min(1460, device.Engine.Sockets.RemainingBuffer(id));
        return room == 0 ? 0 : device.Engine.Sockets.Send(id, Pattern(position, room)).Accepted * room;
    }

    private static void ReadAll(InMemoryTcpConnection server, List<byte> read)
    {
        byte[] buffer = new byte[512];
        while (server.ServerRead(buffer) is int count and > 0)
        {
            read.AddRange(buffer[..count]);
        }
    }

    private static void AssertNothingDropped(Device device)
    {
        device.Engine.Stack.GetStatistics(out LinkStatistics statistics);
        Assert.Equal((0u, 0u, 0u, 0u), (statistics.MemoryErrors, statistics.FrameErrors, statistics.PacketErrors,
            statistics.DatagramsDropped));
        Assert.Equal(0, device.Overruns);
    }

    private static byte[] Pattern(int position, int count)
        => [.. Enumerable.Range(position, count).Select(i => (byte)((i * 31) + (i >> 8)))];
}
