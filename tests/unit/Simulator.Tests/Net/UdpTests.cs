using System;
using System.Buffers.Binary;
using NanoSocket.Simulator.Options;
using NanoSocket.Simulator.Tests.Support;
using Xunit;

namespace NanoSocket.Simulator.Tests.Net;

public sealed class UdpTests
{
    private static byte[] Datagram(ushort port, byte[] data, ushort from = 5000) =>
        HostPackets.UdpPacket(GatewayFixture.Host, from, GatewayFixture.Remote, port, data);

    [Fact]
    public void Datagrams_go_to_the_server_and_back()
    {
        GatewayFixture fixture = new();
        fixture.Internet.ListenUdp(7, datagram => [.. datagram, 0xEE]);
        fixture.SendFromHost(Datagram(7, [1, 2, 3]));
        byte[] packet = fixture.NextPacket();
        byte[] payload = HostPackets.Payload(packet);
        Assert.Equal(GatewayFixture.Remote, BinaryPrimitives.ReadUInt32BigEndian(packet.AsSpan(12)));
        Assert.Equal((7, 5000), (payload[1], payload[2] << 8 | payload[3]));
        Assert.Equal([1, 2, 3, 0xEE], payload[8..]);
    }

    [Fact]
    public void An_empty_datagram_is_a_datagram()
    {
        GatewayFixture fixture = new();
        fixture.Internet.ListenUdp(7, datagram => datagram);
        fixture.SendFromHost(Datagram(7, []));
        Assert.Equal(8, HostPackets.Payload(fixture.NextPacket()).Length);
    }

    [Fact]
    public void A_port_without_server_is_unreachable()
    {
        GatewayFixture fixture = new();
        byte[] sent = Datagram(9, [1]);
        fixture.SendFromHost(sent);
        byte[] error = HostPackets.Payload(fixture.NextPacket());
        Assert.Equal((3, 3), (error[0], error[1]));
        Assert.Equal(sent[..28], error[8..]);
    }

    [Fact]
    public void Wrong_lengths_and_checksums_are_dropped()
    {
        GatewayFixture fixture = new();
        fixture.Internet.ListenUdp(7, datagram => datagram);
        byte[] wrongSum = HostPackets.UdpDatagram(GatewayFixture.Host, 5000, GatewayFixture.Remote, 7, [1, 2]);
        wrongSum[6] ^= 1;
        byte[] tooLong = HostPackets.UdpDatagram(GatewayFixture.Host, 5000, GatewayFixture.Remote, 7, [1, 2]);
        tooLong[5] = 50;
        byte[] noSum = HostPackets.UdpDatagram(GatewayFixture.Host, 5000, GatewayFixture.Remote, 7, [1, 2]);
        noSum[6] = noSum[7] = 0;
        foreach (byte[] datagram in (byte[][])[wrongSum, tooLong, [1, 2, 3]])
        {
            fixture.SendFromHost(
                HostPackets.Ip(HostPackets.Udp, GatewayFixture.Host, GatewayFixture.Remote, datagram));
        }
        fixture.Run(1);
        Assert.Equal((3, 0), (fixture.Counters.Malformed, fixture.Packets.Count));
        fixture.SendFromHost(HostPackets.Ip(HostPackets.Udp, GatewayFixture.Host, GatewayFixture.Remote, noSum));
        Assert.Equal([1, 2], HostPackets.Payload(fixture.NextPacket())[8..]);
    }

    [Fact]
    public void Flows_are_limited_and_idle_ones_make_room()
    {
        GatewayFixture fixture = new() { Delay = TimeSpan.Zero };
        fixture.Internet.ListenUdp(7, datagram => datagram);
        for (int i = 0; i < 300; i++)
        {
            fixture.SendFromHost(Datagram(7, [1], from: (ushort)(1000 + i)));
        }
        fixture.Run(1);
        Assert.Equal((256, 44), (fixture.Packets.Count, fixture.Counters.OverLimit));
        fixture.Packets.Clear();
        fixture.Run(121);
        fixture.SendFromHost(Datagram(7, [1], from: 2000));
        fixture.Run(1);
        Assert.Single(fixture.Packets);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Time_is_answered_when_asked_to(bool answerNtp)
    {
        DateTimeOffset start = new(2026, 5, 4, 3, 2, 1, TimeSpan.Zero);
        GatewayFixture fixture = new(new ModemOptions { AnswerNtp = answerNtp, StartTime = start });
        byte[] request = new byte[48];
        request[0] = 0x23;
        request[47] = 0x5A;
        fixture.SendFromHost(Datagram(123, request));
        byte[] payload = HostPackets.Payload(fixture.NextPacket());
        if (!answerNtp)
        {
            Assert.Equal((3, 3), (payload[0], payload[1]));
            return;
        }
        byte[] answer = payload[8..];
        Assert.Equal((0x24, 1, 0x5A), (answer[0], answer[1], answer[31]));
        uint seconds = BinaryPrimitives.ReadUInt32BigEndian(answer.AsSpan(40));
        Assert.Equal(start.ToUnixTimeSeconds() + 2_208_988_800, seconds);
    }
}
