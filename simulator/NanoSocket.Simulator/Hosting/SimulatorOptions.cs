using System.Collections.Generic;
using NanoSocket.Simulator.Logging;
using NanoSocket.Simulator.Options;

namespace NanoSocket.Simulator.Hosting;

/// <summary>Options of a running simulator.</summary>
public sealed record SimulatorOptions
{
    /// <summary>Serial lines; each has a modem of its own.</summary>
    public IReadOnlyList<ListenAddress> Listen { get; init; } = [];

    /// <summary>The modem, the same for all lines but for its numbers.</summary>
    public ModemOptions Modem { get; init; } = new();

    /// <summary>The modems, one for each line, where they differ; empty: all are <see cref="Modem"/>.</summary>
    public IReadOnlyList<ModemOptions> Modems { get; init; } = [];

    /// <summary>Takes the live log. With several lines it is called from several threads.</summary>
    public LogSink? Log { get; init; }
}
