using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Simulator.Options;
using NanoSocket.Tool.Demo;

namespace NanoSocket.LuaTests.Servers;

/// <summary>Everything the scripts talk to, on free ports of 127.0.0.1, and the ports the scripts know them by.</summary>
internal sealed class ServerSet : IAsyncDisposable
{
    private const int HttpPeerPort = 8080, MqttPeerPort = 1884, NginxPort = 80, MosquittoPort = 1883;
    private const int NtpPort = 123, NobodyPort = 7013, ClosingPort = 7014, SilentPort = 7015;
    private const int PageLines = 100;

    private readonly CancellationTokenSource _end = new();
    private readonly DirectoryInfo _pages;
    private readonly EchoServers _echo = EchoServers.Start();
    private readonly HttpPeer _http;
    private readonly MqttPeer _mqtt;
    private readonly NtpPeer _ntp;
    private readonly LoopbackServer _closing;
    private readonly LoopbackServer _silent;
    private readonly int _nobody;
    private readonly RealServer _nginx;
    private readonly RealServer _mosquitto;

    private ServerSet(RealServer nginx, RealServer mosquitto, DirectoryInfo pages)
    {
        _nginx = nginx;
        _mosquitto = mosquitto;
        _pages = pages;
        _http = new HttpPeer(_end.Token);
        _mqtt = new MqttPeer(_end.Token);
        _ntp = new NtpPeer(_end.Token);
        // Says good-bye with its last data, and one that never says a word.
        _closing = new LoopbackServer(0, client => client.WriteAsync("the last words"u8.ToArray()).AsTask(), _end.Token);
        _silent = new LoopbackServer(0, client => client.CopyToAsync(Stream.Null, _end.Token), _end.Token);
        using Socket closed = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        closed.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _nobody = ((IPEndPoint)closed.LocalEndPoint!).Port;
    }

    /// <summary>From the ports the scripts use to the real ones.</summary>
    /// <param name="liar">Time comes from <see cref="NtpPeer"/>, not from the network.</param>
    public IReadOnlyList<PortMapping> Ports(bool liar)
    {
        List<PortMapping> ports =
        [
            new(HttpPeerPort, _http.Port), new(MqttPeerPort, _mqtt.Port), new(NginxPort, _nginx.Port),
            new(MosquittoPort, _mosquitto.Port), new(NobodyPort, _nobody), new(ClosingPort, _closing.Port),
            new(SilentPort, _silent.Port),
        ];
        foreach ((int asked, int actual) in _echo.Ports)
        {
            ports.Add(new PortMapping(asked, actual));
        }
        if (liar)
        {
            ports.Add(new PortMapping(NtpPort, _ntp.Port));
        }
        return ports;
    }

    /// <summary>Starts them all.</summary>
    public static async Task<ServerSet> StartAsync()
    {
        DirectoryInfo pages = Directory.CreateTempSubdirectory("nanosocket-pages-");
        await File.WriteAllTextAsync(Path.Combine(pages.FullName, "index.html"), "hello from nginx\n");
        await File.WriteAllLinesAsync(
            Path.Combine(pages.FullName, "lines.txt"),
            Enumerable.Range(1, PageLines).Select(i => $"line {i:0000} of a page of text"));
        return new ServerSet(await RealServer.NginxAsync(pages.FullName), await RealServer.MosquittoAsync(), pages);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _http.DisposeAsync();
        await _mqtt.DisposeAsync();
        await _ntp.DisposeAsync();
        await _closing.DisposeAsync();
        await _silent.DisposeAsync();
        await _echo.DisposeAsync();
        await _nginx.DisposeAsync();
        await _mosquitto.DisposeAsync();
        _pages.Delete(recursive: true);
        _end.Dispose();
    }
}
