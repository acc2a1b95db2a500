using NanoSocket.Simulator.Modem;

namespace NanoSocket.Simulator.Faults;

/// <summary>The search for the network takes long.</summary>
internal sealed class SlowRegistrationFault : IOperatorFault
{
    private readonly FaultContext context;

    public SlowRegistrationFault(FaultContext context) => this.context = context;

    public void Apply(OperatorNetwork network) => network.RegistrationTime = context.Parameters.Milliseconds("ms");
}
