using System;
using NanoSocket.Simulator.Line;

namespace NanoSocket.Simulator.Faults;

/// <summary>The modem neither hears nor says anything; behind it the network goes on.</summary>
internal sealed class SilentFault : ILineFault
{
    private readonly FaultContext context;

    public SilentFault(FaultContext context) => this.context = context;

    public void Pass(Direction direction, ReadOnlySpan<byte> bytes, ByteSink next)
    {
        if (!context.IsActive)
        {
            next(bytes);
        }
    }
}
