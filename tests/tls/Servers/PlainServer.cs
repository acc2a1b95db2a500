using System;
using System.Collections.Concurrent;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace NanoSocket.TlsTests.Servers;

/// <summary>A TCP server that serves one connection after another by a function: what speaks no TLS, and what lies
/// between the client and a server.</summary>
internal sealed class PlainServer : IServer
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<string> _log = new();
    private readonly Func<Socket, CancellationToken, Task> _serve;
    private readonly Task _serving;
    private int _connections;

    /// <summary>Starts it.</summary>
    /// <param name="serve">Serves a connection, which is closed when it returns.</param>
    public PlainServer(Func<Socket, CancellationToken, Task> serve)
    {
        _serve = serve;
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Log => string.Join('\n', _log);

    /// <summary>How many were accepted.</summary>
    public int Connections => Volatile.Read(ref _connections);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _serving;
        _end.Dispose();
    }

    /// <summary>Ends a connection by RST.</summary>
    public static void Reset(Socket socket) => socket.LingerState = new LingerOption(true, 0);

    /// <summary>Reads until the peer has finished.</summary>
    public static async Task DrainAsync(Socket socket, CancellationToken cancellation)
    {
        byte[] buffer = new byte[4096];
        while (await socket.ReceiveAsync(buffer, cancellation) > 0)
        {
        }
    }

    private async Task ServeAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                using Socket client = await _listener.AcceptSocketAsync(_end.Token);
                client.NoDelay = true;
                Interlocked.Increment(ref _connections);
                await _serve(client, _end.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or IOException
                or ObjectDisposedException)
            {
                _log.Enqueue(e.Message); // The client gave up, or the test is over.
            }
        }
    }
}
