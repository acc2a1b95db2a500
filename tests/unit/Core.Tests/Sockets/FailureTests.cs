using System.Linq;
using NanoSocket.Core.Net;
using NanoSocket.Core.Rtos;
using NanoSocket.Core.Sockets;
using NanoSocket.Core.Tests.Support;
using Xunit;

namespace NanoSocket.Core.Tests.Sockets;

/// <summary>Why connects fail and connections end: kept beside the socket, or by the task without one.</summary>
public sealed class FailureTests
{
    private readonly SocketBench _bench = new();

    public static TheoryData<SocketFailure> ConnectReasons =>
        [SocketFailure.Refused, SocketFailure.TimedOut, SocketFailure.Unreachable];

    public static TheoryData<SocketFailure> NameReasons =>
        [SocketFailure.NameNotFound, SocketFailure.ResolverSilent, SocketFailure.ResolverFailed];

    public static TheoryData<SocketFailure> EndReasons => [SocketFailure.Reset, SocketFailure.TimedOut,
        SocketFailure.Unreachable, SocketFailure.KeepAliveExpired];

    [Theory]
    [MemberData(nameof(ConnectReasons))]
    public void A_failed_connect_keeps_the_stacks_reason(SocketFailure reason)
    {
        int id = _bench.Connect();
        _bench.Stack.FailConnection(id, reason);
        _bench.Step();
        _bench.Expect(RtosMessageId.SocketConnected, id, result: 1);
        Assert.Equal(reason, Reason(id));
        Assert.Equal(SocketFailure.None, _bench.Task.ConnectFailure);
    }

    [Theory]
    [MemberData(nameof(NameReasons))]
    public void A_name_that_is_not_resolved_keeps_the_resolvers_reason(SocketFailure reason)
    {
        int id = _bench.Connect("name.example");
        _bench.Stack.FailName(id, reason);
        _bench.Step();
        _bench.Expect(RtosMessageId.SocketConnected, id, result: 1);
        Assert.Equal(reason, Reason(id));
    }

    [Theory]
    [MemberData(nameof(EndReasons))]
    public void The_end_of_a_connection_keeps_the_stacks_reason(SocketFailure reason)
    {
        int id = _bench.Connected();
        _bench.Stack.Reset(id, reason);
        _bench.Step(500);
        _bench.Expect(RtosMessageId.SocketPeerClosed, id);
        Assert.Equal(reason, Reason(id));
    }

    [Fact]
    public void The_peers_close_our_close_and_the_loss_of_the_link_are_told_apart()
    {
        int byPeer = _bench.Connected();
        int byUs = _bench.Connected();
        int byLink = _bench.Connected();
        _bench.Stack.ClosePeer(byPeer);
        _bench.Table.Close(_bench.Task, byUs);
        _bench.Step();
        _bench.Table.SetLink(false);
        Assert.Equal(SocketFailure.PeerClosed, Reason(byPeer));
        Assert.Equal(SocketFailure.ClosedLocally, Reason(byUs));
        Assert.Equal(SocketFailure.LinkLost, Reason(byLink));
    }

    [Fact]
    public void A_reason_stays_when_the_socket_is_closed_and_destroyed_and_goes_with_the_next_connect()
    {
        int id = _bench.Connected();
        _bench.Stack.Reset(id);
        _bench.Step(500);
        _bench.Table.Close(_bench.Task, id);
        _bench.Table.Destroy(id);
        Assert.Equal(SocketFailure.Reset, Reason(id));
        Assert.Equal(id, _bench.Connect());
        Assert.Equal(SocketFailure.None, Reason(id));
    }

    [Theory]
    [InlineData(SocketFailure.FlushTimedOut)]
    [InlineData(SocketFailure.Reset)]
    public void Data_that_could_not_be_delivered_after_the_close_is_told(SocketFailure reason)
    {
        int id = _bench.Connected();
        _bench.Send(id, 100);
        _bench.Table.Close(_bench.Task, id);
        _bench.Table.Destroy(id);
        _bench.Stack.FailDelivery(id, reason);
        _bench.Step();
        Assert.Equal(reason, Reason(id));
        Assert.Equal([RtosMessageId.SocketClosed], _bench.Drain());
    }

    [Fact]
    public void The_next_connection_of_the_socket_hears_nothing_of_undelivered_data()
    {
        int id = _bench.Connected();
        _bench.Send(id, 100);
        _bench.Table.Close(_bench.Task, id);
        _bench.Table.Destroy(id);
        Assert.Equal(id, _bench.Connect("not a name"));
        _bench.Stack.FailDelivery(id, SocketFailure.FlushTimedOut);
        _bench.Step();
        Assert.Equal(SocketFailure.BadName, Reason(id));
    }

    [Fact]
    public void A_connect_that_gets_no_id_leaves_its_reason_with_the_task()
    {
        _bench.Stack.PortsInUse.Add(5000);
        Refused(-1, SocketFailure.UnsupportedType, kind: (SocketKind)4);
        Refused(-1, SocketFailure.TlsNotInImage, kind: SocketKind.Tls);
        Refused(-1, SocketFailure.AddressTooLong, address: new string('a', 101));
        Refused(-1, SocketFailure.PortInUse, localPort: 5000);
        _bench.Stack.OpenResult = StackResult.OutOfMemory;
        Refused(-1, SocketFailure.OutOfMemory);
        _bench.Stack.OpenResult = StackResult.Ok;
        _bench.Stack.ResolverRefuses = true;
        Refused(-2, SocketFailure.NoResolver, address: "name.example");
        for (int i = 0; i < 10; i++)
        {
            Assert.Equal(i, _bench.Connect());
            Assert.Equal(SocketFailure.None, _bench.Task.ConnectFailure);
        }

        Refused(-1, SocketFailure.NoFreeSocket);
        RtosTask other = new(null, _bench.Table);
        Assert.Equal(SocketFailure.None, other.ConnectFailure);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("a..b")]
    [InlineData(".")]
    [InlineData(".a")]
    [InlineData("a..")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.b")]
    public void What_no_name_can_look_like_is_a_bad_name(string address)
    {
        int id = _bench.Connect(address);
        _bench.Expect(RtosMessageId.SocketConnected, id, result: 1);
        Assert.Equal(SocketFailure.BadName, Reason(id));
        Assert.Equal(0, _bench.Stack.Slots[id].Opens);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("a.")]
    [InlineData("_service._tcp.example.org")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.b")]
    public void What_a_name_can_look_like_is_asked_for(string address)
    {
        int id = _bench.Connect(address);
        Assert.Equal(address, _bench.Stack.Slots[id].Name);
    }

    [Theory]
    [InlineData(StackResult.NoRoute, SocketFailure.LinkDown)]
    [InlineData(StackResult.OutOfMemory, SocketFailure.OutOfMemory)]
    [InlineData(StackResult.PortInUse, SocketFailure.PortInUse)]
    [InlineData(StackResult.Invalid, SocketFailure.Unreachable)]
    public void A_connect_the_stack_does_not_start_says_why(StackResult result, SocketFailure reason)
    {
        _bench.Stack.ConnectResult = result;
        int id = _bench.Connect();
        _bench.Expect(RtosMessageId.SocketConnected, id, result: 1);
        Assert.Equal(reason, Reason(id));
    }

    private SocketFailure Reason(int id) => _bench.Table.Snapshot(id).Failure;

    private void Refused(int expected, SocketFailure reason, string address = "192.168.0.1",
        SocketKind kind = SocketKind.Tcp, int localPort = 0)
    {
        int open = _bench.Stack.Slots.Count(slot => slot.IsOpen);
        Assert.Equal(expected, _bench.Connect(address, kind, localPort: localPort));
        Assert.Equal(reason, _bench.Task.ConnectFailure);
        Assert.Equal(open, _bench.Stack.Slots.Count(slot => slot.IsOpen));
    }
}
