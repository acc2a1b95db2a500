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
    private readonly SerialPort? _modem;

    private ProcessMachine(ChildProcess process, SerialPort? modem)
    {
        _process = process;
        _modem = modem;
    }

    public static async Task<ProcessMachine> StartAsync(BuiltImage image, RunFolder folder)
    {
        Dictionary<string, string> environment = [];
        SerialPort? modem = image.UsesNetwork ? new SerialPort(folder.File("modem")) : null;
        if (modem is not null)
        {
            environment["NANOSOCKET_MODEM"] = "unix:" + modem.Path;
        }
        return new ProcessMachine(await ChildProcess.StartAsync(image.Elf, [], environment), modem);
    }

    public Task<Stream> ModemLineAsync(CancellationToken cancellation) => _modem!.ConnectAsync(cancellation);

    public async Task<int> RunAsync(IRunOutput output, CancellationToken cancellation)
    {
        Task pumps = Task.WhenAll(
            OutputPump.BytesAsync(_process.Output, output.App), OutputPump.LinesAsync(_process.Error, output.Log));
        int code = await _process.WaitAsync(cancellation);
        await pumps;
        return code;
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _modem?.Dispose();
    }
}
