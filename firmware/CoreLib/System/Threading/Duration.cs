namespace System.Threading;

/// <summary>Turns the time limits of the API into the kernel's, with the checks that .NET makes.</summary>
internal static class Duration
{
    /// <summary>NS_FOREVER of kernel.h.</summary>
    internal const long Forever = long.MaxValue;

    internal static long ToMicroseconds(int milliseconds, string paramName = "millisecondsTimeout")
    {
        if (milliseconds < Timeout.Infinite)
        {
            ThrowHelper.ThrowArgumentOutOfRange(paramName,
                "Number must be either non-negative and less than or equal to Int32.MaxValue or -1.");
        }

        return milliseconds == Timeout.Infinite ? Forever : milliseconds * 1000L;
    }

    internal static int ToMilliseconds(TimeSpan time, string paramName = "timeout")
    {
        long milliseconds = time.Ticks / TimeSpan.TicksPerMillisecond;
        if (milliseconds < Timeout.Infinite || milliseconds > int.MaxValue)
        {
            ThrowHelper.ThrowArgumentOutOfRange(paramName,
                "Number must be either non-negative and less than or equal to Int32.MaxValue or -1.");
        }

        return (int)milliseconds;
    }
}
