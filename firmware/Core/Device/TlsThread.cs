using System;
using System.Threading;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Tls;

namespace NanoSocket.Core.Device;

/// <summary>
/// The thread that runs TLS, at the priority of an app's, so that the core and its link never wait for it; on the stack
/// that the board's budget has for TLS.
/// </summary>
internal sealed class TlsThread : IWakeup
{
    /// <summary><see cref="ThreadPriority.Normal"/>.</summary>
    private const int KernelPriority = 10;

    /// <summary><c>NS_STACK_TLS</c> of kernel.h.</summary>
    private const int StackOfTls = -1;

    private const int Forever = -1;

    private readonly TaskSignal _signal;
    private readonly Thread _thread;
    private readonly TlsWorker _worker;

    /// <summary>Puts TLS over the host's stack.</summary>
    /// <param name="host">The host.</param>
    /// <param name="engine">The engine.</param>
    /// <param name="forbidsUnverified">Connections whose peer would not be verified are refused.</param>
    public TlsThread(CoreHost host, ITlsEngine engine, bool forbidsUnverified)
    {
        _thread = new Thread(Run) { Name = "tls" };
        _signal = new TaskSignal(_thread);
        _worker = host.EnableTls(engine, this, forbidsUnverified);
    }

    /// <summary>Starts the thread; throws when the board's budget has none left.</summary>
    public void Start()
    {
        if (NativeCore.ThreadCreate(_thread, KernelPriority, StackOfTls) == IntPtr.Zero)
        {
            throw new InvalidOperationException("no thread or stack left for TLS: see the board's budget");
        }
    }

    /// <inheritdoc/>
    public void Wake() => _signal.Wake();

    private void Run()
    {
        while (true)
        {
            if (!_worker.Step())
            {
                _signal.Wait(Forever);
            }
        }
    }
}
