using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using NanoSocket.Tool.Terminal;
using NanoSocket.Tool.Traces;

namespace NanoSocket.Tool.Running;

/// <summary>Brings a running app's output to this process's standard output, its log to standard error.</summary>
/// <remarks>Standard output may stall for any time: what the app writes meanwhile waits here, up to a limit, and the
/// board runs on.</remarks>
internal sealed class RunConsole : IRunOutput, IAsyncDisposable
{
    private const long Limit = 64L << 20;
    private const int MostLogLines = 100_000;

    private readonly Channel<byte[]> _app = Channel.CreateUnbounded<byte[]>();
    private readonly Channel<string> _log = Channel.CreateBounded<string>(
        new BoundedChannelOptions(MostLogLines) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly TraceTranslator _traces;
    private readonly Task _writers;
    private long _waiting;
    private long _lost;

    public RunConsole(TraceTranslator traces)
    {
        _traces = traces;
        _writers = Task.WhenAll(Task.Run(WriteAppAsync), Task.Run(WriteLogAsync));
    }

    public void App(ReadOnlySpan<byte> bytes)
    {
        if (Interlocked.Read(ref _waiting) > Limit)
        {
            _lost += bytes.Length;
            return;
        }
        Interlocked.Add(ref _waiting, bytes.Length);
        _app.Writer.TryWrite(bytes.ToArray());
    }

    public void Log(string line) => _log.Writer.TryWrite(line);

    /// <summary>Writes what is left.</summary>
    public async ValueTask DisposeAsync()
    {
        _app.Writer.TryComplete();
        _log.Writer.TryComplete();
        await _writers;
        if (_lost > 0)
        {
            Messages.Info($"standard output was not read: {_lost} bytes of the app's output are lost");
        }
    }

    private async Task WriteAppAsync()
    {
        try
        {
            await foreach (byte[] bytes in _app.Reader.ReadAllAsync())
            {
                StandardOutput.Write(bytes);
                Interlocked.Add(ref _waiting, -bytes.Length);
            }
        }
        catch (IOException)
        {
            // The reader of the pipe has gone, as with head(1): it wants no more.
        }
    }

    private async Task WriteLogAsync()
    {
        List<string> trace = [];
        await foreach (string line in _log.Reader.ReadAllAsync())
        {
            if (TraceTranslator.IsTrace(line))
            {
                trace.Add(line);
                if (_log.Reader.TryPeek(out string? next) && TraceTranslator.IsTrace(next))
                {
                    continue;
                }
                await WriteTraceAsync(trace);
                continue;
            }
            await Console.Error.WriteLineAsync(line);
        }
    }

    private async Task WriteTraceAsync(List<string> trace)
    {
        foreach (string line in await _traces.TranslateAsync(trace))
        {
            await Console.Error.WriteLineAsync(line);
        }
        trace.Clear();
    }
}
