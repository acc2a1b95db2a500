namespace System.Threading;

/// <summary>Turns the time limits of the API into the kernel's, with the checks that .NET makes.</summary>
internal static class Duration
{
    /// <summary>NS_FOREVER of kernel.h.</summary>
    internal const long Forever = long.MaxValue;

    internal static long ToMicroseconds(int milliseconds, string paramName = "millisecondsTimeout")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(milliseconds, Timeout.Infinite, paramName);
        return milliseconds == Timeout.Infinite ? Forever : milliseconds * 1000L;
    }

    internal static int ToMilliseconds(TimeSpan time, string paramName = "timeout")
    {
        long milliseconds = time.Ticks / TimeSpan.TicksPerMillisecond;
        ArgumentOutOfRangeException.ThrowIfLessThan(milliseconds, Timeout.Infinite, paramName);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(milliseconds, int.MaxValue, paramName);
        return (int)milliseconds;
    }
}
