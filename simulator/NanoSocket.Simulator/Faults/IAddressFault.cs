using NanoSocket.Simulator.Ppp;

namespace NanoSocket.Simulator.Faults;

/// <summary>A fault of the addresses that a call gets.</summary>
internal interface IAddressFault
{
    /// <summary>The addresses to announce; 0 is not announced.</summary>
    LinkAddresses Apply(LinkAddresses addresses);
}
