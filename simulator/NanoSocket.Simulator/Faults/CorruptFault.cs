using System;
using NanoSocket.Simulator.Line;

namespace NanoSocket.Simulator.Faults;

/// <summary>Flips one bit in some of the bytes on the serial line, both directions.</summary>
internal sealed class CorruptFault : ILineFault
{
    private readonly FaultContext context;
    private readonly double probability;

    public CorruptFault(FaultContext context)
    {
        this.context = context;
        probability = context.Parameters["percent"] / 100;
    }

    public void Pass(Direction direction, ReadOnlySpan<byte> bytes, ByteSink next)
    {
        if (!context.IsActive)
        {
            next(bytes);
            return;
        }
        byte[] damaged = bytes.ToArray();
        for (int i = 0; i < damaged.Length; i++)
        {
            if (context.Random.Chance(probability))
            {
                damaged[i] ^= (byte)(1 << context.Random.Next(8));
            }
        }
        next(damaged);
    }
}
