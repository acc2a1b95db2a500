using System;

namespace NanoSocket.Simulator.Faults;

/// <summary>IP packets get lost, and those that arrive are late: the edge of a cell.</summary>
internal sealed class WeakSignalFault : IPacketFault
{
    private readonly LossFault loss;
    private readonly LatencyFault latency;

    public WeakSignalFault(FaultContext context)
    {
        loss = new LossFault(context);
        latency = new LatencyFault(context);
    }

    public PacketFate Judge(Direction direction, ReadOnlySpan<byte> packet) =>
        latency.Judge(direction, packet) with { Lost = loss.Judge(direction, packet).Lost };
}
