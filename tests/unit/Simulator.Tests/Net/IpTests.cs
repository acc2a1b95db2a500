using System;
using System.Linq;
using CsCheck;
using NanoSocket.Simulator.Tests.Support;
using Xunit;

namespace NanoSocket.Simulator.Tests.Net;

public sealed class IpTests
{
    [Fact]
    public void Echo_is_answered_from_every_address()
    {
        GatewayFixture fixture = new();
        byte[] data = [.. Enumerable.Range(0, 100).Select(i => (byte)i)];
        fixture.SendFromHost(HostPackets.Ip(
            HostPackets.Icmp, GatewayFixture.Host, GatewayFixture.Remote, Icmp.Echo(data)));
        byte[] reply = HostPackets.Payload(fixture.NextPacket());
        Assert.Equal(0, reply[0]);
        Assert.Equal([0x12, 0x34, 0, 1, .. data], reply[4..]);
    }

    [Fact]
    public void Fragments_in_any_order_are_put_together_and_large_answers_are_fragmented()
    {
        Gen.Select(Gen.Int[1, 3000], Gen.Int[8, 600], Gen.Int[0, 99]).Sample((length, cut, order) =>
        {
            GatewayFixture fixture = new() { Mtu = 576, Delay = TimeSpan.Zero };
            byte[] content = new byte[length];
            new Random(order).NextBytes(content);
            fixture.Internet.ListenUdp(7, datagram => datagram);
            byte[] datagram = HostPackets.UdpDatagram(
                GatewayFixture.Host, 5000, GatewayFixture.Remote, 7, content);
            int step = cut / 8 * 8;
            int[] starts = [.. Enumerable.Range(0, (datagram.Length + step - 1) / step).Select(i => i * step)];
            new Random(order).Shuffle(starts);
            foreach (int start in starts)
            {
                bool more = start + step < datagram.Length;
                byte[] part = datagram[start..Math.Min(start + step, datagram.Length)];
                fixture.SendFromHost(HostPackets.Ip(
                    HostPackets.Udp, GatewayFixture.Host, GatewayFixture.Remote, part,
                    (more ? 0x2000 : 0) | start / 8));
            }
            fixture.Run(1);
            byte[] answer = new byte[8 + length];
            foreach (byte[] packet in fixture.Packets)
            {
                Assert.True(packet.Length <= 576);
                byte[] payload = HostPackets.Payload(packet);
                payload.CopyTo(answer, ((packet[6] & 0x1F) << 8 | packet[7]) * 8);
            }
            Assert.Equal(content, answer[8..]);
        });
    }

    [Fact]
    public void Fragments_that_do_not_fit_together_are_dropped()
    {
        GatewayFixture fixture = new();
        byte[] part = new byte[64];
        void Send(int offset, bool more) => fixture.SendFromHost(HostPackets.Ip(
            HostPackets.Udp, GatewayFixture.Host, GatewayFixture.Remote, part, (more ? 0x2000 : 0) | offset / 8));
        Send(0, more: true);
        Send(32, more: true);
        Send(0, more: false);
        Send(65528, more: false);
        fixture.Run(1);
        Assert.Empty(fixture.Packets);
    }

    [Fact]
    public void Damaged_and_foreign_packets_are_counted_and_dropped()
    {
        GatewayFixture fixture = new();
        byte[] good = HostPackets.Ip(HostPackets.Icmp, GatewayFixture.Host, GatewayFixture.Remote, Icmp.Echo([1]));
        byte[] wrongSource = HostPackets.Ip(HostPackets.Icmp, 1, GatewayFixture.Remote, Icmp.Echo([1]));
        byte[] broadcast = HostPackets.Ip(HostPackets.Icmp, GatewayFixture.Host, uint.MaxValue, Icmp.Echo([1]));
        foreach (byte[] packet in (byte[][])[[], [0x45], good[..19], good[..^1], wrongSource, broadcast])
        {
            fixture.SendFromHost(packet);
        }
        for (int i = 0; i < 20; i++)
        {
            byte[] damaged = [.. good];
            damaged[i] ^= 0x10;
            fixture.SendFromHost(damaged);
        }
        fixture.Run(1);
        Assert.Empty(fixture.Packets);
        Assert.Equal(1, fixture.Counters.Unserved);
        Assert.Equal(25, fixture.Counters.Malformed);
    }

    [Fact]
    public void Unknown_protocols_get_an_icmp_error()
    {
        GatewayFixture fixture = new();
        byte[] packet = HostPackets.Ip(132, GatewayFixture.Host, GatewayFixture.Remote, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
        fixture.SendFromHost(packet);
        byte[] error = HostPackets.Payload(fixture.NextPacket());
        Assert.Equal((3, 2), (error[0], error[1]));
        Assert.Equal(packet[..28], error[8..]);
    }

    [Fact]
    public void No_packet_stops_the_gateway() =>
        Gen.Select(Gen.Byte, Gen.Byte.Array[0, 100], Gen.Int[0, 0x3FFF]).List[1, 20].Sample(packets =>
        {
            GatewayFixture fixture = new() { Delay = TimeSpan.Zero };
            fixture.Internet.ListenUdp(7, datagram => datagram);
            foreach ((byte protocol, byte[] payload, int fragment) in packets)
            {
                byte number = (protocol % 4) switch { 0 => 6, 1 => 17, 2 => 1, _ => protocol };
                fixture.SendFromHost(HostPackets.Ip(
                    number, GatewayFixture.Host, GatewayFixture.Remote, payload, fragment % 3 == 0 ? 0 : fragment));
            }
            fixture.Run(60);
            Assert.Equal(0, fixture.Gateway.Tcp.ConnectionCount);
        });
}
