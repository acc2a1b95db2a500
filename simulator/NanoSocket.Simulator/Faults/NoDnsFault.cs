using NanoSocket.Simulator.Ppp;

namespace NanoSocket.Simulator.Faults;

/// <summary>The operator announces no name servers.</summary>
internal sealed class NoDnsFault : IAddressFault
{
    private readonly FaultContext context;

    public NoDnsFault(FaultContext context) => this.context = context;

    public LinkAddresses Apply(LinkAddresses addresses) =>
        context.IsActive ? addresses with { Dns1 = 0, Dns2 = 0 } : addresses;
}
