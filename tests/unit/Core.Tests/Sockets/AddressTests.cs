using NanoSocket.Core.Net;
using NanoSocket.Core.Rtos;
using NanoSocket.Core.Sockets;
using NanoSocket.Core.Tests.Support;
using Xunit;

namespace NanoSocket.Core.Tests.Sockets;

/// <summary>Names with several addresses: they are tried in turn before the connect fails.</summary>
public sealed class AddressTests
{
    private const uint First = 0x0101_0101;
    private const uint Second = 0x0202_0202;
    private const uint Third = 0x0303_0303;

    private readonly SocketBench _bench = new();

    [Theory]
    [InlineData(SocketFailure.Refused)]
    [InlineData(SocketFailure.Unreachable)]
    [InlineData(SocketFailure.TimedOut)]
    public void The_next_address_is_tried_when_one_does_not_accept(SocketFailure reason)
    {
        int id = Resolved(First, Second);
        Assert.Equal(First, _bench.Stack.Slots[id].Address);
        Fail(id, reason);
        _bench.ExpectNothing();
        Assert.Equal(Second, _bench.Stack.Slots[id].Address);
        Assert.Equal(80, _bench.Stack.Slots[id].Port);
        _bench.Stack.AcceptConnection(id);
        _bench.Step();
        _bench.Expect(RtosMessageId.SocketConnected, id);
        SlotSnapshot row = _bench.Table.Snapshot(id);
        Assert.Equal((Second, SocketFailure.None), (row.Address, row.Failure));
    }

    [Fact]
    public void When_no_address_accepts_there_is_one_message_and_the_last_reason()
    {
        int id = Resolved(First, Second, Third);
        Fail(id, SocketFailure.Refused);
        Fail(id, SocketFailure.TimedOut);
        Fail(id, SocketFailure.Unreachable);
        _bench.Expect(RtosMessageId.SocketConnected, id, result: 1);
        _bench.ExpectNothing();
        Assert.Equal(SocketFailure.Unreachable, _bench.Table.Snapshot(id).Failure);
        Assert.False(_bench.Stack.Slots[id].IsOpen);
    }

    [Fact]
    public void At_most_four_addresses_are_tried()
    {
        int id = Resolved(1, 2, 3, 4, 5, 6);
        for (int i = 0; i < 4; i++)
        {
            _bench.ExpectNothing();
            Fail(id, SocketFailure.Refused);
        }

        _bench.Expect(RtosMessageId.SocketConnected, id, result: 1);
        Assert.Equal(4, _bench.Stack.Slots[id].Opens);
    }

    [Fact]
    public void No_further_address_is_tried_after_75_seconds()
    {
        int id = Resolved(First, Second, Third);
        _bench.Step(74_000);
        Fail(id, SocketFailure.TimedOut);
        _bench.ExpectNothing();
        _bench.Step(1000);
        Fail(id, SocketFailure.TimedOut);
        _bench.Expect(RtosMessageId.SocketConnected, id, result: 1);
    }

    [Fact]
    public void A_lost_link_ends_the_trials()
    {
        int id = Resolved(First, Second);
        Fail(id, SocketFailure.LinkLost);
        _bench.Expect(RtosMessageId.SocketConnected, id, result: 1);
        Assert.Equal(SocketFailure.LinkLost, _bench.Table.Snapshot(id).Failure);
    }

    [Fact]
    public void Arguments_and_options_hold_for_every_address()
    {
        int id = _bench.Connect("name.example", receiveBuffer: 3000, localPort: 5000);
        _bench.Table.SetOption(id, SocketConstants.SolSocket, SocketConstants.SoKeepAlive, 1);
        _bench.Table.SetOption(id, SocketConstants.IpProtoTcp, SocketConstants.TcpKeepIdle, 30);
        _bench.Table.SetOption(id, SocketConstants.SolSocket, SocketConstants.SoReuseAddr, 1);
        _bench.Stack.AnswerName(id, First, Second);
        _bench.Step();
        Fail(id, SocketFailure.Refused);
        FakeSlot slot = _bench.Stack.Slots[id];
        Assert.Equal((3000, 5000, 2), (slot.ReceiveWindow, slot.LocalPort, slot.Opens));
        Assert.True(slot.KeepAliveOn);
        Assert.Equal((30, 75, 9), slot.KeepAlive);
        Assert.True(slot.ReuseAddress);
    }

    [Fact]
    public void When_the_stack_has_no_room_for_another_trial_the_connect_fails()
    {
        int id = Resolved(First, Second);
        _bench.Stack.OpenResult = StackResult.OutOfMemory;
        Fail(id, SocketFailure.Refused);
        _bench.Expect(RtosMessageId.SocketConnected, id, result: 1);
        Assert.Equal(SocketFailure.OutOfMemory, _bench.Table.Snapshot(id).Failure);
    }

    [Fact]
    public void Closing_between_two_trials_ends_them()
    {
        int id = Resolved(First, Second);
        Fail(id, SocketFailure.Refused);
        _bench.Table.Close(_bench.Task, id);
        _bench.Expect(RtosMessageId.SocketClosed, id);
        _bench.Step(1000);
        _bench.ExpectNothing();
        Assert.Equal(2, _bench.Stack.Slots[id].Opens);
    }

    [Fact]
    public void A_cached_name_is_tried_in_the_same_way()
    {
        _bench.Stack.Known["name.example"] = First;
        int id = _bench.Connect("name.example");
        Assert.Equal(First, _bench.Stack.Slots[id].Address);
        Fail(id, SocketFailure.Refused);
        _bench.Expect(RtosMessageId.SocketConnected, id, result: 1);
    }

    private int Resolved(params uint[] addresses)
    {
        int id = _bench.Connect("name.example");
        _bench.Stack.AnswerName(id, addresses);
        _bench.Step();
        return id;
    }

    private void Fail(int id, SocketFailure reason)
    {
        _bench.Stack.FailConnection(id, reason);
        _bench.Step();
    }
}
