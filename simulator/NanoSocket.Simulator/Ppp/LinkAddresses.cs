namespace NanoSocket.Simulator.Ppp;

/// <summary>Addresses of a call; host byte order.</summary>
/// <param name="Host">What the host gets.</param>
/// <param name="Gateway">The network's end of the link.</param>
/// <param name="Dns1">First name server.</param>
/// <param name="Dns2">Second name server.</param>
internal readonly record struct LinkAddresses(uint Host, uint Gateway, uint Dns1, uint Dns2);
