namespace NanoSocket.Simulator.Modem;

/// <summary>What a modem registers in, each with a report of its own.</summary>
internal enum NetworkDomain
{
    /// <summary>+CREG.</summary>
    Circuit,
    /// <summary>+CGREG.</summary>
    Packet,
    /// <summary>+CEREG.</summary>
    Eps,
    /// <summary>+C5GREG.</summary>
    FiveG,
}
