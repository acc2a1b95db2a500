using NanoSocket.Simulator.Modem;

namespace NanoSocket.Simulator.Faults;

/// <summary>The multiplexer hangs while the modem lives on, until a pin restarts the modem.</summary>
internal sealed class StuckMuxFault : IModemFault, IPinFault
{
    private readonly FaultContext context;
    private CellularModem? modem;

    public StuckMuxFault(FaultContext context)
    {
        this.context = context;
        context.Timing.Begun += () => Set(true);
        context.Timing.Ended += () => Set(false);
    }

    public void Attach(CellularModem target)
    {
        modem = target;
        Set(context.IsActive);
    }

    public bool Restarts(ModemPin pin)
    {
        context.Timing.EndNow();
        return true;
    }

    private void Set(bool stuck)
    {
        if (modem?.Port is HostPort port)
        {
            port.IsMuxStuck = stuck;
        }
    }
}
