using System;

namespace NanoSocket.Simulator.Faults;

/// <summary>Loses IP packets at random.</summary>
internal sealed class LossFault : IPacketFault
{
    private readonly FaultContext context;
    private readonly double probability;

    public LossFault(FaultContext context)
    {
        this.context = context;
        probability = context.Parameters["percent"] / 100;
    }

    public PacketFate Judge(Direction direction, ReadOnlySpan<byte> packet) =>
        new(context.IsActive && context.Random.Chance(probability), TimeSpan.Zero);
}
