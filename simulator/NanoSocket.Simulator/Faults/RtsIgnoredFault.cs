namespace NanoSocket.Simulator.Faults;

/// <summary>The modem sends on while the host holds it off, and the host has no room for that.</summary>
internal sealed class RtsIgnoredFault : IHoldFault
{
    private readonly FaultContext context;

    public RtsIgnoredFault(FaultContext context) => this.context = context;

    public bool IgnoresHold => context.IsActive;
}
