using System.Linq;
using NanoSocket.Core.Rtos;
using NanoSocket.Core.Sockets;
using NanoSocket.Core.Tests.Support;
using Xunit;

namespace NanoSocket.Core.Tests.Sockets;

/// <summary>Sending and its confirmations: spec 1.3, 1.8, 2.3, 7.1, 7.2, cases 20 to 28.</summary>
public sealed class SendTests
{
    private readonly SocketBench _bench = new();

    [Fact]
    public void Case_20_a_send_is_confirmed_when_the_peer_acknowledged_all_of_it()
    {
        int id = _bench.Connected();
        Assert.Equal(1, _bench.Send(id, 10).Accepted);
        _bench.Step(1000);
        _bench.ExpectNothing();
        _bench.Stack.Acknowledge(id, 9);
        _bench.Step();
        _bench.ExpectNothing();
        _bench.Stack.Acknowledge(id, 1);
        _bench.Step();
        _bench.Expect(RtosMessageId.SocketSent, id, length: 10);
    }

    [Fact]
    public void Case_21_the_chunk_of_the_reference_library_goes_out_in_one_call_with_one_confirmation()
    {
        int id = _bench.Connected();
        Assert.Equal(1, _bench.Send(id, 11200).Accepted);
        Assert.Equal(SocketBench.Pattern(11200), _bench.Stack.Slots[id].Sent);
        _bench.Stack.Acknowledge(id, 11200);
        _bench.Step();
        _bench.Expect(RtosMessageId.SocketSent, id, length: 11200);
        _bench.ExpectNothing();
    }

    [Fact]
    public void Case_22_two_sends_are_confirmed_one_by_one_in_order()
    {
        int id = _bench.Connected();
        _bench.Send(id, 100);
        _bench.Send(id, 200);
        _bench.Stack.Acknowledge(id, 300);
        _bench.Step();
        _bench.Expect(RtosMessageId.SocketSent, id, length: 100);
        _bench.Expect(RtosMessageId.SocketSent, id, length: 200);
        byte[] expected = [.. SocketBench.Pattern(100), .. SocketBench.Pattern(200)];
        Assert.Equal(expected, _bench.Stack.Slots[id].Sent);
    }

    [Theory]
    [InlineData(5, 11)]
    [InlineData(10, 16)]
    [InlineData(255, 16)]
    [InlineData(256, 16)]
    [InlineData(-1, 16)]
    [InlineData(int.MinValue, 16)]
    public void Case_24_a_send_on_what_is_not_connected_fails_without_a_message(int id, int error)
    {
        SendStatus status = _bench.Send(id, 10);
        Assert.Equal((0, error), (status.Accepted, (int)status.Error));
        _bench.ExpectNothing();
    }

    [Fact]
    public void Case_24_a_closed_id_is_not_connected_either()
    {
        int id = _bench.Connected();
        _bench.Table.Close(_bench.Task, id);
        Assert.Equal(SocketError.NotConnected, _bench.Send(id, 10).Error);
    }

    [Theory]
    [InlineData(70000)]
    [InlineData(65536)]
    [InlineData(11201)]
    public void Case_25_more_than_fits_is_refused_as_a_whole_and_confirmed_as_failed(int count)
    {
        int id = _bench.Connected();
        Assert.Equal(SocketError.NoBuffers, _bench.Send(id, count).Error);
        _bench.Expect(RtosMessageId.SocketSent, id, result: 1);
        Assert.Empty(_bench.Stack.Slots[id].Sent);
        Assert.Equal(11200, _bench.Table.RemainingBuffer(id));
    }

    [Fact]
    public void A_refusal_keeps_its_place_behind_sends_that_are_not_confirmed()
    {
        int id = _bench.Connected();
        _bench.Send(id, 11200);
        Assert.Equal(SocketError.NoBuffers, _bench.Send(id, 1).Error);
        _bench.ExpectNothing();
        _bench.Stack.Acknowledge(id, 11200);
        _bench.Step();
        _bench.Expect(RtosMessageId.SocketSent, id, length: 11200);
        _bench.Expect(RtosMessageId.SocketSent, id, result: 1);
    }

    [Fact]
    public void Case_26_a_send_after_a_reset_is_refused_and_confirmed()
    {
        int id = _bench.Connected();
        _bench.Send(id, 10);
        _bench.Stack.Reset(id);
        _bench.Step();
        SendStatus status = _bench.Send(id, 10);
        Assert.Equal(SocketError.Reset, status.Error);
        _bench.Expect(RtosMessageId.SocketSent, id, result: 1);
        _bench.Step(500);
        _bench.Expect(RtosMessageId.SocketPeerClosed, id);
    }

    [Fact]
    public void Case_26_a_reset_the_core_has_not_heard_of_shows_at_the_send()
    {
        int id = _bench.Connected();
        _bench.Stack.Slots[id].Dead = true;
        Assert.Equal(0, _bench.Send(id, 10).Accepted);
        _bench.Expect(RtosMessageId.SocketSent, id, result: 1);
    }

    [Fact]
    public void A_stack_that_takes_less_than_it_promised_ends_the_connection_rather_than_losing_bytes()
    {
        int id = _bench.Connected();
        SlotThatLies(id);
        Assert.Equal(SocketError.Closed, _bench.Send(id, 10).Error);
        _bench.Expect(RtosMessageId.SocketSent, id, result: 1);
        _bench.Step(500);
        _bench.Expect(RtosMessageId.SocketPeerClosed, id);
        Assert.Equal(SocketState.Closed, _bench.State(id));
    }

    [Fact]
    public void Case_27_a_datagram_is_confirmed_at_once()
    {
        int id = _bench.Connected(SocketKind.Udp);
        Assert.Equal(1, _bench.Send(id, 1472).Accepted);
        Assert.Equal([1472], _bench.Stack.Slots[id].DatagramLengths);
        _bench.Expect(RtosMessageId.SocketSent, id, length: 1472);
    }

    [Fact]
    public void A_datagram_that_is_too_long_or_finds_no_room_is_refused_and_confirmed()
    {
        int id = _bench.Connected(SocketKind.Udp);
        Assert.Equal(SocketError.NoBuffers, _bench.Send(id, 1473).Error);
        _bench.Expect(RtosMessageId.SocketSent, id, result: 1);
        _bench.Stack.LinkQueueFull = true;
        Assert.Equal(SocketError.NoBuffers, _bench.Send(id, 1).Error);
        _bench.Expect(RtosMessageId.SocketSent, id, result: 1);
        Assert.Equal(0, _bench.Table.RemainingBuffer(id));
    }

    [Fact]
    public void Case_28_the_remaining_buffer_follows_what_is_unconfirmed()
    {
        Assert.Equal(0, _bench.Table.RemainingBuffer(0));
        Assert.Equal(0, _bench.Table.RemainingBuffer(-1));
        Assert.Equal(0, _bench.Table.RemainingBuffer(10));
        int id = _bench.Connected();
        int idle = _bench.Table.RemainingBuffer(id);
        Assert.Equal(11200, idle);
        _bench.Send(id, 1000);
        Assert.Equal(idle - 1000, _bench.Table.RemainingBuffer(id));
        _bench.Stack.Acknowledge(id, 1000);
        _bench.Step();
        _bench.Expect(RtosMessageId.SocketSent, id, length: 1000);
        Assert.Equal(idle, _bench.Table.RemainingBuffer(id));
        _bench.Table.Close(_bench.Task, id);
        Assert.Equal(0, _bench.Table.RemainingBuffer(id));
    }

    [Fact]
    public void An_empty_send_is_accepted_and_confirmed_with_length_zero()
    {
        int id = _bench.Connected();
        Assert.Equal(1, _bench.Send(id, 0).Accepted);
        _bench.Expect(RtosMessageId.SocketSent, id);
    }

    [Fact]
    public void Sixteen_confirmations_may_wait_and_the_next_send_posts_nothing()
    {
        int id = _bench.Connected();
        for (int i = 0; i < 16; i++)
        {
            Assert.Equal(1, _bench.Send(id, 1).Accepted);
        }

        Assert.Equal(0, _bench.Table.RemainingBuffer(id));
        Assert.Equal(SocketError.NoBuffers, _bench.Send(id, 1).Error);
        _bench.Stack.Acknowledge(id, 16);
        _bench.Step();
        Assert.Equal(16, _bench.Drain().Count(m => m == RtosMessageId.SocketSent));
        Assert.Equal(1, _bench.Send(id, 1).Accepted);
    }

    [Fact]
    public void A_hundred_sends_in_a_row_are_confirmed_in_order()
    {
        int id = _bench.Connected();
        for (int i = 1; i <= 100; i++)
        {
            Assert.Equal(1, _bench.Send(id, i).Accepted);
            Assert.Equal(1, _bench.Send(id, i + 1).Accepted);
            _bench.Stack.Acknowledge(id, (2 * i) + 1);
            _bench.Step();
            _bench.Expect(RtosMessageId.SocketSent, id, length: i);
            _bench.Expect(RtosMessageId.SocketSent, id, length: i + 1);
        }
    }

    private void SlotThatLies(int id)
    {
        // Room is asked for first; the connection dies between the question and the send.
        _bench.Stack.BeforeSend = () => _bench.Stack.Slots[id].Dead = true;
    }
}
