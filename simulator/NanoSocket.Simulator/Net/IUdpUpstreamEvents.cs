using System;

namespace NanoSocket.Simulator.Net;

/// <summary>What happens to a UDP flow.</summary>
public interface IUdpUpstreamEvents
{
    /// <summary>A datagram came from the server.</summary>
    void OnDatagram(ReadOnlySpan<byte> datagram);

    /// <summary>Nobody listens on the port.</summary>
    void OnUnreachable();
}
