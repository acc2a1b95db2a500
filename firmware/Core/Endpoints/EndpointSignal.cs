using System.Threading;

namespace NanoSocket.Core.Endpoints;

/// <summary>The signal among real threads.</summary>
internal sealed class EndpointSignal : IEndpointSignal
{
    private readonly object _gate = new();
    private int _version;

    public int Version => Volatile.Read(ref _version);

    public void Wake()
    {
        lock (_gate)
        {
            _version++;
            Monitor.PulseAll(_gate);
        }
    }

    public void Wait(int version, int milliseconds)
    {
        lock (_gate)
        {
            if (_version == version)
            {
                Monitor.Wait(_gate, milliseconds);
            }
        }
    }
}
