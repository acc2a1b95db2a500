namespace Transfer;

/// <summary>Counts instructions and allocated bytes between <see cref="Start"/> and <see cref="Stop"/>, without its own.</summary>
internal sealed class Meter
{
    private readonly uint _overhead;
    private uint _start;
    private long _allocatedBefore;

    public Meter()
    {
        Native.CounterStart();
        Start();
        Stop();
        _overhead = (uint)Total;
        Reset();
    }

    /// <summary>Instructions since the last reset.</summary>
    public long Total { get; private set; }

    /// <summary>Bytes allocated in all measured stretches so far.</summary>
    public long Allocated { get; private set; }

    public void Reset() => Total = 0;

    public void Start()
    {
        _allocatedBefore = GC.GetTotalAllocatedBytes();
        _start = Native.CounterRead();
    }

    public void Stop()
    {
        Total += Native.CounterRead() - _start - _overhead;
        Allocated += GC.GetTotalAllocatedBytes() - _allocatedBefore;
    }
}
