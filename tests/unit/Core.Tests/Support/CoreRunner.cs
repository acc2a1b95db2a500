using System;
using System.Diagnostics;
using System.Threading;
using NanoSocket.Core.Engine;

namespace NanoSocket.Core.Tests.Support;

/// <summary>A core over <see cref="NullNetwork"/> with a real core thread and the real time.</summary>
public sealed class CoreRunner : IDisposable, IClock, IWakeup
{
    private readonly AutoResetEvent _wake = new(false);
    private readonly Thread _thread;
    private readonly long _start = Stopwatch.GetTimestamp();
    private volatile bool _stopped;

    public CoreRunner()
    {
        NullNetwork network = new();
        Host = new CoreHost(new CoreEngine(network, network, 1), this, this);
        _thread = new Thread(Run) { IsBackground = true };
        _thread.Start();
    }

    public CoreHost Host { get; }

    public long NowMs => (long)Stopwatch.GetElapsedTime(_start).TotalMilliseconds;

    public long NowUs => (long)Stopwatch.GetElapsedTime(_start).TotalMicroseconds;

    public void Wake() => _wake.Set();

    public void Dispose()
    {
        _stopped = true;
        _wake.Set();
        _thread.Join();
        _wake.Dispose();
    }

    private void Run()
    {
        while (!_stopped)
        {
            // NullNetwork answers without waking anybody, so the wait is short.
            int timeout = Host.Step();
            _wake.WaitOne(timeout < 0 ? 5 : Math.Min(timeout, 5));
        }
    }
}
