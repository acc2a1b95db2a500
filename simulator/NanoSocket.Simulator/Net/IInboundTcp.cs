namespace NanoSocket.Simulator.Net;

/// <summary>A connection from outside that wants to reach the host.</summary>
public interface IInboundTcp
{
    /// <summary>Port at the other end; the host sees it.</summary>
    int RemotePort { get; }

    /// <summary>Takes it. Events come on the modem's thread and never during this call.</summary>
    ITcpUpstream Take(ITcpUpstreamEvents events);

    /// <summary>Resets it.</summary>
    void Refuse();
}
