using System;
using System.Collections.Generic;

namespace NanoSocket.Simulator.Time;

/// <summary>
/// The only clock of a simulated modem. Time moves when <see cref="AdvanceTo"/> is called and at no other
/// moment, so the same code runs in virtual time (tests step from deadline to deadline) and in real time
/// (<see cref="EventLoop"/> follows a wall clock). Not thread-safe: one thread owns a timeline.
/// </summary>
public sealed class Timeline
{
    private readonly PriorityQueue<Alarm, (TimeSpan Due, long Order)> queue = new();
    private long order;

    /// <summary>Time since the start of the simulation.</summary>
    public TimeSpan Now { get; private set; }

    /// <summary>When the next alarm is due, or null when none is set.</summary>
    public TimeSpan? NextDeadline
    {
        get
        {
            while (queue.TryPeek(out Alarm? alarm, out (TimeSpan Due, long) key))
            {
                if (alarm.Deadline == key.Due)
                {
                    return key.Due;
                }
                queue.Dequeue();
                Requeue(alarm, key.Due);
            }
            return null;
        }
    }

    /// <summary>Runs <paramref name="action"/> once after <paramref name="delay"/>.</summary>
    /// <returns>The alarm, which can still be cancelled.</returns>
    public Alarm After(TimeSpan delay, Action action)
    {
        Alarm alarm = new(this, action);
        alarm.Set(delay);
        return alarm;
    }

    /// <summary>
    /// Moves time forward and runs what falls due, in order of due time and, for equal times, in the order
    /// in which the alarms were set. During a callback <see cref="Now"/> is the callback's own due time.
    /// </summary>
    public void AdvanceTo(TimeSpan time)
    {
        while (NextDeadline is TimeSpan due && due <= time)
        {
            Now = due > Now ? due : Now;
            Alarm alarm = queue.Dequeue();
            alarm.Fire();
        }
        Now = time > Now ? time : Now;
    }

    /// <summary>Moves time forward by <paramref name="span"/>.</summary>
    public void Advance(TimeSpan span) => AdvanceTo(Now + span);

    internal void Enqueue(Alarm alarm, TimeSpan due) => queue.Enqueue(alarm, (due, order++));

    private void Requeue(Alarm alarm, TimeSpan passed)
    {
        // An entry whose alarm was cancelled or moved. A moved alarm has exactly one later entry to come.
        if (alarm.Queued == passed)
        {
            alarm.Queued = null;
            if (alarm.Deadline is TimeSpan deadline)
            {
                alarm.Queued = deadline;
                Enqueue(alarm, deadline);
            }
        }
    }
}
