using System;
using System.Collections.Generic;
using System.Text;
using NanoSocket.Core.Rtos;
using NanoSocket.Core.Sockets;
using NanoSocket.Link.Tests.Support;
using NanoSocket.Simulator.Net;
using NanoSocket.Simulator.Options;
using Xunit;

namespace NanoSocket.Simulation.Tests;

/// <summary>The cases of the conformance suite whose times matter, to the millisecond.</summary>
public sealed class TimingCaseTests
{
    private const int Port = 4000;
    private const int CloseDelayMs = 500;
    private const int CloseLimitMs = 30_000;

    /// <summary>From an event at the server until the device has noticed.</summary>
    private const int TransitMs = 100;

    [Fact]
    public void Case_20_no_send_is_confirmed_while_its_acknowledgement_is_held_however_long() => Isolated.Run(() =>
    {
        Link link = new();
        link.Device.Ports.HoldAcknowledgments(Port);
        Assert.Equal(SocketError.Ok, link.Sockets.Send(link.Id, new byte[10]).Error);
        link.Run(60_000);
        Assert.Equal(10, link.ReadByServer());
        Assert.Empty(link.Messages);

        link.Device.Ports.ReleaseAcknowledgments(Port);
        link.Run(TransitMs);
        RtosMessage message = Assert.Single(link.Messages).Message;
        Assert.Equal((RtosMessageId.SocketSent, 0, 10), (message.Id, message.Result, message.Length));
    });

    [Fact]
    public void Case_43_a_peers_close_is_announced_500_ms_later() => Isolated.Run(() =>
    {
        Link link = new();
        long closed = link.Device.NowMs;
        link.Server.ServerFinish();
        link.Run(5000);

        (long at, RtosMessage message) = Assert.Single(link.Messages);
        Assert.Equal(RtosMessageId.SocketPeerClosed, message.Id);
        Assert.InRange(at - closed, CloseDelayMs, CloseDelayMs + TransitMs);
    });

    [Fact]
    public void Case_42_a_reader_that_pauses_less_than_500_ms_is_waited_for_30_s_at_most() => Isolated.Run(() =>
    {
        Link link = new();
        link.Server.ServerWrite(new byte[3000]);
        link.Run(2000);
        long closed = link.Device.NowMs;
        link.Server.ServerFinish();
        byte[] one = new byte[1];
        while (!link.IsClosed && link.Device.NowMs < closed + 2 * CloseLimitMs)
        {
            Assert.Equal(1, link.Sockets.Receive(link.Id, one));
            link.Run(400);
        }

        (long at, RtosMessage message) = link.Messages[^1];
        Assert.Equal(RtosMessageId.SocketPeerClosed, message.Id);
        Assert.InRange(at - closed, CloseLimitMs, CloseLimitMs + TransitMs);
    });

    /// <summary>A device with one connection to a scripted server.</summary>
    private sealed class Link
    {
        public Link()
        {
            Device = EndToEndTests.Start(new ModemOptions());
            Device.Internet.ListenTcp(Port, connection => Server = connection);
            Device.RunUntil(() => Device.Engine.Supervisor.IsOnline, null, 30_000);
            ConnectRequest request = new() { Kind = SocketKind.Tcp, Port = Port };
            Id = Sockets.Connect(Device.Task, Encoding.ASCII.GetBytes("server.example"), request);
            Device.RunUntil(() => Messages.Count > 0, Keep, 10_000);
            Messages.Clear();
        }

        public Device Device { get; }

        public SocketTable Sockets => Device.Engine.Sockets;

        public InMemoryTcpConnection Server { get; private set; } = null!;

        public int Id { get; }

        /// <summary>The messages since the connect, with their times.</summary>
        public List<(long At, RtosMessage Message)> Messages { get; } = [];

        public bool IsClosed => Messages.Exists(entry => entry.Message.Id == RtosMessageId.SocketPeerClosed);

        /// <summary>Lets time pass, exactly; messages are fetched when they are posted.</summary>
        public void Run(int milliseconds)
        {
            TimeSpan end = Device.Timeline.Now + TimeSpan.FromMilliseconds(milliseconds);
            while (Device.Timeline.Now < end && !IsClosed)
            {
                Device.Step();
                while (Device.Task.TryReceive(out RtosMessage message))
                {
                    Keep(message);
                }

                Device.Advance(end);
            }

            Device.Engine.Time.Advance(Device.NowMs); // The next call is made now.
        }

        public int ReadByServer() => Server.ServerRead(new byte[100]);

        private void Keep(RtosMessage message) => Messages.Add((Device.NowMs, message));
    }
}
