using System;
using System.Collections.Generic;
using System.Linq;
using NanoSocket.Simulator.Hosting;
using NanoSocket.Simulator.Logging;
using NanoSocket.Simulator.Options;

namespace NanoSocket.Tool.Running;

/// <summary>The modem of a run.</summary>
/// <param name="Options">The modem, its SIM and its operator.</param>
/// <param name="Verbose">Show all of its log, not only the faults that struck.</param>
internal sealed record ModemSettings(ModemOptions Options, bool Verbose = false)
{
    /// <summary>Gets the running modem, to steer it.</summary>
    public Action<SimulatorHost>? Started { get; init; }

    /// <summary>A modem in good order.</summary>
    public static ModemSettings Usual { get; } = new(new ModemOptions { StartTime = DateTimeOffset.Now });

    /// <summary>The same modem, with what the app sends to some ports ending at others of this PC.</summary>
    public ModemSettings Reaching(IEnumerable<(int Asked, int Actual)> ports) => this with
    {
        Options = Options with
        {
            Ports = [.. ports.Select(port => new PortMapping(port.Asked, port.Actual)), .. Options.Ports],
        },
    };

    /// <summary>Starts the modem on a unix socket.</summary>
    /// <param name="path">The socket; the board connects to it.</param>
    /// <param name="output">Takes the modem's log.</param>
    public SimulatorHost Start(string path, IRunOutput output)
    {
        SimulatorHost host = SimulatorHost.Start(OptionsFor(path, output));
        Started?.Invoke(host);
        return host;
    }

    private SimulatorOptions OptionsFor(string path, IRunOutput output) => new()
    {
        Listen = [new ListenAddress(LineKind.UnixListen, path)],
        Modem = Options,
        Log = (in LogEntry entry) =>
        {
            if (Verbose || entry.Topic == LogTopic.Fault)
            {
                output.Log($"modem: {entry}");
            }
        },
    };
}
