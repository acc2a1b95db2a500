using System;
using System.Buffers.Binary;
using System.Linq;
using System.Net;
using System.Text;
using CsCheck;
using NanoSocket.Simulator.Net;
using NanoSocket.Simulator.Options;
using NanoSocket.Simulator.Tests.Support;
using Xunit;

namespace NanoSocket.Simulator.Tests.Net;

public sealed class DnsTests
{
    private static byte[] Query(string name, ushort type = 1) =>
    [
        0xAB, 0xCD, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0,
        .. name.Split('.').SelectMany(label => (byte[])[(byte)label.Length, .. Encoding.ASCII.GetBytes(label)]),
        0, (byte)(type >> 8), (byte)type, 0, 1,
    ];

    private static (int Code, uint? Address) Ask(DnsResponder responder, string name, ushort type = 1)
    {
        byte[] query = Query(name, type);
        byte[] answer = responder.Answer(query, out _)!;
        Assert.Equal(query[..2], answer[..2]);
        Assert.Equal(0x85, answer[2]);
        Assert.Equal(query[12..], answer[12..query.Length]);
        uint? address = answer[7] == 0 ? null : BinaryPrimitives.ReadUInt32BigEndian(answer.AsSpan(query.Length + 12));
        return (answer[3] & 15, address);
    }

    private static DnsResponder Responder(params string[] hosts) =>
        new(new NameDirectory([.. hosts.Select(HostOverride.Parse)], []));

    [Fact]
    public void Every_name_has_one_address_of_the_test_range()
    {
        DnsResponder responder = Responder();
        (int code, uint? address) = Ask(responder, "example.com");
        Assert.Equal(0, code);
        Assert.Equal(HostPackets.Address(198, 19, 0, 0), address & 0xFFFF0000);
        Assert.Equal((0, address), Ask(responder, "EXAMPLE.com"));
        Assert.Equal((0, address), Ask(Responder(), "example.com"));
        Assert.NotEqual(address, Ask(responder, "www.example.com").Address);
    }

    [Fact]
    public void Names_under_invalid_do_not_exist_and_other_types_have_no_answer()
    {
        DnsResponder responder = Responder();
        Assert.Equal((3, null), Ask(responder, "nothing.invalid"));
        Assert.Equal((3, null), Ask(responder, "invalid"));
        Assert.Equal((0, null), Ask(responder, "example.com", type: 28));
    }

    [Fact]
    public void Overrides_end_where_they_say_and_never_outside()
    {
        NameDirectory directory = new(
            [HostOverride.Parse("a.test=127.0.0.5:8080"), HostOverride.Parse("b.test=93.1.2.3:99"),
                HostOverride.Parse("c.test=127.0.0.1")],
            [PortMapping.Parse("80=8081")]);
        uint a = directory.Resolve("A.test")!.Value;
        uint b = directory.Resolve("b.test")!.Value;
        uint c = directory.Resolve("c.test")!.Value;
        Assert.Equal(HostPackets.Address(93, 1, 2, 3), b);
        Assert.Equal(3, new[] { a, b, c }.Distinct().Count());
        Assert.Equal(new IPEndPoint(IPAddress.Parse("127.0.0.5"), 8080), directory.Target(a, 1));
        Assert.Equal(new IPEndPoint(IPAddress.Loopback, 99), directory.Target(b, 1));
        Assert.Equal(new IPEndPoint(IPAddress.Loopback, 8081), directory.Target(c, 80));
        Assert.Equal(new IPEndPoint(IPAddress.Loopback, 443), directory.Target(12345, 443));
    }

    [Fact]
    public void Malformed_queries_get_an_error_or_nothing()
    {
        DnsResponder responder = Responder();
        Assert.Null(responder.Answer([1, 2, 3], out _));
        Assert.Null(responder.Answer([0, 0, 0x80, 0, 0, 1, 0, 0, 0, 0, 0, 0], out _));
        Assert.Equal(1, responder.Answer(Query("a.b").AsSpan(..^3), out _)![3] & 15);
        byte[] pointer = Query("a.b");
        pointer[12] = 0xC0;
        Assert.Equal(1, responder.Answer(pointer, out _)![3] & 15);
        byte[] status = Query("a.b");
        status[2] = 0x10;
        Assert.Equal(4, responder.Answer(status, out _)![3] & 15);
    }

    [Fact]
    public void Any_bytes_are_answered_within_bounds() => Gen.Byte.Array[0, 600].Sample(bytes =>
    {
        if (bytes.Length > 5)
        {
            (bytes[2], bytes[4], bytes[5]) = ((byte)(bytes[2] & 0x07), 0, 1);
        }
        byte[]? answer = Responder().Answer(bytes, out string summary);
        Assert.True(answer is null || answer.Length <= bytes.Length + 16);
        Assert.DoesNotContain(summary, char.IsControl);
    });

    [Fact]
    public void The_network_answers_on_every_name_server_address()
    {
        GatewayFixture fixture = new();
        foreach (uint server in (uint[])[HostPackets.Address(10, 64, 0, 53), HostPackets.Address(8, 8, 8, 8)])
        {
            fixture.SendFromHost(HostPackets.UdpPacket(GatewayFixture.Host, 4444, server, 53, Query("x.org")));
            byte[] packet = fixture.NextPacket();
            Assert.Equal(server, BinaryPrimitives.ReadUInt32BigEndian(packet.AsSpan(12)));
            Assert.Equal(0xABCD, BinaryPrimitives.ReadUInt16BigEndian(HostPackets.Payload(packet).AsSpan(8)));
        }
    }
}
