using System;
using System.Collections.Generic;
using System.Linq;
using NanoSocket.Core.Net;
using NanoSocket.Link.Tests.Peer;
using NanoSocket.Link.Tests.Support;
using NanoSocket.Simulator.Ppp;
using Xunit;

namespace NanoSocket.Link.Tests;

/// <summary>What PPP between two makers needs: headers in every form, check sequences, protocols that we do not have, an
/// end that is noticed.</summary>
public sealed class PppTests
{
    private const ushort Lcp = 0xC021;
    private const ushort Ipcp = 0x8021;
    private const byte ConfigureAck = 2;
    private const byte ConfigureNak = 3;
    private const byte ProtocolReject = 8;
    private const byte EchoRequest = 9;
    private const byte EchoReply = 10;
    private const ushort LocalPort = 4000;

    private static readonly byte[] s_datagram = Packet.UdpDatagram(
        LinkBench.Server, 7, LinkBench.OwnAddress, LocalPort, [.. Enumerable.Range(0, 100).Select(i => (byte)(i * 3))]);

    /// <summary>Compressed address and control (RFC 1661, 6.6) and protocol (6.5), whether or not it was agreed on.
    /// </summary>
    [Theory]
    [InlineData("FF030021")]
    [InlineData("FF0321")]
    [InlineData("0021")]
    [InlineData("21")]
    public void Takes_compressed_headers(string header) => Isolated.Run(
        static text =>
        {
            LinkBench bench = ConnectWithSocket();
            bench.Stack.LinkInput(PppFrame.EncodeBody([.. Convert.FromHexString(text), .. s_datagram]));
            Assert.Equal(100, bench.Stack.Available(0));
            Assert.Equal(0u, bench.Statistics.FrameErrors);
        },
        header);

    [Fact]
    public void Takes_a_frame_that_begins_without_a_flag_of_its_own() => Isolated.Run(() =>
    {
        LinkBench bench = ConnectWithSocket();
        byte[] frame = PppFrame.Encode(0x0021, s_datagram);
        bench.Stack.LinkInput(frame);
        bench.Stack.LinkInput(frame.AsSpan(1));
        Assert.Equal(200, bench.Stack.Available(0));
    });

    [Fact]
    public void Takes_a_frame_with_everything_escaped_that_can_be() => Isolated.Run(() =>
    {
        LinkBench bench = ConnectWithSocket();
        List<byte> escaped = [0x7E];
        bool isEscape = false;
        foreach (byte value in PppFrame.Encode(0x0021, s_datagram)[1..^1])
        {
            if (isEscape || value is 0x7D or 0x5D or 0x5E)
            {
                // Escaped already, or a flag or an escape if it were.
                escaped.Add(value);
                isEscape = value == 0x7D && !isEscape;
            }
            else
            {
                escaped.AddRange([0x7D, (byte)(value ^ 0x20)]);
            }
        }
        bench.Stack.LinkInput([.. escaped, 0x7E]);
        Assert.Equal(100, bench.Stack.Available(0));
    });

    [Fact]
    public void Delivers_no_frame_of_which_any_bit_is_wrong() => Isolated.Run(() =>
    {
        LinkBench bench = ConnectWithSocket();
        byte[] frame = PppFrame.Encode(0x0021, s_datagram);
        for (int bit = 8; bit < (frame.Length - 1) * 8; bit++)
        {
            byte[] damaged = [.. frame];
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            bench.Stack.LinkInput(damaged);
        }
        Assert.Equal(0, bench.Stack.Available(0));
        Assert.True(bench.Statistics.FrameErrors >= (frame.Length - 2) * 8);
        bench.Stack.LinkInput(frame);
        Assert.Equal(100, bench.Stack.Available(0));
    });

    /// <summary>IPv6CP, CCP, MPLS, VJ and what nobody knows: one Protocol-Reject each (RFC 1661, 5.7), and the link goes
    /// on.</summary>
    [Theory]
    [InlineData(0x8057)]
    [InlineData(0x80FD)]
    [InlineData(0x8281)]
    [InlineData(0x0057)]
    [InlineData(0x002D)]
    [InlineData(0x4001)]
    public void Rejects_protocols_it_does_not_have(int protocol) => Isolated.Run(
        static number =>
        {
            LinkBench bench = ConnectWithSocket();
            TakeOutput(bench);
            byte[] request = [1, 7, 0, 14, 1, 10, 1, 2, 3, 4, 5, 6, 7, 8];
            bench.Stack.LinkInput(PppFrame.Encode((ushort)number, request));
            byte[] reject = Assert.Single(TakeOutput(bench));
            Assert.Equal([Lcp >> 8, Lcp & 0xFF, ProtocolReject], reject[..3]);
            Assert.Equal([(byte)(number >> 8), (byte)number, .. request], reject[6..]);
            Assert.Equal(LinkState.Up, bench.Stack.LinkState);
            bench.DialAndWait(1);
        },
        protocol);

    [Fact]
    public void A_peer_that_wants_IPv6_first_gets_a_link_for_IPv4() => Isolated.Run(() =>
    {
        LinkBench bench = new();
        bench.Answer();
        bench.Stack.Poll(bench.Now);
        bench.Stack.OpenLink("", "");
        for (int i = 0; i < 5; i++)
        {
            bench.Stack.LinkInput(PppFrame.Encode(0x8057, [1, 7, 0, 14, 1, 10, 1, 2, 3, 4, 5, 6, 7, 8]));
            bench.Run(2);
        }
        bench.RunUntil(() => bench.Stack.LinkState == LinkState.Up, 1000);
    });

    /// <summary>Address 0.0.0.0 in IPCP asks for one (RFC 1332, 3.3).</summary>
    [Theory]
    [InlineData("00000000", ConfigureNak, "0A404040")]
    [InlineData("0A404040", ConfigureAck, "0A404040")]
    [InlineData("C0000201", ConfigureAck, "C0000201")]
    public void A_peer_keeps_its_address_and_gets_one_when_it_has_none(string asked, byte code, string answered) =>
        Isolated.Run(
            static row =>
            {
                LinkBench bench = new LinkBench().Connect();
                TakeOutput(bench);
                bench.Stack.LinkInput(
                    PppFrame.Encode(Ipcp, [1, 7, 0, 10, 3, 6, .. Convert.FromHexString(row.asked)]));
                byte[] answer =
                    [Ipcp >> 8, Ipcp & 0xFF, row.code, 7, 0, 10, 3, 6, .. Convert.FromHexString(row.answered)];
                Assert.Contains(TakeOutput(bench), answer.SequenceEqual);
            },
            (asked, code, answered));

    [Fact]
    public void Answers_the_peers_echo_requests() => Isolated.Run(() =>
    {
        LinkBench bench = ConnectWithSocket();
        TakeOutput(bench);
        bench.Stack.LinkInput(PppFrame.Encode(Lcp, [EchoRequest, 9, 0, 12, 0, 0, 0, 0, 1, 2, 3, 4]));
        byte[] reply = Assert.Single(TakeOutput(bench));
        Assert.Equal([Lcp >> 8, Lcp & 0xFF, EchoReply, 9, 0, 12], reply[..6]);
        Assert.Equal([1, 2, 3, 4], reply[10..]);
    });

    [Fact]
    public void A_dead_link_is_noticed_after_three_echoes_without_reply() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        bench.Run(5000);
        bench.Cut = true;
        int seconds = 0;
        while (bench.Stack.LinkState != LinkState.Down)
        {
            bench.Run(1000);
            seconds++;
        }
        Assert.InRange(seconds, 20, 45);
        Assert.Equal(LinkError.PeerSilent, bench.Stack.LinkError);
    });

    [Fact]
    public void An_orderly_end_is_over_in_the_time_of_one_round_trip() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        uint start = bench.Now;
        bench.Stack.CloseLink(orderly: true);
        bench.RunUntil(() => bench.Stack.LinkState == LinkState.Down, 1000);
        Assert.InRange(bench.Now - start, 0u, 10u);
        Assert.False(bench.PppServer.IsNetworkUp);
    });

    private static LinkBench ConnectWithSocket()
    {
        LinkBench bench = new LinkBench().Connect();
        Assert.Equal(StackResult.Ok, bench.Stack.Open(0, Transport.Udp, LocalPort, 0));
        Assert.Equal(StackResult.Ok, bench.Stack.Connect(0, LinkBench.Server, 7));
        return bench;
    }

    /// <summary>Frames on their way to the modem, without address and control.</summary>
    private static List<byte[]> TakeOutput(LinkBench bench)
    {
        List<byte[]> frames = [];
        HdlcDecoder decoder = new() { ControlCharacterMap = 0 };
        byte[] buffer = new byte[256];
        for (int count = bench.Stack.LinkOutput(buffer); count > 0; count = bench.Stack.LinkOutput(buffer))
        {
            decoder.Feed(buffer.AsSpan(0, count), frame =>
                frames.Add(frame.StartsWith((byte[])[0xFF, 0x03]) ? frame[2..].ToArray() : frame.ToArray()));
        }
        Assert.Equal(0, decoder.CheckErrors);
        return frames;
    }
}
