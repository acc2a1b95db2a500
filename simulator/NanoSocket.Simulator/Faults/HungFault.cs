using System;
using NanoSocket.Simulator.Line;

namespace NanoSocket.Simulator.Faults;

/// <summary>The modem's processor stands still, until a pin restarts it.</summary>
internal sealed class HungFault : ILineFault, IPinFault
{
    private readonly FaultContext context;
    private readonly bool onlyPower;

    /// <param name="context">What it works with.</param>
    /// <param name="onlyPower">The reset line does not help.</param>
    public HungFault(FaultContext context, bool onlyPower)
    {
        this.context = context;
        this.onlyPower = onlyPower;
    }

    public void Pass(Direction direction, ReadOnlySpan<byte> bytes, ByteSink next)
    {
        if (!context.IsActive)
        {
            next(bytes);
        }
    }

    public bool Restarts(ModemPin pin)
    {
        if (context.IsActive && onlyPower && pin == ModemPin.Reset)
        {
            return false;
        }
        context.Timing.EndNow();
        return true;
    }
}
