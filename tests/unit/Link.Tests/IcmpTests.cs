using System;
using System.Linq;
using NanoSocket.Core.Net;
using NanoSocket.Link.Tests.Peer;
using NanoSocket.Link.Tests.Support;
using Xunit;

namespace NanoSocket.Link.Tests;

/// <summary>ICMP echo slots: spec 7.16, RFC 792.</summary>
public sealed class IcmpTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(56)]
    [InlineData(1472)]
    public void Each_send_is_one_request_and_each_reply_one_datagram(int size) => Isolated.Run(
        static length =>
        {
            LinkBench bench = new LinkBench().Connect();
            bench.Dial(0, Transport.Icmp);
            byte[] buffer = new byte[2000];
            for (int i = 0; i < 40; i++)
            {
                byte[] sent = Pattern.Bytes(length, i);
                Assert.Equal(length, bench.Stack.Send(0, sent));
                bench.WaitFor(0, SlotEvents.Readable);
                Assert.Equal(length, bench.Stack.Available(0));
                Assert.Equal(length, bench.Stack.Receive(0, buffer));
                Assert.Equal(sent, buffer[..length]);
            }
            int[] sequence = [.. bench.Host.EchoRequests.Select(request => (int)request.Sequence)];
            Assert.Equal(Enumerable.Range(0, 40), sequence);
            Assert.Single(bench.Host.EchoRequests.Select(e => (e.Destination, e.Identifier)).Distinct());
            Assert.Equal(0, LinkBench.Memory.ReceiveUsed);
        },
        size);

    [Fact]
    public void Replies_are_kept_apart_and_the_rest_of_one_is_dropped() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        bench.Dial(0, Transport.Icmp);
        bench.Stack.Send(0, new byte[10]);
        bench.Stack.Send(0, new byte[100]);
        bench.Stack.Send(0, new byte[20]);
        bench.Run(200);
        Assert.Equal(130, bench.Stack.Available(0));
        Assert.Equal(10, bench.Stack.Receive(0, new byte[50]));
        Assert.Equal(30, bench.Stack.Receive(0, new byte[30]));
        Assert.Equal(20, bench.Stack.Receive(0, new byte[50]));
    });

    [Fact]
    public void Two_slots_to_the_same_peer_get_their_own_replies() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        bench.Dial(0, Transport.Icmp);
        bench.Dial(1, Transport.Icmp);
        bench.Stack.Send(0, new byte[10]);
        bench.Stack.Send(1, new byte[20]);
        bench.Run(200);
        Assert.Equal((10, 20), (bench.Stack.Available(0), bench.Stack.Available(1)));
        Assert.NotEqual(bench.Host.EchoRequests[0].Identifier, bench.Host.EchoRequests[1].Identifier);
    });

    [Fact]
    public void Only_replies_of_the_peer_to_requests_of_ours_are_taken() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        Echo request = SendUnanswered(bench);
        Echo[] wrong =
        [
            request with { Identifier = (ushort)(request.Identifier + 1) },
            request with { Sequence = (ushort)(request.Sequence + 1) },
            request with { Sequence = (ushort)(request.Sequence - 1) },
            request with { Sequence = (ushort)(request.Sequence + 32768) },
        ];
        foreach (Echo reply in wrong)
        {
            bench.Host.SendIcmp(LinkBench.Server, reply.Message(Echo.Reply));
        }
        bench.Host.SendIcmp(LinkBench.Server + 1, request.Message(Echo.Reply));
        byte[] damaged = request.Message(Echo.Reply);
        damaged[^1] ^= 1;
        bench.Host.SendIcmp(LinkBench.Server, damaged);
        bench.Host.SendIcmp(LinkBench.Server, request.Message(Echo.Reply).AsSpan()[..7]);
        bench.Run(200);
        Assert.Equal(SlotEvents.None, bench.Stack.TakeEvents(0));
        Assert.Equal(7u, bench.Statistics.MessagesRefused);
        bench.Host.SendIcmp(LinkBench.Server, request.Message(Echo.Reply));
        bench.WaitFor(0, SlotEvents.Readable, 200);
    });

    [Fact]
    public void A_reply_counts_once() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        Echo request = SendUnanswered(bench);
        for (int i = 0; i < 10; i++)
        {
            bench.Host.SendIcmp(LinkBench.Server, request.Message(Echo.Reply));
        }
        bench.Run(200);
        Assert.Equal(4, bench.Stack.Available(0));
        Assert.Equal(9u, bench.Statistics.MessagesRefused);
    });

    [Fact]
    public void Replies_that_come_late_are_taken_for_the_last_32_requests() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        bench.Host.OnEcho = _ => { };
        bench.Dial(0, Transport.Icmp, window: 4000);
        for (int i = 0; i < 40; i++)
        {
            bench.Stack.Send(0, [(byte)i]);
            bench.Run(10);
        }
        foreach (Echo request in bench.Host.EchoRequests)
        {
            bench.Host.SendIcmp(LinkBench.Server, request.Message(Echo.Reply));
        }
        bench.Run(500);
        Assert.Equal(32, bench.Stack.Available(0));
        byte[] buffer = new byte[8];
        Assert.Equal(1, bench.Stack.Receive(0, buffer));
        Assert.Equal(8, buffer[0]);
        Assert.Equal(8u, bench.Statistics.MessagesRefused);
    });

    [Fact]
    public void A_flood_of_replies_takes_no_more_than_the_slots_memory() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        bench.Dial(0, Transport.Icmp, window: 3000);
        for (int i = 0; i < 100; i++)
        {
            bench.Stack.Send(0, new byte[500]);
            bench.Run(20);
        }
        int kept = bench.Stack.Available(0) / 500;
        Assert.InRange(kept, 5, 7);
        Assert.Equal((uint)(100 - kept), bench.Statistics.DatagramsDropped);
    });

    [Fact]
    public void A_closed_slot_gets_nothing_and_the_next_one_none_of_its_replies() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        Echo request = SendUnanswered(bench);
        bench.Stack.Close(0, orderly: true);
        bench.Host.SendIcmp(LinkBench.Server, request.Message(Echo.Reply));
        bench.Run(50);
        bench.Dial(0, Transport.Icmp);
        bench.Host.SendIcmp(LinkBench.Server, request.Message(Echo.Reply));
        bench.Run(50);
        Assert.Equal(SlotEvents.None, bench.Stack.TakeEvents(0));
        Assert.Equal(2u, bench.Statistics.MessagesRefused);
    });

    [Fact]
    public void We_still_answer_echo_requests() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        SendUnanswered(bench);
        bench.Host.SendEchoRequest(LinkBench.Server, new byte[100]);
        bench.Run(100);
        Assert.Equal(1, bench.Host.EchoReplies);
    });

    [Fact]
    public void Nothing_can_be_sent_before_the_peer_is_known_or_without_a_link() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        Assert.Equal(StackResult.Ok, bench.Stack.Open(0, Transport.Icmp, 0, 0));
        Assert.Equal(-1, bench.Stack.Send(0, [1]));
        Assert.Equal(StackResult.Invalid, bench.Stack.Connect(0, 0, 0));
        Assert.Equal(StackResult.Ok, bench.Stack.Connect(0, LinkBench.Server, 0));
        Assert.Equal(StackResult.Invalid, bench.Stack.Connect(0, LinkBench.Server, 0));
        bench.Stack.CloseLink(orderly: false);
        Assert.Equal(SlotEvents.Reset, bench.Stack.TakeEvents(0));
        Assert.Equal((-1, 0), (bench.Stack.Send(0, [1]), bench.Stack.SendRoom(0)));
    });

    private static Echo SendUnanswered(LinkBench bench)
    {
        bench.Host.OnEcho = _ => { };
        bench.Dial(0, Transport.Icmp);
        bench.Stack.Send(0, [1, 2, 3, 4]);
        bench.Run(50);
        return bench.Host.EchoRequests[^1];
    }
}
