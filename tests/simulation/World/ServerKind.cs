namespace NanoSocket.Simulation.Tests.World;

/// <summary>
/// How a server behaves. Those that accept also read, unless they are paused, and answer FIN with FIN.
/// </summary>
internal enum ServerKind
{
    /// <summary>Sends back what comes.</summary>
    Echo,
    /// <summary>Takes what comes.</summary>
    Sink,
    /// <summary>Sends something as soon as it has accepted.</summary>
    Greeter,
    /// <summary>Sends something and FIN as soon as it has accepted.</summary>
    SendAndClose,
    /// <summary>Does not read until the end of the run.</summary>
    NotReading,
    /// <summary>Resets the connection after a while.</summary>
    Resetting,
    /// <summary>Sends something and FIN after the first bytes, and goes on reading.</summary>
    HalfClosing,
    /// <summary>Never answers FIN.</summary>
    Stubborn,
    /// <summary>Nobody listens.</summary>
    Refusing,
    /// <summary>No answer of any kind.</summary>
    Silent,
}
