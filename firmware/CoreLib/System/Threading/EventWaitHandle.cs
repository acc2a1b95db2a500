namespace System.Threading;

/// <summary>How an event goes back to not signalled.</summary>
public enum EventResetMode
{
    AutoReset = 0,
    ManualReset = 1,
}

/// <summary>A signal that threads wait for.</summary>
public class EventWaitHandle : WaitHandle
{
    private readonly bool _manual;
    private bool _signalled;

    public EventWaitHandle(bool initialState, EventResetMode mode)
    {
        _signalled = initialState;
        _manual = mode == EventResetMode.ManualReset;
    }

    public bool Set()
    {
        lock (this)
        {
            _signalled = true;
            if (_manual)
            {
                Monitor.PulseAll(this);
            }
            else
            {
                Monitor.Pulse(this);
            }
        }

        WakeMultipleWaits();
        return true;
    }

    public bool Reset()
    {
        lock (this)
        {
            _signalled = false;
        }

        return true;
    }

    private protected override bool TryTake()
    {
        bool taken = _signalled;
        _signalled &= _manual;
        return taken;
    }

    private protected override void GiveBack() => _signalled = true;
}

/// <summary>Lets one waiting thread pass for each signal.</summary>
public sealed class AutoResetEvent : EventWaitHandle
{
    public AutoResetEvent(bool initialState) : base(initialState, EventResetMode.AutoReset)
    {
    }
}

/// <summary>Lets all threads pass while it is signalled.</summary>
public sealed class ManualResetEvent : EventWaitHandle
{
    public ManualResetEvent(bool initialState) : base(initialState, EventResetMode.ManualReset)
    {
    }
}
