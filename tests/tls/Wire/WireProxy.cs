using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.TlsTests.Servers;

namespace NanoSocket.TlsTests.Wire;

/// <summary>Passes on what one side sends, record by record, or what a fault makes of it; the side hears that the other
/// has finished when this returns.</summary>
/// <param name="from">Where records come from.</param>
/// <param name="to">Where they go.</param>
/// <param name="cancellation">The test is over.</param>
internal delegate Task WireFault(Stream from, Socket to, CancellationToken cancellation);

/// <summary>What is wrong on the wire between a client and a server, one connection after another.</summary>
internal sealed class WireProxy : IServer
{
    private readonly IServer _server;
    private readonly PlainServer _proxy;

    /// <summary>Starts it.</summary>
    /// <param name="server">The server behind it; it ends with the proxy.</param>
    /// <param name="toClient">What happens to what the server sends.</param>
    /// <param name="toServer">What happens to what the client sends.</param>
    public WireProxy(IServer server, WireFault toClient, WireFault? toServer = null)
    {
        _server = server;
        _proxy = new PlainServer(async (client, cancellation) =>
        {
            using Socket target = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await target.ConnectAsync(IPAddress.Loopback, _server.Port, cancellation);
            await Task.WhenAll(
                PassAsync(toServer ?? WireFaults.None, client, target, cancellation),
                PassAsync(toClient, target, client, cancellation));
        });
    }

    public int Port => _proxy.Port;

    public string Log => _server.Log + _proxy.Log;

    public async ValueTask DisposeAsync()
    {
        await _proxy.DisposeAsync();
        await _server.DisposeAsync();
    }

    private static async Task PassAsync(WireFault fault, Socket from, Socket to, CancellationToken cancellation)
    {
        try
        {
            await using NetworkStream stream = new(from);
            await fault(stream, to, cancellation);
            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            // One side has gone: the other hears of it.
            to.Close(0);
        }
    }
}
