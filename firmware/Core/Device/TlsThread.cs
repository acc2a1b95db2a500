using System.Threading;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Tls;

namespace NanoSocket.Core.Device;

/// <summary>The thread that runs TLS: an app's thread like others, so that the core and its link never wait for it.
/// </summary>
internal sealed class TlsThread : IWakeup
{
    private const int Forever = -1;

    private readonly TaskSignal _signal;
    private readonly Thread _thread;
    private readonly TlsWorker _worker;

    /// <summary>Puts TLS over the host's stack.</summary>
    /// <param name="host">The host.</param>
    /// <param name="engine">The engine.</param>
    /// <param name="stackBytes">Size of the thread's stack.</param>
    public TlsThread(CoreHost host, ITlsEngine engine, int stackBytes)
    {
        _thread = new Thread(Run, stackBytes) { Name = "tls", IsBackground = true };
        _signal = new TaskSignal(_thread);
        _worker = host.EnableTls(engine, this, forbidsUnverified: false);
    }

    /// <summary>Starts the thread; throws when the board's budget has none left.</summary>
    public void Start() => _thread.Start();

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
