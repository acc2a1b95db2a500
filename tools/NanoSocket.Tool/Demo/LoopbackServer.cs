using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Threading;
using System.Threading.Tasks;

namespace NanoSocket.Tool.Demo;

/// <summary>Accepts connections on 127.0.0.1, on the port asked for or, when that is taken, on another, and serves each
/// for itself.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly Func<Stream, Task> _serve;
    private readonly CancellationToken _end;
    private readonly Task _serving;

    /// <summary>Starts to listen.</summary>
    /// <param name="port">The port to prefer.</param>
    /// <param name="serve">Serves one connection, which is closed afterwards.</param>
    /// <param name="end">Ends it all.</param>
    public LoopbackServer(int port, Func<Stream, Task> serve, CancellationToken end)
    {
        _listener = Listen(port);
        _serve = serve;
        _end = end;
        _serving = AcceptAsync();
    }

    /// <summary>The port in use.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Waits for the connections to end; the token has ended them.</summary>
    public async ValueTask DisposeAsync()
    {
        await _serving;
        _listener.Dispose();
    }

    private static TcpListener Listen(int port)
    {
        TcpListener listener = new(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return listener;
        }
        catch (SocketException e) when (port != 0 && e.SocketErrorCode
            is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            return Listen(0);
        }
    }

    private async Task AcceptAsync()
    {
        List<Task> connections = [];
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await _listener.AcceptSocketAsync(_end)));
            }
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(Socket client)
    {
        await using NetworkStream stream = new(client, ownsSocket: true);
        try
        {
            await _serve(stream);
        }
        catch (Exception e) when (e is IOException or SocketException or AuthenticationException
            or OperationCanceledException)
        {
            // The client has gone or is not welcome, or all is over.
        }
    }
}
