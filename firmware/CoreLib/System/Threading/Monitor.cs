using System.Runtime.InteropServices;

namespace System.Threading;

/// <summary>The lock that every object has: recursive, with priority inheritance (kernel.h).</summary>
public static class Monitor
{
    public static void Enter(object obj)
    {
        CheckLockable(obj);
        NativeEnter(obj);
    }

    public static void Enter(object obj, ref bool lockTaken)
    {
        CheckNotTaken(lockTaken);
        Enter(obj);
        lockTaken = true;
    }

    public static bool TryEnter(object obj) => TryEnter(obj, 0);

    public static bool TryEnter(object obj, int millisecondsTimeout)
    {
        CheckLockable(obj);
        return NativeTryEnter(obj, Duration.ToMicroseconds(millisecondsTimeout));
    }

    public static bool TryEnter(object obj, TimeSpan timeout) => TryEnter(obj, Duration.ToMilliseconds(timeout));

    public static void TryEnter(object obj, ref bool lockTaken) => TryEnter(obj, 0, ref lockTaken);

    public static void TryEnter(object obj, int millisecondsTimeout, ref bool lockTaken)
    {
        CheckNotTaken(lockTaken);
        lockTaken = TryEnter(obj, millisecondsTimeout);
    }

    public static void Exit(object obj)
    {
        CheckLockable(obj);
        NativeExit(obj);
    }

    public static bool Wait(object obj) => Wait(obj, Timeout.Infinite);

    public static bool Wait(object obj, TimeSpan timeout) => Wait(obj, Duration.ToMilliseconds(timeout));

    public static bool Wait(object obj, int millisecondsTimeout)
    {
        ArgumentNullException.ThrowIfNull(obj);
        return NativeWait(obj, Duration.ToMicroseconds(millisecondsTimeout));
    }

    public static void Pulse(object obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        NativePulse(obj, false);
    }

    public static void PulseAll(object obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        NativePulse(obj, true);
    }

    public static bool IsEntered(object obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        return NativeIsEntered(obj);
    }

    /// <summary>As in .NET, these errors do not name the parameter.</summary>
    private static void CheckLockable(object? obj)
    {
        if (obj is null)
        {
            ThrowHelper.ThrowNull(null);
        }
    }

    private static void CheckNotTaken(bool lockTaken)
    {
        if (lockTaken)
        {
            ThrowHelper.ThrowArgument("Argument must be initialized to false", nameof(lockTaken));
        }
    }

    [DllImport("nanosocket", EntryPoint = "ns_monitor_enter")]
    private static extern void NativeEnter(object obj);

    [DllImport("nanosocket", EntryPoint = "ns_monitor_try_enter")]
    private static extern bool NativeTryEnter(object obj, long microseconds);

    [DllImport("nanosocket", EntryPoint = "ns_monitor_exit")]
    private static extern void NativeExit(object obj);

    [DllImport("nanosocket", EntryPoint = "ns_monitor_wait")]
    private static extern bool NativeWait(object obj, long microseconds);

    [DllImport("nanosocket", EntryPoint = "ns_monitor_pulse")]
    private static extern void NativePulse(object obj, bool all);

    [DllImport("nanosocket", EntryPoint = "ns_monitor_is_entered")]
    private static extern bool NativeIsEntered(object obj);
}
