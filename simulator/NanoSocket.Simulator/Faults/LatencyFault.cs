using System;

namespace NanoSocket.Simulator.Faults;

/// <summary>Delays IP packets. Jitter makes them overtake each other.</summary>
internal sealed class LatencyFault : IPacketFault
{
    private readonly FaultContext context;

    public LatencyFault(FaultContext context) => this.context = context;

    public PacketFate Judge(Direction direction, ReadOnlySpan<byte> packet)
    {
        if (!context.IsActive)
        {
            return default;
        }
        double jitter = context.Parameters["jitter"] * context.Random.Next(1001) / 1000;
        return new PacketFate(false, context.Parameters.Milliseconds("ms") + TimeSpan.FromMilliseconds(jitter));
    }
}
