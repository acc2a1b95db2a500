using NanoSocket.Core.Sockets;
using NanoSocket.Core.Tests.Support;
using Xunit;

namespace NanoSocket.Core.Tests.Sockets;

/// <summary>Socket options and the slot table: spec 1.7, cases 48 and 49.</summary>
public sealed class OptionTests
{
    private const int Socket = 4095;
    private const int Tcp = 6;

    private readonly SocketBench _bench = new();

    [Fact]
    public void Case_48_the_keep_alive_sequence_of_the_manual_works()
    {
        int id = _bench.Connected();
        Assert.Equal(0, _bench.Table.SetOption(id, Socket, 8, 1));
        Assert.Equal(0, _bench.Table.SetOption(id, Tcp, 3, 30));
        Assert.Equal(0, _bench.Table.SetOption(id, Tcp, 4, 60));
        Assert.Equal(0, _bench.Table.SetOption(id, Tcp, 5, 3));
        Assert.True(_bench.Stack.Slots[id].KeepAliveOn);
        Assert.Equal((30, 60, 3), _bench.Stack.Slots[id].KeepAlive);
    }

    [Fact]
    public void Options_work_while_connecting_and_start_fresh_with_the_next_connection()
    {
        int id = _bench.Connect();
        Assert.Equal(0, _bench.Table.SetOption(id, Tcp, 3, 30));
        Assert.Equal(0, _bench.Table.SetOption(id, Socket, 4, 1));
        _bench.Table.Close(_bench.Task, id);
        _bench.Table.Destroy(id);
        Assert.Equal(id, _bench.Connect());
        Assert.Equal(0, _bench.Table.SetOption(id, Socket, 8, 1));
        Assert.Equal((7200, 75, 9), _bench.Stack.Slots[id].KeepAlive);
    }

    [Theory]
    [InlineData(Socket, 99, 1)]
    [InlineData(1, 8, 1)]
    [InlineData(Socket, 3, 1)]
    [InlineData(Tcp, 8, 1)]
    [InlineData(Tcp, 3, 0)]
    [InlineData(Tcp, 3, -1)]
    [InlineData(Tcp, 3, 32768)]
    [InlineData(Tcp, 4, int.MaxValue)]
    [InlineData(Tcp, 5, 128)]
    public void Case_49_what_is_no_option_is_refused(int level, int name, int value)
    {
        int id = _bench.Connected();
        Assert.Equal(-1, _bench.Table.SetOption(id, level, name, value));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(-1)]
    public void Case_49_ids_without_a_socket_are_refused(int id)
        => Assert.Equal(-1, _bench.Table.SetOption(id, Socket, 8, 1));

    [Fact]
    public void Case_49_a_closed_id_is_refused_and_udp_has_no_keep_alive()
    {
        int id = _bench.Connected();
        _bench.Table.Close(_bench.Task, id);
        Assert.Equal(-1, _bench.Table.SetOption(id, Socket, 8, 1));
        int datagrams = _bench.Connect(kind: SocketKind.Udp);
        Assert.Equal(-1, _bench.Table.SetOption(datagrams, Socket, 8, 1));
    }

    [Fact]
    public void The_slot_table_shows_what_a_leak_hunter_needs()
    {
        int id = _bench.Connected();
        _bench.Stack.Deliver(id, 100);
        _bench.Send(id, 30);
        _bench.Step(250);
        SlotSnapshot row = _bench.Table.Snapshot(id);
        Assert.Equal(SocketState.Connected, row.State);
        Assert.Equal(SocketBench.Peer, row.Address);
        Assert.Equal(80, row.Port);
        Assert.Equal((30u, 30, 100), (row.BytesSent, row.Unconfirmed, row.Unread));
        Assert.Equal(250, row.AgeMs);
        Assert.Equal(1u, row.Generation);
    }
}
