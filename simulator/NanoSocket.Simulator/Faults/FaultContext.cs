using NanoSocket.Simulator.Logging;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator.Faults;

/// <summary>What a fault works with.</summary>
/// <param name="Parameters">Its values.</param>
/// <param name="Timeline">The modem's clock.</param>
/// <param name="Random">A sequence of its own.</param>
/// <param name="Log">The modem's log.</param>
internal sealed record FaultContext(
    FaultParameters Parameters, Timeline Timeline, DeterministicRandom Random, SimulatorLog Log)
{
    /// <summary>Now is between the parameters <c>from</c> and <c>until</c>.</summary>
    public bool IsActive =>
        Timeline.Now >= Parameters.Milliseconds("from") && Timeline.Now < Parameters.Milliseconds("until");
}
