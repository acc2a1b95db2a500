using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Simulator.Options;
using NanoSocket.Tool;

namespace NanoSocket.TlsTests;

/// <summary>The agent on a board (<c>device/Agent.cs</c>), steered over a plain connection of its own.</summary>
internal sealed class Device : IDisposable
{
    /// <summary>As in <c>device/ControlLine.cs</c>.</summary>
    private const int AskedPort = 7200;

    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Dictionary<string, byte[]> _contents = [];
    private string _options = "";
    private TcpClient? _client;
    private StreamReader? _answers;

    public Device() => _listener.Start();

    /// <summary>From the port the agent uses to the real one. All other ports are the host's own.</summary>
    public PortMapping Mapping => new(AskedPort, ((IPEndPoint)_listener.LocalEndpoint).Port);

    /// <summary>Commands and answers, for the description of a failure.</summary>
    public string Transcript { get; private set; } = "";

    /// <summary>Waits for the agent.</summary>
    public async Task AcceptAsync(CancellationToken cancellation)
    {
        _client = await _listener.AcceptTcpClientAsync(cancellation);
        _client.NoDelay = true;
        _answers = new StreamReader(_client.GetStream(), Encoding.ASCII);
    }

    /// <summary>Begins a new transcript.</summary>
    public void Restart() => Transcript = "";

    /// <summary>Has a command carried out; returns the answer.</summary>
    /// <exception cref="ToolException">The agent does not answer.</exception>
    public Task<string> DoAsync(string command) => ExchangeAsync(command, Encoding.ASCII.GetBytes($"{command}\n"));

    /// <summary>Has a command carried out whose answer is numbers.</summary>
    public async Task<int[]> AskAsync(string command) => Array.ConvertAll(
        (await DoAsync(command)).Split(' '), word => int.Parse(word, CultureInfo.InvariantCulture));

    /// <summary>Ends the agent, and with it the image.</summary>
    public async Task EndAsync() => await _client!.GetStream().WriteAsync("end\n"u8.ToArray());

    /// <summary>Gives the board what the next connections need.</summary>
    public async Task UseAsync(Credentials credentials)
    {
        await PutAsync("ca", Bytes(credentials.Ca));
        await PutAsync("cert", Bytes(credentials.Certificate));
        await PutAsync("key", Bytes(credentials.Key));
        string options = $"options{credentials.Words}";
        if (options != _options || credentials.IsFresh)
        {
            await DoAsync(options);
            _options = options;
        }
    }

    /// <summary>Gives the board bytes under a name; null: none.</summary>
    public async Task PutAsync(string name, byte[]? bytes)
    {
        if (bytes is null || (_contents.TryGetValue(name, out byte[]? known) && known.SequenceEqual(bytes)))
        {
            return;
        }
        _contents[name] = bytes;
        _options = "";
        string command = $"put {name} {bytes.Length}";
        await ExchangeAsync(command, [.. Encoding.ASCII.GetBytes($"{command}\n"), .. bytes]);
    }

    public void Dispose()
    {
        _answers?.Dispose();
        _client?.Dispose();
        _listener.Dispose();
    }

    private static byte[]? Bytes(string? text) => text is null ? null : Encoding.UTF8.GetBytes(text);

    private async Task<string> ExchangeAsync(string command, byte[] bytes)
    {
        Transcript += $"{command}\n";
        await _client!.GetStream().WriteAsync(bytes);
        using CancellationTokenSource limit = new(s_limit);
        string? answer;
        try
        {
            answer = await _answers!.ReadLineAsync(limit.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            answer = null;
        }
        Transcript += $"  {answer}\n";
        return answer ?? throw new ToolException($"the board does not answer:\n{Transcript}");
    }
}
