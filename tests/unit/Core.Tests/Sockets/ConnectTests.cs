using NanoSocket.Core.Net;
using NanoSocket.Core.Rtos;
using NanoSocket.Core.Sockets;
using NanoSocket.Core.Tests.Support;
using Xunit;

namespace NanoSocket.Core.Tests.Sockets;

/// <summary>Allocation of ids and connecting: spec 1.0, 1.1, 7.3, 7.4, 7.14 to 7.16, cases 5 to 18.</summary>
public sealed class ConnectTests
{
    private readonly SocketBench _bench = new();

    [Fact]
    public void Case_5_ten_ids_in_order_and_no_eleventh()
    {
        for (int i = 0; i < 10; i++)
        {
            Assert.Equal(i, _bench.Connect());
        }

        Assert.Equal(-1, _bench.Connect());
        _bench.Step();
        _bench.ExpectNothing();
    }

    [Fact]
    public void Case_6_and_7_an_id_is_free_only_after_destroy()
    {
        _bench.Connected();
        _bench.Connected();
        _bench.Connected();
        _bench.Table.Close(_bench.Task, 1);
        _bench.Expect(RtosMessageId.SocketClosed, 1);
        Assert.Equal(3, _bench.Connect());
        Assert.Equal(1, _bench.Table.Destroy(1));
        Assert.Equal(1, _bench.Connect());
    }

    [Fact]
    public void Case_8_an_address_may_have_100_characters()
    {
        Assert.Equal(-1, _bench.Connect(new string('a', 101)));
        Assert.Equal(0, _bench.Connect(new string('a', 100)));
    }

    [Fact]
    public void Case_9_a_resolver_that_cannot_be_asked_gives_minus_two_and_keeps_the_slot_free()
    {
        _bench.Stack.ResolverRefuses = true;
        Assert.Equal(-2, _bench.Connect("name.example"));
        _bench.ExpectNothing();
        Assert.Equal(0, _bench.Connect("1.2.3.4"));
    }

    [Fact]
    public void A_resolver_that_refuses_without_a_reason_is_a_refusal_all_the_same()
    {
        _bench.Stack.ResolverRefuses = true;
        _bench.Stack.ResolverReason = SocketFailure.None;
        Assert.Equal(-2, _bench.Connect("name.example"));
        _bench.ExpectNothing();
        Assert.Equal(SocketState.Init, _bench.State(0));
    }

    [Theory]
    [InlineData("1.2.3.4", true)]
    [InlineData("name.example", true)]
    [InlineData("1.2.3.4", false)]
    public void Case_10_without_a_link_every_connect_gets_an_id_and_fails_by_message(string address, bool tcp)
    {
        _bench.Stack.ResolverRefuses = true;
        _bench.Table.SetLink(false);
        int id = _bench.Connect(address, tcp ? SocketKind.Tcp : SocketKind.Udp);
        Assert.Equal(0, id);
        _bench.Expect(RtosMessageId.SocketConnected, id, result: 1);
        Assert.Equal(SocketFailure.LinkDown, _bench.Table.Snapshot(id).Failure);
        Assert.Equal(1, _bench.Table.Destroy(id));
    }

    [Fact]
    public void Case_12_success_is_a_message_and_never_comes_before_the_call_returned()
    {
        int id = _bench.Connect(port: 65536 + 80);
        _bench.ExpectNothing();
        Assert.Equal(80, _bench.Stack.Slots[id].Port);
        _bench.Stack.AcceptConnection(id);
        _bench.Step();
        _bench.Expect(RtosMessageId.SocketConnected, id);
        _bench.ExpectNothing();
    }

    [Fact]
    public void Case_13_a_refused_connect_is_one_message_and_the_id_can_be_freed_at_once()
    {
        int id = _bench.Connect();
        _bench.Stack.RefuseConnection(id);
        _bench.Step();
        Assert.Equal(0, _bench.Table.Destroy(id));
        _bench.Expect(RtosMessageId.SocketConnected, id, result: 1);
        Assert.Equal(1, _bench.Table.Destroy(id));
        Assert.Equal(id, _bench.Connect());
        _bench.ExpectNothing();
    }

    [Fact]
    public void A_name_is_resolved_first_and_then_connected_to()
    {
        int id = _bench.Connect("name.example");
        Assert.Equal("name.example", _bench.Stack.Slots[id].Name);
        Assert.False(_bench.Stack.Slots[id].ConnectStarted);
        _bench.Stack.AnswerName(id, SocketBench.Peer);
        _bench.Step();
        Assert.True(_bench.Stack.Slots[id].ConnectStarted);
        Assert.Equal(SocketBench.Peer, _bench.Table.Snapshot(id).Address);
    }

    [Fact]
    public void Case_14_a_name_nobody_knows_fails_by_message()
    {
        int id = _bench.Connect("name.example");
        _bench.Stack.FailName(id, SocketFailure.NameNotFound);
        _bench.Step();
        _bench.Expect(RtosMessageId.SocketConnected, id, result: 1);
        Assert.Equal(SocketFailure.NameNotFound, _bench.Table.Snapshot(id).Failure);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("nul\0")]
    [InlineData("quote\"")]
    public void What_cannot_be_a_name_fails_by_message_without_asking(string address)
    {
        int id = _bench.Connect(address);
        _bench.Expect(RtosMessageId.SocketConnected, id, result: 1);
        Assert.False(_bench.Stack.Slots[id].IsOpen);
    }

    [Theory]
    [InlineData("256.1.1.1")]
    [InlineData("1.2.3")]
    [InlineData("1.2.3.4.5")]
    [InlineData("01.2.3.4")]
    [InlineData("1.2.3.4.")]
    public void What_only_looks_like_an_address_is_a_name(string address)
    {
        int id = _bench.Connect(address);
        Assert.Equal(address, _bench.Stack.Slots[id].Name);
    }

    [Fact]
    public void Case_15_closing_while_connecting_means_no_connect_confirmation()
    {
        int id = _bench.Connect();
        Assert.Equal(1, _bench.Table.Close(_bench.Task, id));
        Assert.Equal(1, _bench.Stack.Slots[id].Aborts);
        _bench.Expect(RtosMessageId.SocketClosed, id);
        _bench.Step(3000);
        _bench.ExpectNothing();
        Assert.Equal(1, _bench.Table.Destroy(id));
    }

    [Fact]
    public void Case_16_the_state_changes_when_the_message_is_fetched()
    {
        int id = _bench.Connect();
        _bench.Stack.AcceptConnection(id);
        _bench.Step();
        Assert.Equal(SocketError.NotConnected, _bench.Send(id, 10).Error);
        Assert.Equal(SocketState.Connecting, _bench.State(id));
        _bench.Expect(RtosMessageId.SocketConnected, id);
        Assert.Equal(1, _bench.Send(id, 10).Accepted);
        Assert.Equal(SocketState.Connected, _bench.State(id));
    }

    [Fact]
    public void Case_17_data_that_came_before_the_confirmation_was_fetched_is_announced_after_it()
    {
        int id = _bench.Connect();
        _bench.Stack.AcceptConnection(id);
        _bench.Stack.Deliver(id, "HELLO"u8.ToArray());
        _bench.Step(1000);
        _bench.Expect(RtosMessageId.SocketConnected, id);
        _bench.Expect(RtosMessageId.SocketReceived, id, length: 5);
        Assert.Equal("HELLO"u8.ToArray(), _bench.Read(id, 5));
    }

    [Fact]
    public void Case_18_receive_buffer_and_local_port_reach_the_stack()
    {
        int id = _bench.Connect(kind: SocketKind.Udp, receiveBuffer: 4096, localPort: 5000);
        Assert.Equal(4096, _bench.Stack.Slots[id].ReceiveWindow);
        Assert.Equal(5000, _bench.Stack.Slots[id].LocalPort);
        _bench.Stack.PortsInUse.Add(5001);
        Assert.Equal(-1, _bench.Connect(localPort: 5001));
        Assert.Equal(1, _bench.Connect(receiveBuffer: -5));
        Assert.Equal(0, _bench.Stack.Slots[1].ReceiveWindow);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(-1)]
    public void Types_that_do_not_exist_yet_are_refused(int type)
        => Assert.Equal(-1, _bench.Connect(kind: (SocketKind)type));

    [Fact]
    public void A_connect_the_stack_cannot_even_start_fails_by_message()
    {
        _bench.Stack.ConnectResult = StackResult.NoRoute;
        int id = _bench.Connect();
        _bench.Expect(RtosMessageId.SocketConnected, id, result: 1);
        Assert.False(_bench.Stack.Slots[id].IsOpen);
    }

    [Fact]
    public void Udp_is_connected_as_soon_as_the_address_is_known()
    {
        int id = _bench.Connect("name.example", SocketKind.Udp);
        _bench.Step();
        _bench.ExpectNothing();
        _bench.Stack.AnswerName(id, SocketBench.Peer);
        _bench.Step();
        _bench.Expect(RtosMessageId.SocketConnected, id);
    }

    [Fact]
    public void Messages_go_to_the_task_that_opened_the_socket()
    {
        RtosTask other = new(null, _bench.Table);
        int id = _bench.Connect(task: other);
        _bench.Stack.AcceptConnection(id);
        _bench.Step();
        _bench.ExpectNothing();
        Assert.Equal(RtosMessageId.SocketConnected, _bench.Next(other)!.Value.Id);
        _bench.Table.Close(_bench.Task, id);
        _bench.ExpectNothing();
        Assert.Equal(RtosMessageId.SocketClosed, _bench.Next(other)!.Value.Id);
    }

    [Fact]
    public void When_a_task_ends_its_sockets_are_closed_and_free()
    {
        RtosTask other = new(null, _bench.Table);
        int id = _bench.Connect(task: other);
        _bench.Stack.AcceptConnection(id);
        _bench.Step();
        _bench.Table.EndTask(other);
        Assert.Equal(SocketState.Init, _bench.State(id));
        Assert.Equal(1, _bench.Stack.Slots[id].OrderlyCloses);
        Assert.Equal(id, _bench.Connect());
    }
}
