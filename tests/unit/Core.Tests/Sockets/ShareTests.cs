using NanoSocket.Core.Rtos;
using NanoSocket.Core.Sockets;
using NanoSocket.Core.Tests.Support;
using Xunit;

namespace NanoSocket.Core.Tests.Sockets;

/// <summary>Sockets that a task has reserved are there when it wants them.</summary>
public sealed class ShareTests
{
    private readonly SocketBench _bench = new();
    private readonly RtosTask _greedy;

    public ShareTests() => _greedy = new RtosTask(null, _bench.Table);

    [Fact]
    public void Without_reservations_one_task_can_have_all()
    {
        Assert.Equal(10, TakeAll(_greedy));
        Assert.Equal(-1, _bench.Connect());
        Assert.Equal(SocketFailure.NoFreeSocket, _bench.Task.ConnectFailure);
    }

    [Fact]
    public void Others_leave_the_task_as_many_as_it_has_reserved()
    {
        Assert.True(_bench.Table.TryReserve(_bench.Task, 3));
        Assert.Equal(7, TakeAll(_greedy));
        Assert.Equal(SocketFailure.NoFreeSocket, _greedy.ConnectFailure);
        Assert.Equal(3, TakeAll(_bench.Task));
    }

    [Fact]
    public void What_the_task_has_already_counts()
    {
        Assert.True(_bench.Table.TryReserve(_bench.Task, 2));
        Assert.Equal([0, 1], [_bench.Connect(), _bench.Connect()]);
        Assert.Equal(8, TakeAll(_greedy));
        Assert.Equal(-1, _bench.Connect());
    }

    [Fact]
    public void A_socket_that_comes_back_goes_to_who_reserved_it()
    {
        TakeAll(_greedy);
        Assert.True(_bench.Table.TryReserve(_bench.Task, 1));
        _bench.Table.Close(_greedy, 4);
        _bench.Table.Destroy(4);
        Assert.Equal(-1, _bench.Connect(task: _greedy));
        Assert.Equal(4, _bench.Connect());
    }

    [Fact]
    public void More_than_there_are_cannot_be_reserved()
    {
        Assert.False(_bench.Table.TryReserve(_bench.Task, 11));
        Assert.False(_bench.Table.TryReserve(_bench.Task, int.MaxValue));
        Assert.False(_bench.Table.TryReserve(_bench.Task, -1));
        Assert.True(_bench.Table.TryReserve(_bench.Task, 6));
        Assert.False(_bench.Table.TryReserve(_greedy, 5));
        Assert.True(_bench.Table.TryReserve(_greedy, 4));
        Assert.False(_bench.Table.TryReserve(_bench.Task, 7));
        Assert.True(_bench.Table.TryReserve(_bench.Task, 0));
        Assert.True(_bench.Table.TryReserve(_greedy, 10));
    }

    [Fact]
    public void The_end_of_a_task_ends_its_reservation()
    {
        Assert.True(_bench.Table.TryReserve(_bench.Task, 10));
        Assert.Equal(0, TakeAll(_greedy));
        _bench.Table.EndTask(_bench.Task);
        Assert.Equal(10, TakeAll(_greedy));
    }

    [Fact]
    public void Blocking_sockets_leave_reserved_ones_too()
    {
        Assert.True(_bench.Table.TryReserve(_bench.Task, 10));
        Assert.Equal(-1, _bench.Table.Lend(new NoUser()));
        Assert.True(_bench.Table.TryReserve(_bench.Task, 9));
        Assert.Equal(9, _bench.Table.Lend(new NoUser()));
    }

    private int TakeAll(RtosTask task)
    {
        int taken = 0;
        while (_bench.Connect(task: task) >= 0)
        {
            taken++;
        }

        return taken;
    }

    private sealed class NoUser : ISlotUser
    {
        public void OnEvents(Net.SlotEvents events)
        {
        }

        public void OnLinkChanged()
        {
        }

        public void Describe(ref SlotSnapshot snapshot)
        {
        }
    }
}
