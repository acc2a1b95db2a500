using NanoSocket.Core.Net;
using NanoSocket.Core.Rtos;
using NanoSocket.Core.Sockets;
using NanoSocket.Core.Tests.Support;
using Xunit;

namespace NanoSocket.Core.Tests.Sockets;

/// <summary>Type 3, ICMP echo: spec 7.16, with the receive semantics of UDP (2.4, 2.7).</summary>
public sealed class EchoTests
{
    private readonly SocketBench _bench = new();

    [Fact]
    public void Is_connected_as_soon_as_the_address_is_known()
    {
        int id = _bench.Connect("name.example", SocketKind.Icmp);
        _bench.Step();
        _bench.ExpectNothing();
        _bench.Stack.AnswerName(id, SocketBench.Peer);
        _bench.Step();
        _bench.Expect(RtosMessageId.SocketConnected, id);
        FakeSlot slot = _bench.Stack.Slots[id];
        Assert.Equal((Transport.Icmp, SocketBench.Peer), (slot.Transport, slot.Address));
    }

    [Fact]
    public void Each_send_is_one_request_confirmed_at_once()
    {
        int id = _bench.Connected(SocketKind.Icmp);
        Assert.Equal(1, _bench.Send(id, 56).Accepted);
        Assert.Equal(1, _bench.Send(id, 1472).Accepted);
        _bench.Expect(RtosMessageId.SocketSent, id, length: 56);
        _bench.Expect(RtosMessageId.SocketSent, id, length: 1472);
        Assert.Equal([56, 1472], _bench.Stack.Slots[id].DatagramLengths);
        Assert.Equal(SocketError.NoBuffers, _bench.Send(id, 1473).Error);
    }

    [Fact]
    public void Each_read_is_one_reply_and_ends_the_indication()
    {
        int id = _bench.Connected(SocketKind.Icmp);
        _bench.Stack.Deliver(id, 10);
        _bench.Stack.Deliver(id, 20);
        _bench.Step();
        _bench.Expect(RtosMessageId.SocketReceived, id, length: 30);
        Assert.Equal(10, _bench.Read(id, 100).Length);
        _bench.Expect(RtosMessageId.SocketReceived, id, length: 20);
        Assert.Equal(5, _bench.Read(id, 5).Length);
        _bench.ExpectNothing();
        Assert.Empty(_bench.Read(id, 100));
    }

    [Fact]
    public void Has_no_keep_alive_and_its_link_can_be_lost()
    {
        int id = _bench.Connected(SocketKind.Icmp);
        Assert.Equal(-1, _bench.Table.SetOption(id, SocketConstants.SolSocket, SocketConstants.SoKeepAlive, 1));
        _bench.Table.SetLink(false);
        _bench.Step();
        _bench.Expect(RtosMessageId.SocketPeerClosed, id);
        Assert.Equal(SocketFailure.LinkLost, _bench.Table.Snapshot(id).Failure);
    }
}
