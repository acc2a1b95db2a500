namespace NanoSocket.Simulation.Tests.Schedules;

/// <summary>What can be expected of the network in a run.</summary>
internal enum NetworkQuality
{
    /// <summary>Every packet arrives, soon and as it was sent.</summary>
    Good,
    /// <summary>Packets get lost, damaged, out of order or very late.</summary>
    Bad,
    /// <summary>Packets are forged: nothing that the peer seems to say can be relied upon.</summary>
    Hostile,
}
