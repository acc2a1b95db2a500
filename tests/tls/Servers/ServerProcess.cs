using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Tool;
using NanoSocket.Tool.Processes;

namespace NanoSocket.TlsTests.Servers;

/// <summary>A server that is a program of this PC: what it says is kept, and it never outlives the test.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly ChildProcess _process;
    private readonly StringBuilder _text = new();
    private readonly SemaphoreSlim _news = new(0);
    private readonly Task _reading;
    private int _searched;

    private ServerProcess(ChildProcess process)
    {
        _process = process;
        _reading = Task.WhenAll(ReadAsync(process.Output), ReadAsync(process.Error));
    }

    /// <summary>Everything it said.</summary>
    public string Text
    {
        get
        {
            lock (_text)
            {
                return _text.ToString();
            }
        }
    }

    /// <summary>Starts a program.</summary>
    /// <exception cref="ToolException">It is not installed.</exception>
    public static async Task<ServerProcess> StartAsync(string program, params string[] arguments) =>
        new(await ChildProcess.StartAsync(program, arguments, hasInput: true));

    /// <summary>Waits until it has said something, behind what was waited for before.</summary>
    /// <returns>The rest of that line.</returns>
    /// <exception cref="StepException">It does not say it.</exception>
    public async Task<string> WaitForAsync(string words)
    {
        using CancellationTokenSource limit = new(s_patience);
        try
        {
            while (true)
            {
                if (Find(words) is { } rest)
                {
                    return rest;
                }
                await _news.WaitAsync(limit.Token);
            }
        }
        catch (OperationCanceledException)
        {
            throw new StepException($"the server did not say '{words}'");
        }
    }

    /// <summary>Types a line.</summary>
    public async Task TypeAsync(string line)
    {
        await _process.Input.WriteAsync(Encoding.ASCII.GetBytes(line + "\n"));
        await _process.Input.FlushAsync();
    }

    /// <summary>Ends it as a crash would.</summary>
    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        await _reading;
        _news.Dispose();
    }

    private string? Find(string words)
    {
        lock (_text)
        {
            string text = _text.ToString();
            int at = text.IndexOf(words, _searched, StringComparison.Ordinal);
            int end = at < 0 ? -1 : text.IndexOf('\n', at + words.Length);
            if (end < 0)
            {
                return null;
            }
            _searched = at + words.Length;
            return text[_searched..end];
        }
    }

    private async Task ReadAsync(Stream stream)
    {
        byte[] buffer = new byte[4096];
        int count;
        while ((count = await stream.ReadAsync(buffer)) > 0)
        {
            lock (_text)
            {
                _text.Append(Encoding.Latin1.GetString(buffer, 0, count));
            }
            _news.Release();
        }
    }
}
