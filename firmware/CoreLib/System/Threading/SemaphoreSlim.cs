namespace System.Threading;

/// <summary>Lets a number of threads pass; each that leaves lets another in.</summary>
public class SemaphoreSlim : IDisposable
{
    private readonly int _maxCount;
    private int _count;

    public SemaphoreSlim(int initialCount) : this(initialCount, int.MaxValue)
    {
    }

    public SemaphoreSlim(int initialCount, int maxCount)
    {
        if (initialCount < 0 || initialCount > maxCount)
        {
            throw new ArgumentOutOfRangeException(nameof(initialCount), initialCount,
                "The initialCount argument must be non-negative and less than or equal to the maximumCount.");
        }

        if (maxCount <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(maxCount), maxCount,
                "The maximumCount argument must be a positive number. If a maximum is not required, use the "
                    + "constructor without a maxCount parameter.");
        }

        _count = initialCount;
        _maxCount = maxCount;
    }

    public int CurrentCount => Volatile.Read(ref _count);

    public void Wait() => Wait(Timeout.Infinite);

    public bool Wait(TimeSpan timeout) => Wait(Duration.ToMilliseconds(timeout));

    public bool Wait(int millisecondsTimeout)
    {
        Deadline deadline = new(millisecondsTimeout);
        lock (this)
        {
            while (_count == 0)
            {
                if (deadline.IsOver)
                {
                    return false;
                }

                Monitor.Wait(this, deadline.Remaining);
            }

            _count--;
            return true;
        }
    }

    /// <summary>Returns the count before.</summary>
    public int Release() => Release(1);

    /// <summary>Returns the count before.</summary>
    public int Release(int releaseCount)
    {
        if (releaseCount < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(releaseCount), releaseCount,
                "The releaseCount argument must be greater than zero.");
        }

        lock (this)
        {
            int before = _count;
            if (_maxCount - before < releaseCount)
            {
                throw new SemaphoreFullException();
            }

            _count = before + releaseCount;
            Monitor.PulseAll(this);
            return before;
        }
    }

    public void Dispose()
    {
    }
}
