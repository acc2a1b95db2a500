using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Simulator.Hosting;
using NanoSocket.Tool.Building;
using NanoSocket.Tool.Recordings;

namespace NanoSocket.Tool.Running;

/// <summary>Runs an image on its board, with a simulated modem when it uses the network.</summary>
internal static class AppRunner
{
    /// <summary>Runs an image with nothing on its lines but a modem.</summary>
    /// <inheritdoc cref="RunAsync(BuiltImage, RunWiring, IRunOutput, TimeSpan, CancellationToken)"/>
    public static Task<int> RunAsync(
        BuiltImage image, ModemSettings modem, IRunOutput output, TimeSpan timeout, CancellationToken cancellation) =>
        RunAsync(image, new RunWiring(modem), output, timeout, cancellation);

    /// <summary>Runs an image to its end and returns its exit code; <see cref="ExitCode.Timeout"/> when the time is
    /// over first.</summary>
    /// <param name="image">What to run.</param>
    /// <param name="wiring">What is on the board's lines.</param>
    /// <param name="output">Takes what the app says.</param>
    /// <param name="timeout">How long it may take; zero: any time.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="ToolException">The board cannot be run here, or ended by itself.</exception>
    public static async Task<int> RunAsync(
        BuiltImage image, RunWiring wiring, IRunOutput output, TimeSpan timeout, CancellationToken cancellation)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (timeout > TimeSpan.Zero)
        {
            limit.CancelAfter(timeout);
        }
        using RunFolder folder = new();
        await using SimulatorHost? host =
            image.Source.UsesNetwork ? wiring.Modem?.Start(folder.ModemSocket, output) : null;
        IRunOutput wired = host is null
            ? output
            : new ModemWires((pin, active) => host.SetPin(line: 0, pin, active), output);
        try
        {
            await using IMachine machine = await StartAsync(image, wiring, folder);
            try
            {
                Task<int> running = machine.RunAsync(wired, wiring.Typed, limit.Token);
                if (host is not null && await Task.WhenAny(running, host.Completion) == host.Completion)
                {
                    await host.Completion;
                }
                return await running;
            }
            finally
            {
                await SaveTraceAsync(machine, wiring.Trace, output);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            output.Log($"nanosocket: the app did not end within {timeout.TotalSeconds:0.#} s");
            return ExitCode.Timeout;
        }
    }

    private static async Task SaveTraceAsync(IMachine machine, string? file, IRunOutput output)
    {
        if (file is null)
        {
            return;
        }
        byte[] recording = TraceReader.OfMemory(await machine.ReadRecorderAsync());
        try
        {
            await File.WriteAllBytesAsync(file, recording);
            output.Log(recording.Length > TraceReader.Prefix.Length
                ? $"nanosocket: what passed on the modem's line: nanosocket trace {file}"
                : $"nanosocket: {file}: nothing was recorded: the board has no flight recorder, or the app no modem");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            output.Log($"nanosocket: error: {e.Message}");
        }
    }

    private static async Task<IMachine> StartAsync(
        BuiltImage image, RunWiring wiring, RunFolder folder) => image.Board.Run switch
    {
        { Kind: "qemu" } => await QemuMachine.StartAsync(image, wiring, folder),
        { Kind: "process" } => await ProcessMachine.StartAsync(image, wiring, folder),
        _ => throw new ToolException(
            $"board '{image.Board.Name}' cannot be run on this PC, only built", ExitCode.Usage),
    };
}
