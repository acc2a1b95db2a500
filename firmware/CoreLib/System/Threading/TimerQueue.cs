namespace System.Threading;

/// <summary>The running timers in the order of their times, and the thread that waits for the first.</summary>
internal static class TimerQueue
{
    private const int KernelPriority = 19; // above the app, below the core thread
    private const int StackBytes = 4096;

    private static Timer? s_first;
    private static Thread? s_thread;

    /// <summary>Starts, moves or stops a timer. False: it was disposed of.</summary>
    internal static bool Change(Timer timer, int dueTime, int period)
    {
        lock (typeof(TimerQueue))
        {
            if (timer.IsDisposed)
            {
                return false;
            }

            Remove(timer);
            timer.Period = period;
            if (dueTime != Timeout.Infinite)
            {
                timer.DueAt = Environment.TickCount64 + dueTime;
                Insert(timer);
                if (s_thread is null)
                {
                    s_thread = new Thread(Run, StackBytes, KernelPriority);
                    s_thread.Start();
                }

                Monitor.Pulse(typeof(TimerQueue));
            }

            return true;
        }
    }

    private static void Run()
    {
        while (true)
        {
            TakeDue().Call();
        }
    }

    private static Timer TakeDue()
    {
        lock (typeof(TimerQueue))
        {
            while (true)
            {
                long wait = s_first is null ? Timeout.Infinite : s_first.DueAt - Environment.TickCount64;
                if (s_first is not null && wait <= 0)
                {
                    break;
                }

                Monitor.Wait(typeof(TimerQueue), (int)wait);
            }

            Timer due = s_first;
            Remove(due);
            if (due.Period is not (Timeout.Infinite or 0))
            {
                due.DueAt = Math.Max(due.DueAt + due.Period, Environment.TickCount64); // late ones are not made up for
                Insert(due);
            }

            return due;
        }
    }

    private static void Insert(Timer timer)
    {
        Timer? before = null;
        Timer? after = s_first;
        while (after is not null && after.DueAt <= timer.DueAt)
        {
            before = after;
            after = after.Next;
        }

        timer.Next = after;
        timer.IsQueued = true;
        Link(before, timer);
    }

    private static void Remove(Timer timer)
    {
        if (!timer.IsQueued)
        {
            return;
        }

        Timer? before = null;
        for (Timer? other = s_first; other != timer; other = other!.Next)
        {
            before = other;
        }

        Link(before, timer.Next);
        timer.Next = null;
        timer.IsQueued = false;
    }

    private static void Link(Timer? before, Timer? next)
    {
        if (before is null)
        {
            s_first = next;
        }
        else
        {
            before.Next = next;
        }
    }
}
