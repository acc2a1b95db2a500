using System;
using NanoSocket.Simulator.Modem;

namespace NanoSocket.Simulator.Faults;

/// <summary>Something happens to modem, SIM or operator, and perhaps ends after a while.</summary>
internal sealed class ModemFault : IModemFault
{
    private CellularModem? modem;

    /// <param name="context">What it works with.</param>
    /// <param name="begin">What happens.</param>
    /// <param name="end">What happens when it is over.</param>
    public ModemFault(FaultContext context, Action<CellularModem> begin, Action<CellularModem>? end = null)
    {
        context.Timing.Begun += () => Apply(begin);
        context.Timing.Ended += () => Apply(end);
    }

    public void Attach(CellularModem target) => modem = target;

    private void Apply(Action<CellularModem>? action)
    {
        if (modem is not null)
        {
            action?.Invoke(modem);
        }
    }
}
