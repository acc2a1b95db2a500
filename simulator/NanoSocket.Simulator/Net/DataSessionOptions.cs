using NanoSocket.Simulator.Options;

namespace NanoSocket.Simulator.Net;

/// <summary>What distinguishes one call from another.</summary>
/// <param name="HostAddress">IPv4 address that the host gets.</param>
/// <param name="Auth">Authentication.</param>
/// <param name="Seed">Randomness.</param>
/// <param name="UplinkRate">Bits per second that the network takes from the host; 0: without limit.</param>
internal sealed record DataSessionOptions(uint HostAddress, AuthPolicy Auth, int Seed, int UplinkRate = 0);
