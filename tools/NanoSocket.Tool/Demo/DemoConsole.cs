using System;
using System.Threading.Channels;
using System.Threading.Tasks;
using NanoSocket.Tool.Running;

namespace NanoSocket.Tool.Demo;

/// <summary>Shows the app's output and the firmware's log as one text in the order they came, log lines marked.
/// </summary>
internal sealed class DemoConsole : IRunOutput, IAsyncDisposable
{
    private const string LogMark = "  | ";

    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly LineSplitter _app = new();
    private readonly Task _writer;

    public DemoConsole() => _writer = WriteAsync();

    public void App(ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
        {
            if (_app.Add(value) is { } line)
            {
                _lines.Writer.TryWrite(line);
            }
        }
    }

    public void Log(string line) => _lines.Writer.TryWrite(LogMark + line);

    /// <summary>Writes what is left.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_app.Rest() is { } rest)
        {
            _lines.Writer.TryWrite(rest);
        }
        _lines.Writer.Complete();
        await _writer;
    }

    private async Task WriteAsync()
    {
        await foreach (string line in _lines.Reader.ReadAllAsync())
        {
            await Console.Out.WriteLineAsync(line);
        }
    }
}
