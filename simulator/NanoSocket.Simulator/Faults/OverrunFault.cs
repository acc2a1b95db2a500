using System;
using System.Collections.Generic;
using NanoSocket.Simulator.Line;

namespace NanoSocket.Simulator.Faults;

/// <summary>Blocks of the byte stream are missing, as when a receiver was too slow for a moment.</summary>
internal sealed class OverrunFault : ILineFault
{
    private readonly FaultContext context;
    private readonly int block;
    private readonly double chance;
    private int losing;

    public OverrunFault(FaultContext context)
    {
        this.context = context;
        block = (int)context.Parameters["bytes"];
        chance = 1 / Math.Max(1, context.Parameters["distance"]);
    }

    public void Pass(Direction direction, ReadOnlySpan<byte> bytes, ByteSink next)
    {
        if (!context.IsActive || direction == Direction.FromHost)
        {
            next(bytes);
            return;
        }
        List<byte> arriving = new(bytes.Length);
        foreach (byte value in bytes)
        {
            if (losing == 0 && context.Random.Chance(chance))
            {
                losing = block;
            }
            if (losing > 0)
            {
                losing--;
            }
            else
            {
                arriving.Add(value);
            }
        }
        next(arriving.ToArray());
    }
}
