namespace System.Diagnostics;

/// <summary>Measures time in microseconds of the kernel's clock.</summary>
public class Stopwatch
{
    public static readonly long Frequency = 1_000_000;
    public static readonly bool IsHighResolution = true;

    private const long TicksPerMicrosecond = TimeSpan.TicksPerMicrosecond;

    private long _elapsed;
    private long _startedAt;

    public bool IsRunning { get; private set; }

    public TimeSpan Elapsed => new(ElapsedTicks * TicksPerMicrosecond);

    public long ElapsedMilliseconds => ElapsedTicks / 1000;

    public long ElapsedTicks => IsRunning ? _elapsed + GetTimestamp() - _startedAt : _elapsed;

    public static Stopwatch StartNew()
    {
        Stopwatch watch = new();
        watch.Start();
        return watch;
    }

    public static long GetTimestamp() => Environment.NativeTime();

    public static TimeSpan GetElapsedTime(long startingTimestamp) =>
        GetElapsedTime(startingTimestamp, GetTimestamp());

    public static TimeSpan GetElapsedTime(long startingTimestamp, long endingTimestamp) =>
        new((endingTimestamp - startingTimestamp) * TicksPerMicrosecond);

    public void Start()
    {
        if (!IsRunning)
        {
            _startedAt = GetTimestamp();
            IsRunning = true;
        }
    }

    public void Stop()
    {
        _elapsed = ElapsedTicks;
        IsRunning = false;
    }

    public void Reset()
    {
        _elapsed = 0;
        IsRunning = false;
    }

    public void Restart()
    {
        Reset();
        Start();
    }
}
