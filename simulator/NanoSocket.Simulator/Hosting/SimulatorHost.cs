using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using NanoSocket.Simulator.Faults;
using NanoSocket.Simulator.Live;
using NanoSocket.Simulator.Logging;
using NanoSocket.Simulator.Options;
using NanoSocket.Simulator.Scripting;

namespace NanoSocket.Simulator.Hosting;

/// <summary>Simulated modems on real lines, in real time.</summary>
/// <example>
/// <code>
/// await using SimulatorHost host = SimulatorHost.Start(new SimulatorOptions
/// {
///     Listen = [ListenAddress.Parse("pty")],
///     Log = (in LogEntry entry) => Console.Error.WriteLine(entry),
/// });
/// Console.WriteLine(host.Addresses[0]);
/// await host.Completion;
/// </code>
/// </example>
public sealed class SimulatorHost : IAsyncDisposable
{
    private readonly List<HostedModem> modems = [];

    private SimulatorHost()
    {
    }

    /// <summary>What to give to the other side of each line: <c>unix:PATH</c>, <c>tcp:PORT</c> with the real port, or
    /// the path of the terminal.</summary>
    public IReadOnlyList<string> Addresses { get; private set; } = [];

    /// <summary>Completes when the host is disposed; faulted when a modem failed from an internal error.</summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    /// <summary>Opens all lines; hosts can connect when it returns.</summary>
    /// <exception cref="OptionException">A line cannot be opened.</exception>
    public static SimulatorHost Start(SimulatorOptions options)
    {
        if (options.Listen.Count == 0)
        {
            throw new OptionException("no address to listen on");
        }
        SimulatorHost host = new();
        List<string> addresses = [];
        List<Task> completions = [];
        try
        {
            foreach (ListenAddress address in options.Listen)
            {
                int index = host.modems.Count;
                ModemOptions modem = options.Modems.Count > 0 ? options.Modems[index] : options.Modem;
                modem = modem with
                {
                    Seed = modem.Seed + index,
                    // A port of the PC leads to one host: the first.
                    Forwards = index == 0 ? modem.Forwards : [],
                };
                HostedModem hosted = new(OpenLine(address, modem.BaudRate), modem, LogOf(options, index));
                host.modems.Add(hosted);
                addresses.Add(hosted.Address);
                completions.Add(hosted.Completion);
            }
        }
        catch
        {
            host.DisposeAsync().AsTask().Wait();
            throw;
        }
        host.Addresses = addresses;
        host.Completion = WhenAnyFails(completions);
        return host;
    }

    /// <summary>Ends a data call of all modems as the network would.</summary>
    public void DropCarrier()
    {
        foreach (HostedModem modem in modems)
        {
            modem.DropCarrier();
        }
    }

    /// <summary>A host drives a control line of its modem (true: active); see <see cref="ModemSimulator.SetPin"/>.
    /// </summary>
    /// <param name="line">Which modem, in the order of <see cref="Addresses"/>.</param>
    /// <param name="pin">The control line.</param>
    /// <param name="active">Its level.</param>
    public void SetPin(int line, ModemPin pin, bool active) => modems[line].SetPin(pin, active);

    /// <summary>Holds back what servers on a port of this PC acknowledge to the host, or lets it through again; done
    /// when it completes. The servers get the data all the same.</summary>
    public Task HoldAcknowledgmentsAsync(int port, bool hold) => Task.WhenAll(modems.Select(modem =>
        modem.InvokeAsync(ports =>
        {
            if (hold)
            {
                ports.HoldAcknowledgments(port);
            }
            else
            {
                ports.ReleaseAcknowledgments(port);
            }
        })));

    /// <summary>Completes when a host has acknowledged this much of what the newest connection of a server on the port
    /// sent; FIN counts as one byte.</summary>
    public Task WhenDeliveredAsync(int port, long count) => Task.WhenAny(modems.Select(modem =>
        modem.WhenAsync((ports, done) => ports.WhenDelivered(port, count, done)))).Unwrap();

    /// <summary>Completes when this many datagrams of the UDP server on the port went on to a host.</summary>
    public Task WhenDatagramsPassedAsync(int port, long count) => Task.WhenAny(modems.Select(modem =>
        modem.WhenAsync((ports, done) => ports.WhenDatagramsPassed(port, count, done)))).Unwrap();

    /// <summary>Completes when no modem has a connection to a server on the port.</summary>
    public Task WhenEndedAsync(int port) => Task.WhenAll(modems.Select(modem =>
        modem.WhenAsync((ports, done) => ports.WhenEnded(port, done))));

    /// <summary>Does something to the modem of a line, on the modem's thread; done when it completes.</summary>
    /// <param name="line">Which, in the order of <see cref="Addresses"/>.</param>
    /// <param name="action">What.</param>
    public Task ControlAsync(int line, Action<ModemControl> action) =>
        modems[line].RunAsync(modem => action(modem.Control));

    /// <summary>The state of all modems now.</summary>
    public async Task<IReadOnlyList<ModemStatus>> StatusAsync()
    {
        ModemStatus[] states = new ModemStatus[modems.Count];
        for (int i = 0; i < states.Length; i++)
        {
            int index = i;
            await modems[i].RunAsync(modem => states[index] = modem.Status).ConfigureAwait(false);
        }
        return states;
    }

    /// <summary>Closes all lines and connections.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (HostedModem modem in modems)
        {
            await modem.DisposeAsync().ConfigureAwait(false);
        }
        modems.Clear();
    }

    /// <summary>Of several modems each tells in its log which it is, counted from 1.</summary>
    private static LogSink? LogOf(SimulatorOptions options, int index)
    {
        LogSink? log = options.Log;
        return log is null || options.Listen.Count == 1
            ? log
            : (in LogEntry entry) => log(entry with { Text = $"[{index + 1}] {entry.Text}" });
    }

    private static ILineEndpoint OpenLine(ListenAddress address, int baudRate) =>
        address.Kind is LineKind.Pty or LineKind.Serial
            ? new TerminalEndpoint(address, baudRate)
            : new SocketEndpoint(address);

    private static async Task WhenAnyFails(List<Task> completions)
    {
        while (completions.Count > 0)
        {
            Task first = await Task.WhenAny(completions).ConfigureAwait(false);
            await first.ConfigureAwait(false);
            completions.Remove(first);
        }
    }
}
