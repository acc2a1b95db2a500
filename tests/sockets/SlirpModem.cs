using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Win32.SafeHandles;
using NanoSocket.Simulator.Hosting;
using NanoSocket.Tool.Processes;

namespace NanoSocket.SocketTests;

/// <summary>The smallest modem that can be dialled. Behind it is slirp: PPP, IP and TCP of 1995 that have nothing in
/// common with ours.</summary>
internal sealed class SlirpModem : IAsyncDisposable
{
    public const string Program = "slirp-fullbolt";

    private const string Connected = "CONNECT";

    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<string> _log = new();
    private readonly (string Command, string Answer)[] _answers;
    private readonly string _home;
    private readonly Task _serving;

    /// <summary>Waits for a board.</summary>
    /// <param name="path">The unix socket to listen on.</param>
    /// <param name="home">A folder without settings for slirp.</param>
    /// <param name="operatorName">The network's name.</param>
    public SlirpModem(string path, string home, string operatorName)
    {
        _home = home;
        _answers =
        [
            ("AT+CPIN?", "+CPIN: READY\r\n\r\nOK"),
            ("AT+CREG?", "+CREG: 0,1\r\n\r\nOK"),
            ("AT+CGREG?", "+CGREG: 0,1\r\n\r\nOK"),
            ("AT+CEREG?", "+CEREG: 0,1\r\n\r\nOK"),
            ("AT+COPS?", $"+COPS: 0,0,\"{operatorName}\"\r\n\r\nOK"),
            ("AT+CSQ", "+CSQ: 20,99\r\n\r\nOK"),
            ("AT+CMUX", "ERROR"),
            ("ATD", Connected),
        ];
        _listener.Bind(new UnixDomainSocketEndPoint(path));
        _listener.Listen();
        _serving = ServeAsync();
    }

    /// <summary>The commands, and what slirp said.</summary>
    public string Log => string.Join('\n', _log);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _serving;
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            using Socket board = await _listener.AcceptAsync(_end.Token);
            await using NetworkStream line = new(board);
            await AnswerAsync(line);
            await PassOnAsync(line);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
        {
            // The test is over.
        }
    }

    /// <summary>Commands, up to the one that dials.</summary>
    private async Task AnswerAsync(NetworkStream line)
    {
        byte[] one = new byte[1];
        StringBuilder command = new();
        string answer = "";
        while (answer != Connected)
        {
            await line.ReadExactlyAsync(one, _end.Token);
            if (one[0] != '\r')
            {
                command.Append((char)one[0]);
                continue;
            }
            answer = AnswerTo(command.ToString());
            command.Clear();
            await line.WriteAsync(Encoding.ASCII.GetBytes($"\r\n{answer}\r\n"), _end.Token);
        }
    }

    private string AnswerTo(string command)
    {
        _log.Enqueue(command);
        return Array.Find(_answers, entry => command.StartsWith(entry.Command, StringComparison.Ordinal)).Answer
            ?? "OK";
    }

    /// <summary>The call. Slirp wants a terminal: it does not talk over pipes.</summary>
    private async Task PassOnAsync(NetworkStream line)
    {
        (SafeFileHandle master, string path) = Terminal.OpenPty();
        using SafeFileHandle slave = Terminal.OpenRaw(path, 0);
        await using TerminalStream terminal = new(master);
        Dictionary<string, string> environment = new() { ["HOME"] = _home };
        await using ChildProcess slirp = await ChildProcess.StartAsync(Program, ["-P", $"tty {path}"], environment);
        Task log = Task.WhenAll(LogAsync(slirp.Output), LogAsync(slirp.Error));
        try
        {
            await Task.WhenAll(line.CopyToAsync(terminal, _end.Token), terminal.CopyToAsync(line, _end.Token));
        }
        finally
        {
            slirp.Kill();
            await log;
        }
    }

    private async Task LogAsync(Stream stream)
    {
        using StreamReader reader = new(stream);
        while (await reader.ReadLineAsync() is { } text)
        {
            _log.Enqueue(text);
        }
    }
}
