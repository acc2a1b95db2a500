using NanoSocket.Simulator.Options;

namespace NanoSocket.Simulator.Net;

/// <summary>What distinguishes one call from another.</summary>
/// <param name="HostAddress">IPv4 address that the host gets.</param>
/// <param name="Auth">Authentication.</param>
/// <param name="Seed">Randomness.</param>
internal sealed record DataSessionOptions(uint HostAddress, AuthPolicy Auth, int Seed);
