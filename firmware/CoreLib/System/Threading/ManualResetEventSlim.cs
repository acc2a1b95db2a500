namespace System.Threading;

/// <summary>A <see cref="ManualResetEvent"/> that cannot be waited for together with others.</summary>
public class ManualResetEventSlim : IDisposable
{
    private volatile bool _signalled;

    public ManualResetEventSlim() : this(false)
    {
    }

    public ManualResetEventSlim(bool initialState) => _signalled = initialState;

    public ManualResetEventSlim(bool initialState, int spinCount) : this(initialState)
    {
    }

    public bool IsSet => _signalled;

    public void Set()
    {
        lock (this)
        {
            _signalled = true;
            Monitor.PulseAll(this);
        }
    }

    public void Reset() => _signalled = false;

    public void Wait() => Wait(Timeout.Infinite);

    public bool Wait(TimeSpan timeout) => Wait(Duration.ToMilliseconds(timeout));

    public bool Wait(int millisecondsTimeout)
    {
        Deadline deadline = new(millisecondsTimeout);
        lock (this)
        {
            while (!_signalled && !deadline.IsOver)
            {
                Monitor.Wait(this, deadline.Remaining);
            }

            return _signalled;
        }
    }

    public void Dispose()
    {
    }
}
