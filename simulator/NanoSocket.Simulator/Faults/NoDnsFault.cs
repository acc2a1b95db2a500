using NanoSocket.Simulator.Ppp;

namespace NanoSocket.Simulator.Faults;

/// <summary>The operator announces no name servers.</summary>
internal sealed class NoDnsFault : IAddressFault
{
    public LinkAddresses Apply(LinkAddresses addresses) => addresses with { Dns1 = 0, Dns2 = 0 };
}
