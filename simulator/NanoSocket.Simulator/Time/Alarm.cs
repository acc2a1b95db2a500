using System;

namespace NanoSocket.Simulator.Time;

/// <summary>A re-armable timer on a <see cref="Timeline"/>. Setting it again moves it; it fires once.</summary>
public sealed class Alarm
{
    private readonly Timeline timeline;
    private readonly Action callback;

    /// <summary>Creates an alarm that is not set.</summary>
    public Alarm(Timeline timeline, Action callback)
    {
        this.timeline = timeline;
        this.callback = callback;
    }

    /// <summary>True while the alarm waits to fire.</summary>
    public bool IsSet => Deadline is not null;

    /// <summary>When it fires, or null.</summary>
    public TimeSpan? Deadline { get; private set; }

    /// <summary>Due time of this alarm's live entry in the timeline's queue.</summary>
    /// <remarks>An alarm that is moved later keeps its early entry and is queued again when that one comes up, so
    /// a timer restarted with every packet costs no queue growth.</remarks>
    internal TimeSpan? Queued { get; set; }

    /// <summary>Fires <paramref name="delay"/> from now; a negative delay counts as zero.</summary>
    public void Set(TimeSpan delay) => SetAt(timeline.Now + (delay < TimeSpan.Zero ? TimeSpan.Zero : delay));

    /// <summary>Fires at <paramref name="due"/>.</summary>
    public void SetAt(TimeSpan due)
    {
        Deadline = due;
        if (Queued is not TimeSpan queued || queued > due)
        {
            Queued = due;
            timeline.Enqueue(this, due);
        }
    }

    /// <summary>Keeps it from firing.</summary>
    public void Cancel() => Deadline = null;

    internal void Fire()
    {
        Deadline = null;
        Queued = null;
        callback();
    }
}
