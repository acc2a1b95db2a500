using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Simulator.Options;
using NanoSocket.Tool.Running;

namespace NanoSocket.Tool.Demo;

/// <summary>Servers on 127.0.0.1 that send back what they receive: TCP and UDP, each on the port the samples ask
/// for or, when that is taken, on another.</summary>
internal sealed class EchoServers : IAsyncDisposable
{
    /// <summary>The ports the samples connect to.</summary>
    public const int TcpPort = 7007;
    public const int UdpPort = 7008;

    private readonly CancellationTokenSource _end = new();
    private readonly TcpListener _tcp;
    private readonly UdpClient _udp;
    private readonly Task _serving;
    private long _tcpBytes;
    private long _datagrams;

    private EchoServers(TcpListener tcp, UdpClient udp)
    {
        _tcp = tcp;
        _udp = udp;
        _serving = Task.WhenAll(ServeTcpAsync(), ServeUdpAsync());
    }

    /// <summary>Bytes echoed over TCP.</summary>
    public long TcpBytes => Interlocked.Read(ref _tcpBytes);

    /// <summary>Datagrams echoed over UDP.</summary>
    public long Datagrams => Interlocked.Read(ref _datagrams);

    /// <summary>Where the servers really are: pairs of the port asked for and the port in use.</summary>
    public IReadOnlyList<(int Asked, int Actual)> Ports =>
    [
        (TcpPort, ((IPEndPoint)_tcp.LocalEndpoint).Port),
        (UdpPort, ((IPEndPoint)_udp.Client.LocalEndPoint!).Port),
    ];

    /// <summary>The same modem, with what is sent to the two ports ending at these servers.</summary>
    public ModemSettings ReachableThrough(ModemSettings modem) => modem with
    {
        Options = modem.Options with
        {
            Ports = [.. Ports.Select(port => new PortMapping(port.Asked, port.Actual)), .. modem.Options.Ports],
        },
    };

    public static EchoServers Start() => new(
        OnPort(TcpPort, port =>
        {
            TcpListener listener = new(IPAddress.Loopback, port);
            listener.Start();
            return listener;
        }),
        OnPort(UdpPort, port => new UdpClient(new IPEndPoint(IPAddress.Loopback, port))));

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _tcp.Stop();
        _udp.Dispose();
        await _serving;
        _end.Dispose();
    }

    private static T OnPort<T>(int port, Func<int, T> open)
    {
        try
        {
            return open(port);
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressAlreadyInUse
            or SocketError.AccessDenied)
        {
            return open(0);
        }
    }

    private async Task ServeTcpAsync()
    {
        List<Task> clients = [];
        while (await NextAsync(_tcp.AcceptSocketAsync(_end.Token)) is { } client)
        {
            clients.Add(EchoAsync(client));
        }
        await Task.WhenAll(clients);
    }

    private async Task EchoAsync(Socket client)
    {
        using Socket connection = client;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(16384);
        try
        {
            for (int count; (count = await client.ReceiveAsync(buffer.AsMemory(), _end.Token)) > 0;)
            {
                await client.SendAsync(buffer.AsMemory(0, count), _end.Token);
                Interlocked.Add(ref _tcpBytes, count);
            }
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            // The client has gone, or the demo is over.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task ServeUdpAsync()
    {
        while (await NextAsync(_udp.ReceiveAsync(_end.Token)) is { Buffer: not null } datagram)
        {
            await _udp.SendAsync(datagram.Buffer, datagram.RemoteEndPoint);
            Interlocked.Increment(ref _datagrams);
        }
    }

    /// <summary>The next client or datagram; the default value once the servers end.</summary>
    private static async Task<T?> NextAsync<T>(ValueTask<T> next)
    {
        try
        {
            return await next;
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            return default;
        }
    }
}
