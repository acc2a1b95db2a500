using System;
using NanoSocket.Core.Net;
using NanoSocket.Link.Tests.Support;
using NanoSocket.Simulator.Options;
using Xunit;

namespace NanoSocket.Link.Tests;

/// <summary>The PPP link: opening, authentication, damage, the ways it ends.</summary>
public sealed class LinkTests
{
    [Fact]
    public void Comes_up_without_authentication() => Isolated.Run(() =>
    {
        LinkBench bench = new();
        Assert.Equal(LinkState.Down, bench.Stack.LinkState);
        Assert.Equal(-1, bench.Stack.NextTimeout);
        bench.Connect();
        Assert.Equal(LinkBench.OwnAddress, bench.Stack.LocalAddress);
        Assert.Equal(LinkBench.Dns1, bench.Stack.DnsServer(0));
        Assert.Equal(LinkBench.Dns2, bench.Stack.DnsServer(1));
        Assert.True(bench.PppServer.IsNetworkUp);
    });

    [Theory]
    [InlineData("pap:me:secret")]
    [InlineData("chap:me:secret")]
    [InlineData("me:secret")]
    public void Authenticates(string policy) => Isolated.Run(
        static text =>
        {
            LinkBench bench = new(AuthPolicy.Parse(text));
            bench.Connect("me", "secret");
            Assert.Equal(LinkBench.OwnAddress, bench.Stack.LocalAddress);
        },
        policy);

    [Theory]
    [InlineData("pap:me:secret")]
    [InlineData("chap:me:secret")]
    public void Reports_a_wrong_password(string policy) => Isolated.Run(
        static text =>
        {
            LinkBench bench = new(AuthPolicy.Parse(text));
            bench.Answer();
            bench.Stack.OpenLink("me", "wrong");
            bench.RunUntil(() => bench.Stack.LinkState == LinkState.Down, 20_000);
            Assert.Equal(LinkError.AuthenticationFailed, bench.Stack.LinkError);
        },
        policy);

    [Fact]
    public void Reports_a_peer_that_wants_a_password_we_have_not() => Isolated.Run(() =>
    {
        LinkBench bench = new(AuthPolicy.Parse("pap:me:secret"));
        bench.Answer();
        bench.Stack.OpenLink("", "");
        bench.RunUntil(() => bench.Stack.LinkState == LinkState.Down, 40_000);
        Assert.True(bench.Stack.LinkError is LinkError.PeerRejected or LinkError.PeerTerminated);
    });

    [Fact]
    public void Gives_up_on_a_silent_line() => Isolated.Run(() =>
    {
        LinkBench bench = new();
        bench.Stack.OpenLink("", "");
        bench.RunUntil(() => bench.Stack.LinkState == LinkState.Down, 32_000);
        Assert.Equal(LinkError.Timeout, bench.Stack.LinkError);
        Assert.Equal(-1, bench.Stack.NextTimeout);
    });

    [Fact]
    public void Closes_in_order_and_opens_again() => Isolated.Run(() =>
    {
        LinkBench bench = new();
        for (int round = 0; round < 20; round++)
        {
            bench.Connect();
            bench.Stack.CloseLink(orderly: true);
            bench.RunUntil(() => bench.Stack.LinkState == LinkState.Down, 1000);
            Assert.Equal(LinkError.None, bench.Stack.LinkError);
            Assert.Equal(0u, bench.Stack.LocalAddress);
            Assert.Equal(0u, bench.Stack.DnsServer(0));
        }
    });

    [Fact]
    public void Closes_within_seconds_when_the_peer_is_gone() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        bench.Cut = true;
        bench.Stack.CloseLink(orderly: true);
        Assert.Equal(LinkState.Closing, bench.Stack.LinkState);
        bench.RunUntil(() => bench.Stack.LinkState == LinkState.Down, 5000);
    });

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(12)]
    [InlineData(1000)]
    public void Drops_at_once_in_any_phase(int afterMs) => Isolated.Run(
        static delay =>
        {
            LinkBench bench = new(AuthPolicy.Parse("chap:me:secret"));
            bench.Answer();
            bench.Stack.OpenLink("me", "secret");
            bench.Run(delay);
            bench.Stack.CloseLink(orderly: false);
            Assert.Equal(LinkState.Down, bench.Stack.LinkState);
            Assert.Equal(LinkError.ConnectionLost, bench.Stack.LinkError);
            Assert.Equal(0, bench.Stack.LinkOutput(new byte[100]));
            bench.Connect("me", "secret");
        },
        afterMs);

    [Fact]
    public void Drops_at_once_while_closing() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        bench.Cut = true;
        bench.Stack.CloseLink(orderly: true);
        bench.Run(500);
        bench.Stack.CloseLink(orderly: false);
        Assert.Equal(LinkState.Down, bench.Stack.LinkState);
        bench.Connect();
    });

    [Fact]
    public void Notices_a_dead_peer() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        bench.Run(60_000);
        Assert.Equal(LinkState.Up, bench.Stack.LinkState);
        bench.Cut = true;
        bench.RunUntil(() => bench.Stack.LinkState == LinkState.Down, 60_000);
        Assert.Equal(LinkError.PeerSilent, bench.Stack.LinkError);
    });

    [Fact]
    public void Notices_that_the_peer_hangs_up() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        bench.PppServer.Terminate();
        bench.RunUntil(() => bench.Stack.LinkState == LinkState.Down, 10_000);
        Assert.Equal(LinkError.PeerTerminated, bench.Stack.LinkError);
    });

    [Fact]
    public void Drops_damaged_frames_and_counts_them() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        bench.Dial(0, Transport.Udp);
        ushort stackPort = 0;
        bench.Host.OnDatagram = (_, _, port, _) => stackPort = port;
        bench.Stack.Send(0, [1]);
        bench.RunUntil(() => stackPort != 0, 1000);
        uint before = bench.Statistics.FrameErrors;
        bench.Disturb = bytes => bytes[^6] ^= 0x10;
        for (int i = 0; i < 10; i++)
        {
            bench.Host.SendDatagram(LinkBench.Server, 7, stackPort, new byte[100]);
        }
        bench.Run(100);
        Assert.Equal(0, bench.Stack.Available(0));
        Assert.Equal(before + 10, bench.Statistics.FrameErrors);
        bench.Disturb = null;
        bench.Host.SendDatagram(LinkBench.Server, 7, stackPort, new byte[100]);
        bench.Run(100);
        Assert.Equal(100, bench.Stack.Available(0));
    });

    [Fact]
    public void Drops_endless_frames() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        uint before = bench.Statistics.FrameErrors;
        byte[] text = new byte[1000];
        text.AsSpan().Fill((byte)'A');
        for (int i = 0; i < 100; i++)
        {
            bench.Stack.LinkInput(text);
        }
        Assert.InRange(bench.Statistics.FrameErrors, before + 1, uint.MaxValue);
        Assert.Equal(0, LinkBench.Memory.FrameBuffersUsed);
        bench.DialAndWait(0);
    });

    [Fact]
    public void Sleeps_for_weeks_while_down() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        bench.Stack.CloseLink(orderly: false);
        Assert.Equal(-1, bench.Stack.NextTimeout);
        bench.Timeline.Advance(TimeSpan.FromDays(30));
        bench.Connect();
        bench.Host.DnsSilent = true;
        bench.Stack.Resolve(0, "server.example"u8);
        bench.WaitFor(0, SlotEvents.ResolveFailed);
    });

    [Fact]
    public void Answers_a_ping() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        bench.Dial(0, Transport.Udp);
        bench.Stack.Send(0, [1]);
        bench.Run(20);
        bench.Host.SendEchoRequest(LinkBench.Server, new byte[500]);
        bench.Run(100);
        Assert.Equal(1, bench.Host.EchoReplies);
    });

    [Fact]
    public void Counts_both_directions_and_as_packets_only_those_of_IP() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        LinkStatistics statistics = bench.Statistics;
        Assert.True(statistics.BytesIn > 100 && statistics.BytesOut > 100);
        Assert.Equal((0u, 0u), (statistics.PacketsIn, statistics.PacketsOut));
        bench.Dial(0, Transport.Udp);
        bench.Stack.Send(0, [1]);
        bench.Run(20);
        bench.Host.SendEchoRequest(LinkBench.Server, new byte[500]);
        bench.Run(100);
        statistics = bench.Statistics;
        Assert.Equal((1u, 2u), (statistics.PacketsIn, statistics.PacketsOut));
        Assert.Equal(0u, statistics.FrameErrors + statistics.MemoryErrors + statistics.Retransmissions);
    });
}
