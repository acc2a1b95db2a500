namespace System.Threading;

/// <summary>
/// Base of what a thread can wait for. Each handle is its own monitor; who waits for several waits on one common
/// monitor, which every signal pulses while such a wait is going on.
/// </summary>
public abstract class WaitHandle : IDisposable
{
    public const int WaitTimeout = 258;

    private static int s_multipleWaits;

    private protected WaitHandle()
    {
    }

    public virtual bool WaitOne() => WaitOne(Timeout.Infinite);

    public bool WaitOne(TimeSpan timeout) => WaitOne(Duration.ToMilliseconds(timeout));

    public bool WaitOne(TimeSpan timeout, bool exitContext) => WaitOne(timeout);

    public bool WaitOne(int millisecondsTimeout, bool exitContext) => WaitOne(millisecondsTimeout);

    public virtual bool WaitOne(int millisecondsTimeout)
    {
        Deadline deadline = new(millisecondsTimeout);
        lock (this)
        {
            while (!TryTake())
            {
                if (deadline.IsOver || !Monitor.Wait(this, deadline.Remaining))
                {
                    return TryTake();
                }
            }
        }

        return true;
    }

    public static int WaitAny(WaitHandle[] waitHandles) => WaitAny(waitHandles, Timeout.Infinite);

    public static int WaitAny(WaitHandle[] waitHandles, TimeSpan timeout) =>
        WaitAny(waitHandles, Duration.ToMilliseconds(timeout));

    public static int WaitAny(WaitHandle[] waitHandles, int millisecondsTimeout, bool exitContext) =>
        WaitAny(waitHandles, millisecondsTimeout);

    public static int WaitAny(WaitHandle[] waitHandles, int millisecondsTimeout) =>
        WaitMultiple(waitHandles, false, millisecondsTimeout);

    public static bool WaitAll(WaitHandle[] waitHandles) => WaitAll(waitHandles, Timeout.Infinite);

    public static bool WaitAll(WaitHandle[] waitHandles, TimeSpan timeout) =>
        WaitAll(waitHandles, Duration.ToMilliseconds(timeout));

    public static bool WaitAll(WaitHandle[] waitHandles, int millisecondsTimeout, bool exitContext) =>
        WaitAll(waitHandles, millisecondsTimeout);

    public static bool WaitAll(WaitHandle[] waitHandles, int millisecondsTimeout) =>
        WaitMultiple(waitHandles, true, millisecondsTimeout) != WaitTimeout;

    public virtual void Close() => Dispose();

    public void Dispose() => Dispose(true);

    protected virtual void Dispose(bool explicitDisposing)
    {
    }

    /// <summary>Takes the signal if there is one. The caller holds this handle's monitor.</summary>
    private protected abstract bool TryTake();

    /// <summary>Undoes <see cref="TryTake"/>. The caller holds this handle's monitor.</summary>
    private protected abstract void GiveBack();

    /// <summary>Wakes who may be able to take the signal. The caller does not hold this handle's monitor.</summary>
    private protected static void WakeMultipleWaits()
    {
        if (Volatile.Read(ref s_multipleWaits) != 0)
        {
            lock (typeof(WaitHandle))
            {
                Monitor.PulseAll(typeof(WaitHandle));
            }
        }
    }

    private static int WaitMultiple(WaitHandle[] handles, bool all, int millisecondsTimeout)
    {
        CheckHandles(handles);
        Deadline deadline = new(millisecondsTimeout);
        lock (typeof(WaitHandle))
        {
            // Counted before the handles are looked at: a signal after the look finds the count and pulses.
            s_multipleWaits++;
            try
            {
                while (true)
                {
                    int taken = all ? TakeAll(handles) : TakeAny(handles);
                    if (taken >= 0)
                    {
                        return taken;
                    }

                    if (deadline.IsOver)
                    {
                        return WaitTimeout;
                    }

                    Monitor.Wait(typeof(WaitHandle), deadline.Remaining);
                }
            }
            finally
            {
                s_multipleWaits--;
            }
        }
    }

    private static int TakeAny(WaitHandle[] handles)
    {
        for (int i = 0; i < handles.Length; i++)
        {
            lock (handles[i])
            {
                if (handles[i].TryTake())
                {
                    return i;
                }
            }
        }

        return -1;
    }

    private static int TakeAll(WaitHandle[] handles)
    {
        for (int i = 0; i < handles.Length; i++)
        {
            bool taken;
            lock (handles[i])
            {
                taken = handles[i].TryTake();
            }

            if (!taken)
            {
                GiveBackFirst(handles, i);
                return -1;
            }
        }

        return 0;
    }

    private static void GiveBackFirst(WaitHandle[] handles, int count)
    {
        for (int i = 0; i < count; i++)
        {
            lock (handles[i])
            {
                handles[i].GiveBack();
                Monitor.Pulse(handles[i]);
            }
        }
    }

    private static void CheckHandles(WaitHandle[] handles)
    {
        ArgumentNullException.ThrowIfNull(handles, "waitHandles");
        if (handles.Length == 0)
        {
            ThrowHelper.ThrowArgument("Waithandle array may not be empty.", "waitHandles");
        }

        for (int i = 0; i < handles.Length; i++)
        {
            if (handles[i] is null)
            {
                throw new ArgumentNullException("waitHandles[" + i.ToString() + "]",
                    "At least one element in the specified array was null.");
            }
        }
    }
}
