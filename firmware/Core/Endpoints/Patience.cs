using System.Threading;
using NanoSocket.Core.Engine;

namespace NanoSocket.Core.Endpoints;

/// <summary>A thread's wait for a socket, with its time-out: look, try, wait, and again.</summary>
internal struct Patience
{
    private readonly IEndpointSignal _signal;
    private readonly CoreHost _host;
    private readonly long _deadline;
    private int _seen;

    /// <param name="host">Tells the time.</param>
    /// <param name="signal">Where to wait.</param>
    /// <param name="timeoutMs">Longest wait in all; negative = no limit.</param>
    public Patience(CoreHost host, IEndpointSignal signal, int timeoutMs)
    {
        _host = host;
        _signal = signal;
        _deadline = timeoutMs < 0 ? long.MaxValue : host.NowMs + timeoutMs;
        _seen = 0;
    }

    /// <summary>Before each try: what happens from now on ends the wait.</summary>
    public void Look() => _seen = _signal.Version;

    /// <summary>Waits for something to happen since the last look; false when the time is over.</summary>
    public bool Wait()
    {
        if (_deadline == long.MaxValue)
        {
            _signal.Wait(_seen, Timeout.Infinite);
            return true;
        }

        long remaining = _deadline - _host.NowMs;
        if (remaining <= 0)
        {
            return false;
        }

        _signal.Wait(_seen, (int)remaining);
        return true;
    }
}
