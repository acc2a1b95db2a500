namespace NanoSocket.Simulation.Tests.Matrix;

/// <summary>What the app is doing when a fault strikes.</summary>
internal enum Phase
{
    /// <summary>Connections stand, and nothing moves.</summary>
    Idle,
    /// <summary>The modem boots, the link is being made, or connections are.</summary>
    Connecting,
    /// <summary>Data goes both ways on several connections.</summary>
    Transferring,
    /// <summary>Connections are closed with data still to be delivered, by the app and by servers.</summary>
    Closing,
}
