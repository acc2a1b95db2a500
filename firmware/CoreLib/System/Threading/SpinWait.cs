namespace System.Threading;

/// <summary>Waits a little. With one processor a busy wait is of no use, so it lets other threads run.</summary>
public struct SpinWait
{
    private int _count;

    public readonly int Count => _count;

    public readonly bool NextSpinWillYield => true;

    public void Reset() => _count = 0;

    public void SpinOnce()
    {
        _count = _count == int.MaxValue ? 10 : _count + 1;
        if (_count % 20 == 0)
        {
            Thread.Sleep(1); // so that threads of lower priority run too
        }
        else
        {
            Thread.Yield();
        }
    }

    public static void SpinUntil(Func<bool> condition) => SpinUntil(condition, Timeout.Infinite);

    public static bool SpinUntil(Func<bool> condition, TimeSpan timeout) =>
        SpinUntil(condition, Duration.ToMilliseconds(timeout));

    public static bool SpinUntil(Func<bool> condition, int millisecondsTimeout)
    {
        ArgumentNullException.ThrowIfNull(condition);
        Deadline deadline = new(millisecondsTimeout);
        SpinWait spinner = default;
        while (!condition())
        {
            if (deadline.IsOver)
            {
                return false;
            }

            spinner.SpinOnce();
        }

        return true;
    }
}
