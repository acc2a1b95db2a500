using System.Threading;
using nanoFramework.TestFramework;

namespace NanoSocket.Conformance;

/// <summary>Timers, and the order of messages of different sources (3).</summary>
[TestClass]
public class Timers
{
    private const int TimerLimit = 50;

    /// <summary>What a timer may be late on a PC that does other things, too.</summary>
    private const int LateMs = 2000;

    [TestMethod]
    public void Case_56_a_timer_gives_one_message_when_its_time_is_over()
    {
        using Case test = new();
        long start = Case.NowMs;
        Start(7, 100, 1);
        test.TimerExpired(7);
        CheckElapsed(start, 100);
        test.Nothing(300);
    }

    [TestMethod]
    public void Case_57_starting_again_restarts_and_stopping_stops()
    {
        using Case test = new();
        long start = Case.NowMs;
        Start(7, 100, 1);
        Start(7, 300, 1);
        test.TimerExpired(7);
        CheckElapsed(start, 300);

        Start(7, 100, 1);
        Stop(7);
        test.Nothing(300);
        Stop(8);
    }

    [TestMethod]
    public void Case_58_fifty_timers_run_at_once_and_every_id_comes_back_as_it_was()
    {
        using Case test = new();
        for (int i = 0; i < TimerLimit; i++)
        {
            Assert.AreEqual(1, Rtos.TimerStart(0x7FFFFFFF - i, 60_000), "timer_start");
        }

        Start(1, 60_000, 0);
        for (int i = 0; i < TimerLimit; i++)
        {
            Assert.AreEqual(1, Rtos.TimerStop(0x7FFFFFFF - i), "timer_stop");
        }

        Start(0x7FFFFFFF, 5, 1);
        test.TimerExpired(0x7FFFFFFF);
        Start(-5, 5, 1);
        test.TimerExpired(-5);
    }

    [TestMethod]
    public void Case_59_a_wait_without_a_message_gives_4()
    {
        using Case test = new();
        test.Nothing(50);
    }

    [TestMethod]
    public void Case_60_messages_come_in_the_order_in_which_they_arose()
    {
        using Case test = new();
        Start(1, 50, 1);
        Thread.Sleep(200);
        test.Close(5);
        Start(2, 50, 1);
        Thread.Sleep(200);

        test.TimerExpired(1);
        test.CloseConfirmed(5);
        test.TimerExpired(2);
        test.Nothing(100);
    }

    private static void Start(int id, int milliseconds, int expected)
    {
        int result = Rtos.TimerStart(id, milliseconds);
        Case.Trace("timer_start(" + id.ToString() + ", " + milliseconds.ToString() + ") = " + result.ToString());
        Assert.AreEqual(expected, result, "result of timer_start");
    }

    private static void Stop(int id)
    {
        int result = Rtos.TimerStop(id);
        Case.Trace("timer_stop(" + id.ToString() + ") = " + result.ToString());
        Assert.AreEqual(1, result, "result of timer_stop");
    }

    private static void CheckElapsed(long start, int expected)
    {
        long elapsed = Case.NowMs - start;
        Assert.IsTrue(elapsed >= expected, "too early: " + elapsed.ToString() + " ms");
        Assert.IsTrue(elapsed < expected + LateMs, "too late: " + elapsed.ToString() + " ms");
    }
}
