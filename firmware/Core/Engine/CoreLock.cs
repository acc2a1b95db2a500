using System.Threading;

namespace NanoSocket.Core.Engine;

/// <summary>
/// The core lock, which knows how long it was held: everybody else, the core thread first, waits at most that long.
/// The time is that of the clock, so it contains what interrupts and more urgent threads took meanwhile.
/// </summary>
internal sealed class CoreLock
{
    private readonly IClock _clock;
    private readonly object _gate = new();
    private long _heldSince;
    private CoreCall _call;

    public CoreLock(IClock clock) => _clock = clock;

    /// <summary>The longest hold since the start, in microseconds.</summary>
    public int LongestUs { get; private set; }

    /// <summary>What it was held for then.</summary>
    public CoreCall LongestCall { get; private set; }

    /// <summary>Waits for the lock; disposing the result gives it back. Does not nest.</summary>
    public Hold Enter(CoreCall call)
    {
        Monitor.Enter(_gate);
        _heldSince = _clock.NowUs;
        _call = call;
        return new Hold(this);
    }

    private void Exit()
    {
        int held = (int)(_clock.NowUs - _heldSince);
        if (held > LongestUs)
        {
            LongestUs = held;
            LongestCall = _call;
        }

        Monitor.Exit(_gate);
    }

    /// <summary>The lock while it is held.</summary>
    public readonly ref struct Hold
    {
        private readonly CoreLock _lock;

        internal Hold(CoreLock held) => _lock = held;

        public void Dispose() => _lock.Exit();
    }
}
