using System;
using System.Collections.Generic;
using NanoSocket.Simulator.Line;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator.Faults;

/// <summary>Does something to some of the bytes on the serial line, both directions.</summary>
internal sealed class PerByteFault : ILineFault
{
    private readonly FaultContext context;
    private readonly Damage damage;

    /// <param name="context">With the parameter <c>percent</c>.</param>
    /// <param name="damage">What is done to a byte.</param>
    public PerByteFault(FaultContext context, Damage damage)
    {
        this.context = context;
        this.damage = damage;
    }

    /// <summary>Writes what arrives in place of a byte.</summary>
    public delegate void Damage(List<byte> arriving, byte value, DeterministicRandom random);

    public void Pass(Direction direction, ReadOnlySpan<byte> bytes, ByteSink next)
    {
        if (!context.IsActive)
        {
            next(bytes);
            return;
        }
        List<byte> arriving = new(bytes.Length);
        foreach (byte value in bytes)
        {
            if (context.Hits)
            {
                damage(arriving, value, context.Random);
            }
            else
            {
                arriving.Add(value);
            }
        }
        next(arriving.ToArray());
    }
}
