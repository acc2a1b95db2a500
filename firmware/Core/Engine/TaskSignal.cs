using System.Threading;
using NanoSocket.Core.Rtos;

namespace NanoSocket.Core.Engine;

/// <summary>
/// Wakes a thread that waits for messages; latches, so that a wake-up between look and wait is not lost.
/// </summary>
internal sealed class TaskSignal : ITaskSignal
{
    private readonly object _gate = new();
    private readonly Thread _thread;
    private bool _set;

    public TaskSignal(Thread thread) => _thread = thread;

    public string Name => _thread.Name ?? "";

    public void Wake()
    {
        lock (_gate)
        {
            _set = true;
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Waits for a wake-up; -1 = no limit. May return early.</summary>
    public void Wait(int milliseconds)
    {
        lock (_gate)
        {
            if (!_set)
            {
                Monitor.Wait(_gate, milliseconds);
            }

            _set = false;
        }
    }
}
