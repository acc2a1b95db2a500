using System;
using NanoSocket.Core.Net;
using NanoSocket.Core.Sockets;
using NanoSocket.Link.Tests.Peer;
using NanoSocket.Link.Tests.Support;
using Xunit;

namespace NanoSocket.Link.Tests;

/// <summary>Why connections fail and end, as the stack tells it.</summary>
public sealed class FailureTests
{
    [Fact]
    public void A_closed_port_refuses() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        bench.Host.Accepts = _ => false;
        bench.Dial(0);
        Assert.Equal(SocketFailure.None, bench.Stack.FailureOf(0));
        bench.WaitFor(0, SlotEvents.ConnectFailed);
        Assert.Equal(SocketFailure.Refused, bench.Stack.FailureOf(0));
        bench.Stack.Close(0, orderly: false);
        Assert.Equal(SocketFailure.None, bench.Stack.FailureOf(0));
    });

    [Fact]
    public void A_silent_peer_times_out() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        bench.Host.TcpSilent = true;
        bench.Dial(0);
        bench.WaitFor(0, SlotEvents.ConnectFailed, 120_000);
        Assert.Equal(SocketFailure.TimedOut, bench.Stack.FailureOf(0));
    });

    [Theory]
    [InlineData(0)]  // network
    [InlineData(1)]  // host
    [InlineData(2)]  // protocol
    [InlineData(3)]  // port
    [InlineData(13)] // forbidden by an administrator
    public void Who_cannot_be_reached_is_given_up_at_once(int code) => Isolated.Run(
        static test =>
        {
            LinkBench bench = new LinkBench().Connect();
            AnswerSyn(bench, Echo.Unreachable, (byte)test, packet => packet);
            bench.Dial(0);
            bench.WaitFor(0, SlotEvents.ConnectFailed, 1000);
            SocketFailure expected = test is 2 or 3 ? SocketFailure.Refused : SocketFailure.Unreachable;
            Assert.Equal(expected, bench.Stack.FailureOf(0));
            Assert.Equal(0, LinkBench.Memory.TcpBlocks);
            Assert.Equal(0, bench.Host.Strays);
        },
        code);

    [Theory]
    [InlineData(11, 0)] // time to live exceeded
    [InlineData(3, 4)]  // does not fit the next link: nothing we could do
    public void A_lost_packet_is_not_the_end_but_explains_a_timeout(int type, int code) => Isolated.Run(
        static test =>
        {
            LinkBench bench = new LinkBench().Connect();
            AnswerSyn(bench, (byte)test.Type, (byte)test.Code, packet => packet);
            bench.Dial(0);
            bench.Run(10_000);
            Assert.Equal(SlotEvents.None, bench.Stack.TakeEvents(0));
            bench.WaitFor(0, SlotEvents.ConnectFailed, 120_000);
            Assert.Equal(SocketFailure.Unreachable, bench.Stack.FailureOf(0));
        },
        (Type: type, Code: code));

    [Theory]
    [InlineData(15)] // source address
    [InlineData(19)] // destination address
    [InlineData(21)] // source port
    [InlineData(23)] // destination port
    [InlineData(24)] // sequence number, far off
    [InlineData(27)] // sequence number, one off
    [InlineData(9)]  // protocol
    public void An_error_about_something_else_changes_nothing(int offset) => Isolated.Run(
        static at =>
        {
            LinkBench bench = new LinkBench().Connect();
            AnswerSyn(bench, Echo.Unreachable, 1, packet => Changed(packet, at));
            bench.Dial(0);
            bench.Run(1000);
            Assert.Equal(1u, bench.Statistics.MessagesRefused);
            Assert.Equal(SlotEvents.None, bench.Stack.TakeEvents(0));
        },
        offset);

    [Fact]
    public void Errors_do_not_end_a_connection_that_stands() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        byte[]? lastSegment = null;
        bench.Host.Loses = packet =>
        {
            bool fromStack = Packet.Protocol(packet) == Packet.Tcp && Packet.Source(packet) == LinkBench.OwnAddress;
            lastSegment = fromStack ? packet : lastSegment;
            return false;
        };
        TcpPeer peer = bench.DialAndWait(0);
        peer.HoldAcknowledgements = true;
        bench.Stack.Send(0, new byte[100]);
        bench.Run(100);
        bench.Host.SendIcmp(LinkBench.Gateway, Echo.Error(Echo.Unreachable, 1, lastSegment!));
        bench.Run(1000);
        Assert.Equal(0u, bench.Statistics.MessagesRefused);
        Assert.Equal(SlotEvents.None, bench.Stack.TakeEvents(0) & SlotEvents.Reset);
        bench.WaitFor(0, SlotEvents.Reset, 900_000);
        Assert.Equal(SocketFailure.Unreachable, bench.Stack.FailureOf(0));
    });

    [Fact]
    public void A_reset_is_a_reset() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        bench.DialAndWait(0).Reset();
        bench.WaitFor(0, SlotEvents.Reset);
        Assert.Equal(SocketFailure.Reset, bench.Stack.FailureOf(0));
    });

    [Fact]
    public void A_peer_that_acknowledges_nothing_times_out() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        bench.DialAndWait(0).HoldAcknowledgements = true;
        bench.Stack.Send(0, new byte[100]);
        bench.WaitFor(0, SlotEvents.Reset, 900_000);
        Assert.Equal(SocketFailure.TimedOut, bench.Stack.FailureOf(0));
    });

    [Fact]
    public void Unanswered_probes_are_told_from_unacknowledged_data() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        TcpPeer idle = bench.DialAndWait(0);
        TcpPeer busy = bench.DialAndWait(1);
        bench.Stack.SetKeepAlive(0, true, 30, 10, 3);
        bench.Stack.SetKeepAlive(1, true, 3600, 75, 9);
        bench.Host.Loses = packet => Packet.Protocol(packet) == Packet.Tcp;
        bench.Stack.Send(1, new byte[10]);
        bench.WaitFor(0, SlotEvents.Reset, 120_000);
        Assert.Equal(SocketFailure.KeepAliveExpired, bench.Stack.FailureOf(0));
        bench.WaitFor(1, SlotEvents.Reset, 900_000);
        Assert.Equal(SocketFailure.TimedOut, bench.Stack.FailureOf(1));
        Assert.Equal((0, 0), (idle.Received.Count, busy.Received.Count));
    });

    [Fact]
    public void A_lost_link_is_the_reason_for_everything_it_ends() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        bench.DialAndWait(0);
        bench.Host.TcpSilent = true;
        bench.Dial(1);
        bench.Dial(2, Transport.Udp);
        bench.Dial(3, Transport.Icmp);
        bench.Run(100);
        bench.Stack.CloseLink(orderly: false);
        for (int slot = 0; slot < 4; slot++)
        {
            Assert.Equal(SocketFailure.LinkLost, bench.Stack.FailureOf(slot));
        }
    });

    [Theory]
    [InlineData(0)] // the peer stays silent
    [InlineData(1)] // it resets the connection
    [InlineData(2)] // the link goes
    public void What_a_closed_slot_could_not_deliver_is_told(int how) => Isolated.Run(
        static cause =>
        {
            LinkBench bench = new LinkBench().Connect();
            TcpPeer peer = bench.DialAndWait(0);
            peer.HoldAcknowledgements = true;
            bench.Stack.Send(0, new byte[100]);
            bench.Stack.Close(0, orderly: true);
            bench.Run(500);
            Assert.Equal(SlotEvents.None, bench.Stack.TakeEvents(0));
            End(bench, peer, cause);
            bench.WaitFor(0, SlotEvents.NotDelivered, 60_000);
            SocketFailure[] expected = [SocketFailure.FlushTimedOut, SocketFailure.Reset, SocketFailure.LinkLost];
            Assert.Equal(expected[cause], bench.Stack.FailureOf(0));
        },
        how);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_slot_in_use_again_hears_nothing_of_what_the_last_one_could_not_deliver(int how) => Isolated.Run(
        static cause =>
        {
            LinkBench bench = new LinkBench().Connect();
            TcpPeer peer = bench.DialAndWait(0);
            peer.HoldAcknowledgements = true;
            bench.Stack.Send(0, new byte[100]);
            bench.Stack.Close(0, orderly: true);
            bench.DialAndWait(0);
            if (cause == 1)
            {
                bench.Stack.Close(0, orderly: true);
            }
            End(bench, peer, cause);
            bench.Run(cause == 0 ? 40_000 : 1000);
            SlotEvents expected = cause == 2 ? SlotEvents.Reset : SlotEvents.None;
            Assert.Equal(expected, bench.Stack.TakeEvents(0));
        },
        how);

    [Fact]
    public void What_was_delivered_is_not_reported_when_the_peer_never_ends() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        bench.DialAndWait(0);
        bench.Stack.Send(0, new byte[100]);
        bench.Stack.Close(0, orderly: true);
        bench.Run(60_000);
        Assert.Equal(0, LinkBench.Memory.Connections);
        Assert.Equal(SlotEvents.None, bench.Stack.TakeEvents(0));
    });

    private static void End(LinkBench bench, TcpPeer peer, int cause)
    {
        if (cause == 1)
        {
            peer.Reset();
        }
        else if (cause == 2)
        {
            bench.Stack.CloseLink(orderly: false);
        }
    }

    private static void AnswerSyn(LinkBench bench, byte type, byte code, Func<byte[], byte[]> change)
    {
        bool answered = false;
        bench.Host.OnSyn = packet =>
        {
            if (!answered)
            {
                answered = true;
                bench.Host.SendIcmp(LinkBench.Gateway, Echo.Error(type, code, change(packet)));
            }
            return true;
        };
    }

    private static byte[] Changed(byte[] packet, int at)
    {
        byte[] copy = [.. packet];
        copy[at] ^= 0x41;
        return copy;
    }
}
