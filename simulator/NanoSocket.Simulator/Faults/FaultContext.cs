using NanoSocket.Simulator.Logging;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator.Faults;

/// <summary>What a fault works with.</summary>
/// <param name="Name">Its own.</param>
/// <param name="Parameters">Its values.</param>
/// <param name="Timing">When it strikes.</param>
/// <param name="Timeline">The modem's clock.</param>
/// <param name="Random">A sequence of its own.</param>
/// <param name="Log">The modem's log.</param>
internal sealed record FaultContext(
    string Name,
    FaultParameters Parameters,
    FaultTiming Timing,
    Timeline Timeline,
    DeterministicRandom Random,
    SimulatorLog Log)
{
    /// <summary>It strikes now.</summary>
    public bool IsActive => Timing.IsActive;

    /// <summary>It strikes now, and chance has it: <c>percent</c> of all cases.</summary>
    public bool Hits => Timing.IsActive && Random.Chance(Parameters["percent"] / 100);
}
