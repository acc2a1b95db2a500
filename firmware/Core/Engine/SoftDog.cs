namespace NanoSocket.Core.Engine;

/// <summary>
/// The watchdog of <c>rtos.openSoftDog</c>: whoever opened it has to feed it in time, or the board restarts. It watches
/// apps. Its own keeper is the core thread, above which nothing runs but interrupts.
/// </summary>
public sealed class SoftDog
{
    private int _periodMs;

    /// <summary>When the board restarts; <see cref="long.MaxValue"/> = never.</summary>
    public long Deadline { get; private set; } = long.MaxValue;

    /// <summary>Starts to watch, or changes the period.</summary>
    /// <param name="milliseconds">Longest time between two feedings.</param>
    /// <param name="nowMs">The time.</param>
    /// <returns>False when the period is not positive.</returns>
    public bool Open(int milliseconds, long nowMs)
    {
        if (milliseconds <= 0)
        {
            return false;
        }

        _periodMs = milliseconds;
        Deadline = nowMs + milliseconds;
        return true;
    }

    /// <summary>Fed: another period begins. Without effect while it is closed.</summary>
    public void Eat(long nowMs)
    {
        if (Deadline != long.MaxValue)
        {
            Deadline = nowMs + _periodMs;
        }
    }

    /// <summary>Watches no longer.</summary>
    public void Close() => Deadline = long.MaxValue;
}
