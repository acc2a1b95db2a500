using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Tool.Boards;
using NanoSocket.Tool.Building;
using NanoSocket.Tool.Processes;

namespace NanoSocket.Tool.Running;

/// <summary>An image in QEMU. Its serial ports are unix sockets that are always read: QEMU's UARTs write
/// synchronously, so a port nobody reads would stop the whole machine.</summary>
internal sealed class QemuMachine : IMachine
{
    /// <summary>An instruction takes a nanosecond.</summary>
    private static readonly string[] InstructionClock = ["-icount", "shift=0"];

    private readonly ChildProcess _process;
    private readonly SerialPort _console;
    private readonly QemuMemory? _recorder;

    private QemuMachine(ChildProcess process, SerialPort console, QemuMemory? recorder)
    {
        _process = process;
        _console = console;
        _recorder = recorder;
    }

    public static async Task<QemuMachine> StartAsync(BuiltImage image, RunWiring wiring, RunFolder folder)
    {
        BoardRun run = image.Board.Run!;
        SerialPort console = new(folder.File("console"));
        string? modem = image.Source.UsesNetwork && wiring.Modem is not null ? folder.ModemSocket : null;
        QemuMemory? recorder = wiring.Trace is null ? null : QemuMemory.OfRecorder(image.Board, folder);
        List<string> arguments =
        [
            .. run.Arguments, "-display", "none", "-monitor", recorder?.Monitor ?? "none", "-kernel", image.Elf,
            .. wiring.CountsInstructions ? InstructionClock : [],
            .. Serial(image, console.Path, modem, wiring.Uarts), .. Entropy(run, folder),
        ];
        return new QemuMachine(await ChildProcess.StartAsync(run.Program, arguments), console, recorder);
    }

    public async Task<int> RunAsync(IRunOutput output, Stream? typed, CancellationToken cancellation)
    {
        Task messages = Task.WhenAll(
            OutputPump.LinesAsync(_process.Error, line => output.Log("qemu: " + line)),
            OutputPump.LinesAsync(_process.Output, line => output.Log("qemu: " + line)));
        ConsoleDemux demux = new(output);
        using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task<int> end = _process.WaitAsync(cancellation);
        Task console = PumpConsoleAsync(demux, typed, ended.Token);
        await Task.WhenAny(console, end);
        if (demux.ExitCode is null && end.IsCompletedSuccessfully)
        {
            await messages;
            await Task.WhenAny(console, Task.Delay(200, cancellation));
        }
        await ended.CancelAsync();
        cancellation.ThrowIfCancellationRequested();
        return demux.ExitCode
            ?? throw new ToolException("the emulator ended before the app did"
                + (end.IsCompletedSuccessfully ? $" (exit code {end.Result})" : ""));
    }

    public async Task<byte[]> ReadRecorderAsync() => _recorder is null ? [] : await _recorder.ReadAsync();

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _console.Dispose();
    }

    private static IEnumerable<string> Serial(
        BuiltImage image, string console, string? modem, IReadOnlyList<UartWire> uarts)
    {
        BoardRun run = image.Board.Run!;
        if (uarts.FirstOrDefault(wire => !run.Serial.Contains(wire.Use)) is { } missing)
        {
            throw new ToolException($"board '{image.Board.Name}' has no UART {missing.Port} in its emulator",
                ExitCode.Usage);
        }
        foreach (string use in run.Serial)
        {
            string? port = use switch
            {
                "console" => $"socket,id={use},path={console}",
                "modem" => modem is null ? null : $"socket,id={use},path={modem}",
                _ => uarts.FirstOrDefault(wire => wire.Use == use)?.Chardev,
            };
            if (port is not null)
            {
                yield return "-chardev";
                yield return port;
            }
            yield return "-serial";
            yield return port is null ? "null" : "chardev:" + use;
        }
    }

    private static IEnumerable<string> Entropy(BoardRun run, RunFolder folder)
    {
        if (run.EntropyAddress is not { } address)
        {
            yield break;
        }
        string file = folder.File("entropy");
        File.WriteAllBytes(file, RandomNumberGenerator.GetBytes(32));
        yield return "-device";
        yield return $"loader,file={file},addr={address},force-raw=on";
    }

    private async Task PumpConsoleAsync(ConsoleDemux demux, Stream? typed, CancellationToken cancellation)
    {
        byte[] buffer = new byte[4096];
        try
        {
            using Stream wire = await _console.ConnectAsync(cancellation);
            InputPump.Start(typed, wire, cancellation);
            while (demux.ExitCode is null)
            {
                int count = await wire.ReadAsync(buffer, cancellation);
                if (count == 0)
                {
                    return;
                }
                demux.Write(buffer.AsSpan(0, count));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
        {
            // The emulator ended, or the run is being ended; the caller knows which.
        }
    }
}
