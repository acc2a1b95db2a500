using System;
using System.Collections.Generic;
using System.Linq;
using NanoSocket.Core.Net;
using NanoSocket.Core.Sockets;
using NanoSocket.Link.Tests.Peer;
using NanoSocket.Link.Tests.Support;
using Xunit;

namespace NanoSocket.Link.Tests;

/// <summary>What the keep-alive options do on the wire: RFC 1122, 4.2.3.6.</summary>
public sealed class KeepAliveTests
{
    private const int Idle = 30;
    private const int Interval = 10;
    private const int Count = 3;

    [Fact]
    public void A_dead_peer_is_probed_as_often_and_as_fast_as_asked_and_then_given_up() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        bench.DialAndWait(0);
        List<int> seconds = RecordSegments(bench, lost: true);
        Assert.Equal(StackResult.Ok, bench.Stack.SetKeepAlive(0, true, Idle, Interval, Count));
        bench.WaitFor(0, SlotEvents.Reset, 120_000);
        AssertNear([30, 40, 50, 60], seconds); // three probes, and the reset that ends it
        Assert.Equal(SocketFailure.KeepAliveExpired, bench.Stack.FailureOf(0));
        Assert.Equal(StackResult.Invalid, bench.Stack.SetKeepAlive(0, true, Idle, Interval, Count));
    });

    [Fact]
    public void A_peer_that_answers_is_asked_again_after_the_idle_time() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        TcpPeer peer = bench.DialAndWait(0);
        List<int> seconds = RecordSegments(bench, lost: false);
        bench.Stack.SetKeepAlive(0, true, Idle, Interval, Count);
        bench.Run(125_000);
        AssertNear([30, 60, 90, 120], seconds);
        Assert.Equal(SlotEvents.None, bench.Stack.TakeEvents(0));
        Assert.Empty(peer.Received);
    });

    [Fact]
    public void A_peer_that_answers_a_later_probe_is_alive_again() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        bench.DialAndWait(0);
        bench.Stack.SetKeepAlive(0, true, Idle, Interval, Count);
        bench.Host.Loses = packet => Packet.Protocol(packet) == Packet.Tcp;
        bench.Run(45_000);
        List<int> seconds = RecordSegments(bench, lost: false);
        bench.Run(45_000);
        AssertNear([5, 35], seconds);
        Assert.Equal(SlotEvents.None, bench.Stack.TakeEvents(0));
    });

    [Fact]
    public void Whatever_the_peer_sends_puts_the_first_probe_off() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        TcpPeer peer = bench.DialAndWait(0);
        bench.Stack.SetKeepAlive(0, true, Idle, Interval, Count);
        bench.Run(20_000);
        peer.Send([1]);
        bench.Run(1000);
        List<int> seconds = RecordSegments(bench, lost: false);
        bench.Run(35_000);
        AssertNear([29], seconds);
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Without_it_an_idle_connection_sends_nothing(bool onFirst) => Isolated.Run(
        static wasOn =>
        {
            LinkBench bench = new LinkBench().Connect();
            bench.DialAndWait(0);
            if (wasOn)
            {
                bench.Stack.SetKeepAlive(0, true, Idle, Interval, Count);
                bench.Run(35_000);
            }
            bench.Stack.SetKeepAlive(0, false, Idle, Interval, Count);
            List<int> seconds = RecordSegments(bench, lost: true);
            bench.Run(3 * 3600 * 1000);
            Assert.Empty(seconds);
            Assert.Equal(SlotEvents.None, bench.Stack.TakeEvents(0));
        },
        onFirst);

    [Fact]
    public void Options_set_while_connecting_hold_for_the_connection() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        bench.Host.TcpSilent = true;
        bench.Dial(0);
        bench.Run(1000);
        Assert.Equal(StackResult.Ok, bench.Stack.SetKeepAlive(0, true, Idle, Interval, Count));
        bench.Host.TcpSilent = false;
        bench.WaitFor(0, SlotEvents.Connected, 10_000);
        List<int> seconds = RecordSegments(bench, lost: true);
        bench.WaitFor(0, SlotEvents.Reset, 120_000);
        AssertNear([30, 40, 50, 60], seconds);
    });

    [Fact]
    public void A_peer_whose_window_is_closed_is_not_taken_for_dead() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        TcpPeer peer = bench.DialAndWait(0);
        bench.Stack.SetKeepAlive(0, true, 5, 2, 2);
        peer.Window = 0;
        bench.Stack.Send(0, new byte[1]);
        bench.Run(50);
        bench.Stack.Send(0, new byte[100]);
        bench.Run(600_000);
        Assert.Equal(SlotEvents.None, bench.Stack.TakeEvents(0) & SlotEvents.Reset);
        peer.Window = 30_000;
        peer.AcknowledgeNow();
        bench.RunUntil(() => peer.Received.Count == 101, 120_000);
    });

    /// <summary>Seconds from now at which the stack sends segments.</summary>
    private static List<int> RecordSegments(LinkBench bench, bool lost)
    {
        bench.Run(100); // what was on its way
        List<int> seconds = [];
        TimeSpan start = bench.Timeline.Now;
        bench.Host.Loses = packet =>
        {
            bool isTcp = Packet.Protocol(packet) == Packet.Tcp;
            if (isTcp && Packet.Source(packet) == LinkBench.OwnAddress)
            {
                seconds.Add((int)Math.Round((bench.Timeline.Now - start).TotalSeconds));
            }
            return isTcp && lost;
        };
        return seconds;
    }

    /// <summary>The stack's timer ticks every half second, and its end is noticed by the next tick.</summary>
    private static void AssertNear(int[] expected, List<int> seconds)
    {
        Assert.Equal(expected.Length, seconds.Count);
        Assert.All(expected.Zip(seconds), pair => Assert.InRange(pair.Second, pair.First, pair.First + 2));
    }
}
