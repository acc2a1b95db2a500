namespace System.Threading;

/// <summary>Time limits with a meaning of their own.</summary>
public static class Timeout
{
    public const int Infinite = -1;

    public static readonly TimeSpan InfiniteTimeSpan = new(-TimeSpan.TicksPerMillisecond);
}
