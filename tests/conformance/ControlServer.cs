using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Conformance.Peers;
using NanoSocket.Simulator.Hosting;
using NanoSocket.Simulator.Options;
using NanoSocket.Tool.Running;

namespace NanoSocket.Conformance;

/// <summary>Takes the commands of a board's cases and carries them out with the scripted servers and the modem of that
/// board. Cases in C# ask by datagrams (<c>device/support/Control.cs</c>), those in Lua over serial port 1
/// (<c>lua/support/control.lua</c>).</summary>
internal sealed class ControlServer : IAsyncDisposable
{
    /// <summary>As in <c>device/support/Control.cs</c>.</summary>
    private const int AskedPort = 7100;

    /// <summary>A command that takes longer will not succeed.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly UdpClient _socket = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<string, Task<string>> _answers = [];
    private readonly ConcurrentDictionary<int, IPeer> _peers = [];
    private readonly TcpListener _serial = new(IPAddress.Loopback, 0);
    private readonly string _filter;
    private readonly Task _serving;
    private readonly Task _servingSerial;
    private readonly Lazy<TlsPeers> _tls = new();
    private SimulatorHost? _modem;

    /// <summary>Starts to serve.</summary>
    /// <param name="filter">The cases to run have this in their name; scripts ask for it.</param>
    public ControlServer(string filter)
    {
        _filter = filter;
        _serial.Start();
        _serving = ServeAsync();
        _servingSerial = ServeSerialAsync();
    }

    /// <summary>What is at the board's serial port 1.</summary>
    public UartWire Wire => new(1, $"tcp:127.0.0.1:{((IPEndPoint)_serial.LocalEndpoint).Port}");

    /// <summary>From the port the cases use to the real one. All other ports are the host's own.</summary>
    public PortMapping Mapping => new(AskedPort, ((IPEndPoint)_socket.Client.LocalEndPoint!).Port);

    /// <summary>Tells which modem the board has.</summary>
    public void Use(SimulatorHost modem) => _modem = modem;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _socket.Dispose();
        _serial.Dispose();
        await _serving;
        await _servingSerial;
        foreach (IPeer peer in _peers.Values)
        {
            await peer.DisposeAsync();
        }
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        List<Task> answering = [];
        try
        {
            while (true)
            {
                UdpReceiveResult request = await _socket.ReceiveAsync(_end.Token);
                answering.Add(AnswerAsync(Encoding.UTF8.GetString(request.Buffer), request.RemoteEndPoint));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            await Task.WhenAll(answering);
        }
    }

    /// <summary>A request is a line, and so is its answer: line feeds in it are written as <c>\n</c>.</summary>
    private async Task ServeSerialAsync()
    {
        try
        {
            using TcpClient board = await _serial.AcceptTcpClientAsync(_end.Token);
            using StreamReader requests = new(board.GetStream());
            while (await requests.ReadLineAsync(_end.Token) is { } request)
            {
                string answer = (await ExecuteAsync(request)).Replace("\n", "\\n", StringComparison.Ordinal);
                await board.GetStream().WriteAsync(Encoding.UTF8.GetBytes(answer + "\n"), _end.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or IOException
            or SocketException)
        {
            // The board has gone, or the run is over.
        }
    }

    private async Task AnswerAsync(string request, IPEndPoint board)
    {
        // A repeated request gets the answer of the first: what it asks for is done once.
        string answer = await _answers.GetOrAdd(request, ExecuteAsync);
        try
        {
            await _socket.SendAsync(Encoding.UTF8.GetBytes(answer), board, _end.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The board has gone.
        }
    }

    private async Task<string> ExecuteAsync(string request)
    {
        string[] words = request.Split(' ');
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(_end.Token);
        limit.CancelAfter(Limit);
        try
        {
            return $"{words[0]} ok {await DoAsync(words, limit.Token)}";
        }
        catch (PeerException e)
        {
            return $"{words[0]} error {e.Message}";
        }
        catch (SocketException e)
        {
            return $"{words[0]} error {e.Message}";
        }
        catch (OperationCanceledException)
        {
            return $"{words[0]} error it did not happen within {Limit.TotalSeconds:0} s";
        }
    }

    /// <summary><c>NUMBER tcp|udp|nobody|tls...</c> makes a server and gives its port; <c>NUMBER text NAME</c> gives a
    /// certificate or key, <c>NUMBER filter</c> which cases to run, <c>NUMBER modem-line</c> how much went over the
    /// modem's line; <c>NUMBER COMMAND PORT [COUNT]</c> is for the server with that port.</summary>
    private async Task<string> DoAsync(string[] words, CancellationToken cancellation)
    {
        if (words is [_, "filter"])
        {
            return _filter;
        }
        if (words is [_, "modem-line"])
        {
            return (await _modem!.StatusAsync())[0].Line;
        }
        if (words is [_, string kind])
        {
            IPeer made = Make(kind);
            _peers[made.Port] = made;
            return made.Port.ToString(CultureInfo.InvariantCulture);
        }
        if (words is [_, "text", string name])
        {
            return _tls.Value.Text(name);
        }
        int count = words.Length > 3 ? int.Parse(words[3], CultureInfo.InvariantCulture) : 0;
        return _peers.TryGetValue(int.Parse(words[2], CultureInfo.InvariantCulture), out IPeer? peer)
            ? await peer.DoAsync(words[1], count, cancellation)
            : throw new PeerException($"no server has port {words[2]}");
    }

    private IPeer Make(string kind) => kind switch
    {
        "tcp" => new TcpPeer(_modem!),
        "udp" => new UdpPeer(_modem!),
        "nobody" => new NobodyPeer(),
        _ => _tls.Value.Make(kind, _modem!),
    };
}
