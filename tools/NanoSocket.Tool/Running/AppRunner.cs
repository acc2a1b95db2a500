using System;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Tool.Building;

namespace NanoSocket.Tool.Running;

/// <summary>Runs an image on its board, with a simulated modem when it uses the network.</summary>
internal static class AppRunner
{
    /// <summary>Runs an image to its end and returns its exit code; <see cref="ExitCode.Timeout"/> when the time is
    /// over first.</summary>
    /// <param name="image">What to run.</param>
    /// <param name="modem">Makes the modem of an image that uses the network.</param>
    /// <param name="output">Takes what the app says.</param>
    /// <param name="timeout">How long it may take; zero: any time.</param>
    /// <param name="cancellation">Ends the run.</param>
    public static async Task<int> RunAsync(
        BuiltImage image, ModemFactory modem, IRunOutput output, TimeSpan timeout, CancellationToken cancellation)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (timeout > TimeSpan.Zero)
        {
            limit.CancelAfter(timeout);
        }
        try
        {
            return await RunAsync(image, modem, output, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            output.Log($"nanosocket: the app did not end within {timeout.TotalSeconds:0.#} s");
            return ExitCode.Timeout;
        }
    }

    private static async Task<int> RunAsync(
        BuiltImage image, ModemFactory modem, IRunOutput output, CancellationToken cancellation)
    {
        using RunFolder folder = new();
        await using IMachine machine = image.Board.Run switch
        {
            { Kind: "qemu" } => await QemuMachine.StartAsync(image, folder),
            { Kind: "process" } => await ProcessMachine.StartAsync(image, folder),
            _ => throw new ToolException(
                $"board '{image.Board.Name}' cannot be run on this PC, only built", ExitCode.Usage),
        };
        using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task attached = image.UsesNetwork ? modem(machine, ended.Token) : Task.CompletedTask;
        try
        {
            return await machine.RunAsync(output, cancellation);
        }
        finally
        {
            await ended.CancelAsync();
            await attached;
        }
    }
}

/// <summary>Serves a machine's modem line until it is cancelled; does not throw then.</summary>
internal delegate Task ModemFactory(IMachine machine, CancellationToken cancellation);
