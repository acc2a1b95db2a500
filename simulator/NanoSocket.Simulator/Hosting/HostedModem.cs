using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Simulator.Faults;
using NanoSocket.Simulator.Logging;
using NanoSocket.Simulator.Net;
using NanoSocket.Simulator.Options;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator.Hosting;

/// <summary>One modem with its line, its thread and its sockets.</summary>
internal sealed class HostedModem : IAsyncDisposable
{
    private readonly ILineEndpoint endpoint;
    private readonly EventLoop loop;
    private readonly ModemSimulator modem;
    private readonly SimulatorLog log;
    private readonly bool checksBaudRate;
    private readonly CancellationTokenSource stop = new();
    private readonly ForwardedPorts forwards;
    private readonly Task accepting;
    private LinePump? current;

    public HostedModem(ILineEndpoint endpoint, ModemOptions options, LogSink? log)
    {
        this.endpoint = endpoint;
        Address = endpoint.Address;
        checksBaudRate = options.ChecksBaudRate;
        loop = new EventLoop("modem " + Address);
        this.log = new SimulatorLog(loop.Timeline, log);
        modem = new ModemSimulator(
            options, loop.Timeline, new LoopbackInternet(loop), bytes => current?.Send(bytes), log);
        forwards = new ForwardedPorts(loop, options.Forwards, modem.Arrive);
        accepting = AcceptHostsAsync();
    }

    public string Address { get; }

    public Task Completion => Task.WhenAny(accepting, loop.Completion).Unwrap();

    public void DropCarrier() => loop.Post(modem.DropCarrier);

    public void SetPin(ModemPin pin, bool active) => loop.Post(() => modem.SetPin(pin, active));

    /// <summary>Does something with the modem on its thread.</summary>
    public Task RunAsync(Action<ModemSimulator> action) => loop.InvokeAsync(() => action(modem));

    /// <summary>Does something with the servers' ports on the modem's thread.</summary>
    public Task InvokeAsync(Action<ServerPorts> action) => loop.InvokeAsync(() => action(modem.Ports));

    /// <summary>Completes when <paramref name="subscribe"/>'s action is called.</summary>
    public Task WhenAsync(Action<ServerPorts, Action> subscribe)
    {
        TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        loop.Post(() => subscribe(modem.Ports, () => done.TrySetResult()));
        return Task.WhenAny(done.Task, loop.Completion).Unwrap();
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync().ConfigureAwait(false);
        forwards.Dispose();
        // A failure is reported by Completion; here it must not keep the rest from being closed.
        await accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await endpoint.DisposeAsync().ConfigureAwait(false);
        loop.Dispose();
        stop.Dispose();
    }

    /// <summary>Hosts come one after the other; the modem's power follows the line, so that each finds it
    /// fresh.</summary>
    private async Task AcceptHostsAsync()
    {
        try
        {
            while (true)
            {
                using Stream stream = await endpoint.AcceptAsync(stop.Token).ConfigureAwait(false);
                LinePump pump = new(loop, modem, stream, checksBaudRate ? () => endpoint.HostBaudRate : () => 0);
                await loop.InvokeAsync(() => Plug(pump)).ConfigureAwait(false);
                await pump.RunAsync(stop.Token).ConfigureAwait(false);
                await loop.InvokeAsync(Unplug).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            await loop.InvokeAsync(modem.PowerOff).ConfigureAwait(false);
        }
    }

    private void Plug(LinePump pump)
    {
        log.Write(LogTopic.Line, "host connected on " + Address);
        current = pump;
        modem.PowerOn();
    }

    private void Unplug()
    {
        log.Write(LogTopic.Line, "host disconnected");
        modem.PowerOff();
        current = null;
    }
}
