using System;

namespace NanoSocket.Simulator.Faults;

/// <summary>Loses IP packets at random.</summary>
internal sealed class LossFault : IPacketFault
{
    private readonly FaultContext context;

    public LossFault(FaultContext context) => this.context = context;

    public PacketFate Judge(Direction direction, ReadOnlySpan<byte> packet) => new(context.Hits, TimeSpan.Zero);
}
