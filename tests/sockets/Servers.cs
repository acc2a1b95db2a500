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

namespace NanoSocket.SocketTests;

/// <summary>The servers that the apps connect to, all on free ports of 127.0.0.1: tests run side by side.</summary>
internal sealed class Servers : IAsyncDisposable
{
    /// <summary>As in <c>apps/Net.cs</c>.</summary>
    private const int SourcePort = 7011;
    private const int ResetterPort = 7012;
    private const int NobodyPort = 7013;
    private const int SourceBytes = 100_000;
    private const int AppPort = 8080;

    private readonly CancellationTokenSource _end = new();
    private readonly EchoServers _echo = EchoServers.Start();
    private readonly TlsEchoServers _tls = TlsEchoServers.Start();
    private readonly TcpListener _source = Listen();
    private readonly TcpListener _resetter = Listen();
    private readonly int _nobody;
    private readonly Task _serving;

    public Servers()
    {
        File.WriteAllText(AuthorityFile, _tls.RootPem);
        _nobody = FreePort();
        _serving = Task.WhenAll(ServeAsync(_source, SendPatternAsync), ServeAsync(_resetter, ResetAsync));
    }

    /// <summary>A port of this PC that leads to the port on which an app listens.</summary>
    public PortMapping Forward { get; } = new(FreePort(), AppPort);

    /// <summary>A file with the certificate of the authority behind the TLS servers.</summary>
    public string AuthorityFile { get; } = Path.GetTempFileName();

    /// <summary>From the ports the apps use to the real ones.</summary>
    public IReadOnlyList<PortMapping> Ports =>
    [
        .. _echo.Ports.Concat(_tls.Ports).Select(port => new PortMapping(port.Asked, port.Actual)),
        new(SourcePort, PortOf(_source)), new(ResetterPort, PortOf(_resetter)), new(NobodyPort, _nobody),
    ];

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _source.Stop();
        _resetter.Stop();
        await _serving;
        await _echo.DisposeAsync();
        await _tls.DisposeAsync();
        File.Delete(AuthorityFile);
        _end.Dispose();
    }

    private static int FreePort()
    {
        using Socket closed = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        closed.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)closed.LocalEndPoint!).Port;
    }

    private static TcpListener Listen()
    {
        TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    private static int PortOf(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;

    private async Task ServeAsync(TcpListener listener, Func<Socket, Task> serve)
    {
        try
        {
            while (true)
            {
                using Socket client = await listener.AcceptSocketAsync(_end.Token);
                await serve(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over, or its app gave up.
        }
    }

    private async Task SendPatternAsync(Socket client)
    {
        byte[] bytes = Enumerable.Range(0, SourceBytes).Select(i => (byte)(i * 7 + (i >> 8))).ToArray();
        await client.SendAsync(bytes, _end.Token);
        client.Shutdown(SocketShutdown.Send);
        await client.ReceiveAsync(new byte[1], _end.Token);
    }

    private async Task ResetAsync(Socket client)
    {
        await client.ReceiveAsync(new byte[1], _end.Token);
        client.LingerState = new LingerOption(true, 0);
    }
}
