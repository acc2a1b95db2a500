using NanoSocket.Core.Engine;

namespace NanoSocket.Core.Endpoints;

/// <summary>Waits for the link to come or go, outside the core lock.</summary>
public sealed class LinkWatch
{
    private readonly CoreHost _host;
    private readonly IEndpointSignal _signal;

    /// <summary>Makes a watch; the first one, or the first socket, starts the modem.</summary>
    public LinkWatch(CoreHost host)
    {
        _host = host;
        using (host.EnterEndpoint())
        {
            host.Engine.PowerOnByReceive();
            _signal = host.Engine.Sockets.LinkSignal ??= new EndpointSignal();
            host.WakeCore();
        }
    }

    /// <summary>The link has an address.</summary>
    public bool IsUp
    {
        get
        {
            using (_host.EnterEndpoint())
            {
                return _host.Engine.Sockets.IsLinkUp;
            }
        }
    }

    /// <summary>Waits until the link is, or is not, up.</summary>
    /// <param name="up">What to wait for.</param>
    /// <param name="timeoutMs">Longest wait; negative = no limit.</param>
    /// <returns>False when the time is over.</returns>
    public bool Wait(bool up, int timeoutMs)
    {
        Patience patience = new(_host, _signal, timeoutMs);
        bool reached;
        do
        {
            patience.Look();
            reached = IsUp == up;
        }
        while (!reached && patience.Wait());
        return reached;
    }
}
