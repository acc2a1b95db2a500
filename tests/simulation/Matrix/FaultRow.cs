using NanoSocket.Simulation.Tests.Schedules;

namespace NanoSocket.Simulation.Tests.Matrix;

/// <summary>From when the recovery counts.</summary>
internal enum Since
{
    /// <summary>From the end of the fault: before it, nobody could recover.</summary>
    End,
    /// <summary>From its beginning: the device has to end it, or nothing lasts.</summary>
    Begin,
}

/// <summary>A fault of the matrix and what is promised about it.</summary>
/// <param name="Fault">Name in the catalogue.</param>
/// <param name="Parameters">For the matrix, with a comma in front, without the time of its beginning.</param>
/// <param name="Quality">What it may do to connections.</param>
/// <param name="Since">From when the recovery counts.</param>
/// <param name="BoundMs">After that time at the latest a new connection works again.</param>
/// <param name="Why">What the time is made of.</param>
internal sealed record FaultRow(
    string Fault, string Parameters, NetworkQuality Quality, Since Since, int BoundMs, string Why)
{
    /// <summary>The SIM of the run has a PIN.</summary>
    public bool NeedsPin { get; init; }

    /// <summary>It strikes when the modem is first switched on, whatever the app does.</summary>
    public bool StrikesAtStart { get; init; }

    /// <summary>Strikes together with it, so that it matters: a fault of the dialogue while there is none does
    /// nothing.</summary>
    public string? With { get; init; }

    /// <summary>Names cannot be had; connections to addresses have to work.</summary>
    public bool HasNoNames { get; init; }

    /// <summary>Connections are forgotten by the network.</summary>
    public bool Forgets { get; init; }
}
