namespace NanoSocket.Simulator.Net;

/// <summary>A connection or flow of a call; the host's address is the call's own.</summary>
/// <param name="HostPort">The host's port.</param>
/// <param name="RemoteAddress">Address that the host talks to.</param>
/// <param name="RemotePort">Port that the host talks to.</param>
internal readonly record struct FlowKey(ushort HostPort, uint RemoteAddress, ushort RemotePort)
{
    /// <summary>For the log.</summary>
    public override string ToString() => $":{HostPort} -> {Ipv4Address.Format(RemoteAddress)}:{RemotePort}";
}
