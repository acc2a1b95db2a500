using NanoSocket.Simulator.Modem;

namespace NanoSocket.Simulator.Faults;

/// <summary>The operator refuses the SIM.</summary>
internal sealed class DenyRegistrationFault : IOperatorFault
{
    public void Apply(OperatorNetwork network) => network.Denied = true;
}
