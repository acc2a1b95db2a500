using NanoSocket.Core.Rtos;
using NanoSocket.Core.Sockets;
using NanoSocket.Core.Tests.Support;
using Xunit;

namespace NanoSocket.Core.Tests.Sockets;

/// <summary>Reading and its indications: spec 1.4, 2.4, 7.10, cases 29 to 36.</summary>
public sealed class ReceiveTests
{
    private readonly SocketBench _bench = new();

    [Fact]
    public void Case_29_five_thousand_bytes_are_announced_in_three_parts()
    {
        int id = _bench.Connected();
        byte[] data = SocketBench.Pattern(5000);
        _bench.Stack.Deliver(id, data);
        _bench.Step();
        _bench.Expect(RtosMessageId.SocketReceived, id, length: 2048);
        _bench.Step(1000);
        _bench.ExpectNothing();
        byte[] first = _bench.Read(id, 2048);
        _bench.Expect(RtosMessageId.SocketReceived, id, length: 2048);
        byte[] second = _bench.Read(id, 2048);
        _bench.Expect(RtosMessageId.SocketReceived, id, length: 904);
        byte[] third = _bench.Read(id, 2048);
        Assert.Equal(data, (byte[])[.. first, .. second, .. third]);
        _bench.ExpectNothing();
    }

    [Fact]
    public void Case_30_no_more_can_be_read_than_was_announced()
    {
        int id = _bench.Connected();
        _bench.Stack.Deliver(id, 5000);
        _bench.Step();
        Assert.Empty(_bench.Read(id, 5000));
        _bench.Expect(RtosMessageId.SocketReceived, id, length: 2048);
        Assert.Equal(2048, _bench.Read(id, 5000).Length);
    }

    [Fact]
    public void Case_31_a_partial_read_leaves_the_rest_and_brings_no_new_announcement()
    {
        int id = _bench.Connected();
        _bench.Stack.Deliver(id, 100);
        _bench.Step();
        _bench.Expect(RtosMessageId.SocketReceived, id, length: 100);
        Assert.Equal(40, _bench.Read(id, 40).Length);
        _bench.Stack.Deliver(id, 10);
        _bench.Step();
        _bench.ExpectNothing();
        Assert.Equal(60, _bench.Read(id, 60).Length);
        _bench.Expect(RtosMessageId.SocketReceived, id, length: 10);
    }

    [Fact]
    public void Case_32_an_ignored_announcement_is_not_repeated()
    {
        int id = _bench.Connected();
        for (int i = 0; i < 10; i++)
        {
            _bench.Stack.Deliver(id, 50);
            _bench.Step(10);
        }

        _bench.Expect(RtosMessageId.SocketReceived, id, length: 500);
        _bench.Stack.Deliver(id, 50);
        _bench.Step(10);
        _bench.ExpectNothing();
    }

    [Fact]
    public void Case_33_nothing_to_read_is_nothing_in_every_state()
    {
        Assert.Empty(_bench.Read(0, 10));
        Assert.Empty(_bench.Read(10, 10));
        Assert.Empty(_bench.Read(-1, 10));
        int connecting = _bench.Connect();
        Assert.Empty(_bench.Read(connecting, 10));
        int id = _bench.Connected();
        Assert.Empty(_bench.Read(id, 10));
        _bench.Table.Close(_bench.Task, id);
        Assert.Empty(_bench.Read(id, 10));
    }

    [Fact]
    public void Case_34_reading_nothing_is_harmless_and_nothing_is_never_announced()
    {
        int id = _bench.Connected();
        _bench.Stack.Deliver(id, []);
        _bench.Step();
        _bench.ExpectNothing();
        _bench.Stack.Deliver(id, 10);
        _bench.Step();
        _bench.Expect(RtosMessageId.SocketReceived, id, length: 10);
        Assert.Empty(_bench.Read(id, 0));
        Assert.Equal(10, _bench.Read(id, 10).Length);
        _bench.ExpectNothing();
    }

    [Fact]
    public void The_length_is_fixed_when_the_message_is_fetched()
    {
        int id = _bench.Connected();
        _bench.Stack.Deliver(id, 10);
        _bench.Step();
        _bench.Stack.Deliver(id, 20);
        _bench.Step();
        _bench.Expect(RtosMessageId.SocketReceived, id, length: 30);
    }

    [Fact]
    public void Reading_on_before_the_next_message_is_fetched_leaves_no_stale_message()
    {
        int id = _bench.Connected();
        _bench.Stack.Deliver(id, 3000);
        _bench.Step();
        _bench.Expect(RtosMessageId.SocketReceived, id, length: 2048);
        Assert.Equal(2048, _bench.Read(id, 2048).Length);
        Assert.Equal(952, _bench.Read(id, 2048).Length);
        _bench.ExpectNothing();
    }

    [Fact]
    public void Case_35_datagrams_are_announced_as_a_sum_and_read_one_by_one()
    {
        int id = _bench.Connected(SocketKind.Udp);
        _bench.Stack.Deliver(id, 10);
        _bench.Stack.Deliver(id, 20);
        _bench.Step();
        _bench.Expect(RtosMessageId.SocketReceived, id, length: 30);
        Assert.Equal(10, _bench.Read(id, 30).Length);
        _bench.Expect(RtosMessageId.SocketReceived, id, length: 20);
        Assert.Equal(20, _bench.Read(id, 30).Length);
        _bench.ExpectNothing();
    }

    [Fact]
    public void Case_36_what_does_not_fit_of_a_datagram_is_lost()
    {
        int id = _bench.Connected(SocketKind.Udp);
        _bench.Stack.Deliver(id, 100);
        _bench.Step();
        _bench.Expect(RtosMessageId.SocketReceived, id, length: 100);
        Assert.Equal(30, _bench.Read(id, 30).Length);
        Assert.Empty(_bench.Read(id, 70));
        _bench.ExpectNothing();
    }

    [Fact]
    public void A_datagram_without_payload_is_skipped()
    {
        int id = _bench.Connected(SocketKind.Udp);
        _bench.Stack.Deliver(id, []);
        _bench.Stack.Deliver(id, 5);
        _bench.Step();
        _bench.Expect(RtosMessageId.SocketReceived, id, length: 5);
        Assert.Equal(5, _bench.Read(id, 100).Length);
    }
}
