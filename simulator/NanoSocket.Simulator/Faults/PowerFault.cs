using NanoSocket.Simulator.Modem;

namespace NanoSocket.Simulator.Faults;

/// <summary>The modem's supply fails.</summary>
internal sealed class PowerFault : IModemFault, IPinFault
{
    private readonly FaultContext context;
    private readonly bool needsKey;
    private CellularModem? modem;

    /// <param name="context">What it works with.</param>
    /// <param name="needsKey">The supply is back at once, but the modem waits for its power key.</param>
    public PowerFault(FaultContext context, bool needsKey)
    {
        this.context = context;
        this.needsKey = needsKey;
        context.Timing.Begun += () => modem?.PowerOff();
        context.Timing.Ended += () => modem?.PowerOn();
    }

    public void Attach(CellularModem target) => modem = target;

    public bool Restarts(ModemPin pin)
    {
        if (!context.IsActive)
        {
            return true;
        }
        if (needsKey && pin == ModemPin.PowerKey)
        {
            context.Timing.EndNow();
        }
        return false; // Either it is on again already, or it has no supply.
    }
}
