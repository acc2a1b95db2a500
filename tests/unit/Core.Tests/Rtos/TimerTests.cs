using NanoSocket.Core.Rtos;
using NanoSocket.Core.Tests.Support;
using Xunit;

namespace NanoSocket.Core.Tests.Rtos;

/// <summary>Timers: spec section 3, cases 56 to 60.</summary>
public sealed class TimerTests
{
    private readonly SocketBench _bench = new();

    [Fact]
    public void Case_56_a_timer_gives_one_message_when_its_time_is_over()
    {
        Assert.True(Start(7, 100));
        _bench.Step(99);
        _bench.ExpectNothing();
        _bench.Step(1);
        _bench.Expect(RtosMessageId.Timer, 7);
        _bench.Step(1000);
        _bench.ExpectNothing();
    }

    [Fact]
    public void Case_57_starting_again_restarts_and_stopping_prevents()
    {
        Start(7, 100);
        Start(7, 300);
        _bench.Step(299);
        _bench.ExpectNothing();
        _bench.Step(1);
        _bench.Expect(RtosMessageId.Timer, 7);
        Start(7, 100);
        _bench.Task.Timers.Stop(7);
        _bench.Task.Timers.Stop(12345);
        _bench.Step(200);
        _bench.ExpectNothing();
    }

    [Fact]
    public void Stopping_leaves_a_message_that_is_already_queued()
    {
        Start(7, 10);
        _bench.Step(10);
        _bench.Task.Timers.Stop(7);
        _bench.Expect(RtosMessageId.Timer, 7);
    }

    [Fact]
    public void A_timer_has_at_most_one_message_waiting()
    {
        for (int i = 0; i < 3; i++)
        {
            Start(7, 10);
            _bench.Step(10);
        }

        _bench.Expect(RtosMessageId.Timer, 7);
        _bench.ExpectNothing();
    }

    [Fact]
    public void Case_58_fifty_timers_run_and_ids_come_back_exactly()
    {
        for (int i = 0; i < TimerTable.Capacity; i++)
        {
            Assert.True(Start(int.MaxValue - i, 100 + i));
        }

        Assert.False(Start(1, 100));
        Assert.True(Start(int.MaxValue, 200));
        _bench.Step(1000);
        Assert.Equal(TimerTable.Capacity, _bench.Drain().Count);
        Assert.True(Start(int.MinValue, 0));
        _bench.Step();
        _bench.Expect(RtosMessageId.Timer, int.MinValue);
    }

    [Fact]
    public void Case_60_order_is_that_of_posting_over_all_sources()
    {
        Start(1, 20);
        Start(2, 10);
        _bench.Step(15);
        _bench.Table.Close(_bench.Task, 3);
        _bench.Step(10);
        _bench.Table.Close(_bench.Task, 4);
        _bench.Expect(RtosMessageId.Timer, 2);
        _bench.Expect(RtosMessageId.SocketClosed, 3);
        _bench.Expect(RtosMessageId.Timer, 1);
        _bench.Expect(RtosMessageId.SocketClosed, 4);
    }

    [Fact]
    public void Timers_that_run_out_together_keep_the_order_of_their_due_times_then_of_their_starts()
    {
        Start(1, 30);
        Start(2, 20);
        Start(3, 20);
        _bench.Time.Advance(100);
        _bench.Step();
        _bench.Expect(RtosMessageId.Timer, 2);
        _bench.Expect(RtosMessageId.Timer, 3);
        _bench.Expect(RtosMessageId.Timer, 1);
    }

    [Fact]
    public void The_next_deadline_is_the_earliest_timer()
    {
        Assert.Equal(long.MaxValue, _bench.Task.Timers.NextDeadline(0));
        Start(1, 30);
        Start(2, 20);
        Assert.Equal(20, _bench.Task.Timers.NextDeadline(0));
    }

    [Fact]
    public void The_longest_timers_keep_their_order_however_late_they_are_looked_at()
    {
        Start(1, int.MaxValue);
        Start(2, int.MaxValue - 1);
        _bench.Time.Advance(3_000_000_000);
        _bench.Step();
        _bench.Expect(RtosMessageId.Timer, 2);
        _bench.Expect(RtosMessageId.Timer, 1);
        Start(3, int.MaxValue);
        _bench.Time.Advance(3_000_000_000L + int.MaxValue - 1);
        _bench.Step();
        Assert.Equal(3_000_000_000L + int.MaxValue, _bench.Task.Timers.NextDeadline(3_000_000_000L + int.MaxValue - 1));
    }

    [Fact]
    public void A_tick_is_five_milliseconds_and_wraps_where_the_reference_does()
    {
        Assert.Equal(0, RtosTick.At(4));
        Assert.Equal(1, RtosTick.At(5));
        Assert.Equal(0x5d638864, RtosTick.At(0x5d638864L * 5));
        Assert.Equal(0, RtosTick.At(0x5d638865L * 5));
    }

    private bool Start(int id, int milliseconds) => _bench.Task.Timers.Start(id, milliseconds, _bench.Time.NowMs);
}
