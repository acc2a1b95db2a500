using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Tool.Building;
using NanoSocket.Tool.Processes;

namespace NanoSocket.Tool.Running;

/// <summary>An image that is a program of this PC: standard output is the app's, standard error the log.</summary>
internal sealed class ProcessMachine : IMachine
{
    private readonly ChildProcess _process;

    private readonly string _recorder;

    private ProcessMachine(ChildProcess process, string recorder)
    {
        _process = process;
        _recorder = recorder;
    }

    public static async Task<ProcessMachine> StartAsync(BuiltImage image, RunWiring wiring, RunFolder folder)
    {
        string recorder = folder.File("recorder");
        Dictionary<string, string> environment = new() { ["NANOSOCKET_FLIGHT_RECORDER"] = recorder };
        if (image.Source.UsesNetwork)
        {
            environment["NANOSOCKET_MODEM"] = "unix:" + folder.ModemSocket;
            environment["NANOSOCKET_MODEM_PINS"] = "log";
        }
        foreach (UartWire wire in wiring.Uarts)
        {
            environment[wire.Variable] = wire.Where;
        }
        ChildProcess process = await ChildProcess.StartAsync(image.Elf, [], environment, hasInput: true);
        return new ProcessMachine(process, recorder);
    }

    public async Task<int> RunAsync(IRunOutput output, Stream? typed, CancellationToken cancellation)
    {
        InputPump.Start(typed, _process.Input, cancellation);
        Task pumps = Task.WhenAll(
            OutputPump.BytesAsync(_process.Output, output.App), OutputPump.LinesAsync(_process.Error, output.Log));
        int code = await _process.WaitAsync(cancellation);
        await pumps;
        return code;
    }

    public async Task<byte[]> ReadRecorderAsync() =>
        File.Exists(_recorder) ? await File.ReadAllBytesAsync(_recorder) : [];

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
