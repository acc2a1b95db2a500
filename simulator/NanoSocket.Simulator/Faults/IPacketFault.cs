using System;

namespace NanoSocket.Simulator.Faults;

/// <summary>What happens to a packet.</summary>
/// <param name="Lost">It does not arrive.</param>
/// <param name="Delay">It arrives that much later.</param>
/// <param name="Changed">This arrives in its place; null: itself.</param>
internal readonly record struct PacketFate(bool Lost, TimeSpan Delay, byte[]? Changed = null);

/// <summary>A fault of the operator's network, for IP packets.</summary>
internal interface IPacketFault
{
    PacketFate Judge(Direction direction, ReadOnlySpan<byte> packet);
}
