namespace System.Threading;

/// <summary>
/// A time limit in milliseconds, as a point in time, for waits that go on after a wake-up for nothing.
/// </summary>
internal readonly struct Deadline
{
    private readonly long _end; // Environment.TickCount64, or Duration.Forever

    internal Deadline(int millisecondsTimeout)
    {
        bool forever = Duration.ToMicroseconds(millisecondsTimeout) == Duration.Forever;
        _end = forever ? Duration.Forever : Environment.TickCount64 + millisecondsTimeout;
    }

    internal bool IsOver => _end != Duration.Forever && Environment.TickCount64 >= _end;

    /// <summary>What is left, in the form that waits take.</summary>
    internal int Remaining => _end == Duration.Forever
        ? Timeout.Infinite : (int)Math.Max(0, _end - Environment.TickCount64);
}
