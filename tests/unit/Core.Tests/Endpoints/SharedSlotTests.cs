using NanoSocket.Core.Endpoints;
using NanoSocket.Core.Rtos;
using NanoSocket.Core.Sockets;
using NanoSocket.Core.Tests.Support;
using Xunit;

namespace NanoSocket.Core.Tests.Endpoints;

/// <summary>socketcore and blocking sockets share ten slots and do not see each other.</summary>
public sealed class SharedSlotTests
{
    private readonly EndpointBench _bench = new();

    [Fact]
    public void Both_share_the_ten_slots_from_both_ends()
    {
        RtosTask task = _bench.Engine.AddTask(null)!;
        _bench.Open();
        _bench.Open();
        for (int id = 0; id < 8; id++)
        {
            Assert.Equal(id, Connect(task));
        }

        Assert.Equal(-1, Connect(task));
        Assert.Equal(SocketFailure.NoFreeSocket, task.ConnectFailure);
        Assert.Equal(EndpointResult.TooManySockets, _bench.TryOpen(out _));
    }

    [Fact]
    public void Socketcore_calls_on_a_lent_id_do_nothing()
    {
        RtosTask task = _bench.Engine.AddTask(null)!;
        BlockingSocket socket = _bench.Connected();
        SocketTable table = _bench.Engine.Sockets;
        int id = EndpointBench.SlotOf(0);
        _bench.Stack.Deliver(id, 10);
        Assert.Equal(SocketError.NotConnected, table.Send(id, new byte[1]).Error);
        Assert.Equal(0, table.Receive(id, new byte[10]));
        Assert.Equal(0, table.RemainingBuffer(id));
        Assert.Equal(-1, table.SetOption(id, SocketConstants.SolSocket, SocketConstants.SoKeepAlive, 1));
        Assert.Equal(1, table.Close(task, id));
        Assert.Equal(0, table.Destroy(id));
        Assert.True(socket.IsConnected);
        Assert.Equal(10, socket.Available);
    }

    [Fact]
    public void The_table_shows_a_lent_slot()
    {
        BlockingSocket socket = _bench.Connected();
        socket.Send(new byte[30], -1, out _);
        SlotSnapshot row = _bench.Engine.Sockets.Snapshot(EndpointBench.SlotOf(0));
        Assert.Equal((SocketState.Lent, SocketKind.Tcp), (row.State, row.Kind));
        Assert.Equal((SocketBench.Peer, (ushort)80, 30u, 30), (row.Address, row.Port, row.BytesSent, row.Unconfirmed));
    }

    [Fact]
    public void A_slot_that_was_lent_serves_socketcore_again()
    {
        RtosTask task = _bench.Engine.AddTask(null)!;
        BlockingSocket[] sockets = new BlockingSocket[SocketConstants.SlotCount];
        for (int i = 0; i < sockets.Length; i++)
        {
            sockets[i] = _bench.Open();
        }

        Assert.Equal(-1, Connect(task));
        sockets[^1].Close(-1);
        Assert.Equal(0, Connect(task));
        _bench.Stack.AcceptConnection(0);
        _bench.Engine.Sockets.ProcessEvents();
        Assert.True(task.TryReceive(out RtosMessage message));
        Assert.Equal(RtosMessageId.SocketConnected, message.Id);
    }

    [Fact]
    public void A_name_takes_a_slot_only_while_it_is_asked_for()
    {
        uint[] addresses = new uint[NameLookup.MaxAddresses];
        _bench.At(800, () => _bench.Stack.AnswerName(EndpointBench.SlotOf(0), 0x0102_0304));
        Assert.Equal(EndpointResult.Done, _bench.Resolve("a.example", addresses, -1, out int count));
        Assert.Equal((1, 0x0102_0304u), (count, addresses[0]));
        Assert.Equal(800, _bench.NowMs);
        Assert.Equal(SocketState.Init, _bench.Engine.Sockets.Snapshot(EndpointBench.SlotOf(0)).State);
    }

    [Theory]
    [InlineData(SocketFailure.NameNotFound, EndpointResult.NameNotFound)]
    [InlineData(SocketFailure.ResolverSilent, EndpointResult.NameServerSilent)]
    [InlineData(SocketFailure.ResolverFailed, EndpointResult.NameServerFailed)]
    public void A_name_that_has_no_address_says_why(SocketFailure failure, EndpointResult expected)
    {
        _bench.At(100, () => _bench.Stack.FailName(EndpointBench.SlotOf(0), failure));
        Assert.Equal(expected, _bench.Resolve("a.example", new uint[4], -1, out _));
    }

    [Fact]
    public void Names_that_cannot_be_are_not_asked_for_and_silence_ends_with_the_time_out()
    {
        Assert.Equal(EndpointResult.NameNotFound, _bench.Resolve("", new uint[4], -1, out _));
        Assert.Equal(EndpointResult.NameNotFound, _bench.Resolve("a b", new uint[4], -1, out _));
        Assert.Equal(EndpointResult.NameNotFound, _bench.Resolve(new string('a', 101), new uint[4], -1, out _));
        Assert.Equal(EndpointResult.NameServerSilent, _bench.Resolve("a.example", new uint[4], 4000, out _));
        Assert.Equal(4000, _bench.NowMs);
    }

    private int Connect(RtosTask task)
        => _bench.Engine.Sockets.Connect(task, "192.168.0.1"u8, new ConnectRequest { Kind = SocketKind.Tcp, Port = 80 });
}
