namespace System.Threading;

/// <summary>What a timer calls.</summary>
public delegate void TimerCallback(object? state);

/// <summary>
/// Calls back after a time, once or again and again. All callbacks run one after the other on one thread.
/// </summary>
public sealed class Timer : IDisposable
{
    private readonly TimerCallback _callback;
    private readonly object? _state;

    public Timer(TimerCallback callback) : this(callback, null, Timeout.Infinite, Timeout.Infinite)
    {
    }

    public Timer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        : this(callback, state, Duration.ToMilliseconds(dueTime, nameof(dueTime)),
            Duration.ToMilliseconds(period, nameof(period)))
    {
    }

    public Timer(TimerCallback callback, object? state, int dueTime, int period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        _callback = callback;
        _state = state;
        Change(dueTime, period);
    }

    /// <summary>The next timer of the queue; only <see cref="TimerQueue"/> uses this and what follows.</summary>
    internal Timer? Next { get; set; }

    internal long DueAt { get; set; }

    internal int Period { get; set; }

    internal bool IsQueued { get; set; }

    internal bool IsDisposed { get; private set; }

    public bool Change(TimeSpan dueTime, TimeSpan period) => Change(
        Duration.ToMilliseconds(dueTime, nameof(dueTime)), Duration.ToMilliseconds(period, nameof(period)));

    public bool Change(int dueTime, int period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, Timeout.Infinite);
        ArgumentOutOfRangeException.ThrowIfLessThan(period, Timeout.Infinite);
        return TimerQueue.Change(this, dueTime, period);
    }

    public void Dispose()
    {
        TimerQueue.Change(this, Timeout.Infinite, Timeout.Infinite);
        IsDisposed = true;
    }

    internal void Call() => _callback(_state);
}
