using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
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
    private readonly LoopbackServer _tcp;
    private readonly UdpClient _udp = OpenUdp();
    private readonly Task _serving;
    private long _tcpBytes;
    private long _datagrams;

    private EchoServers()
    {
        _tcp = new LoopbackServer(TcpPort, EchoAsync, _end.Token);
        _serving = ServeUdpAsync();
    }

    /// <summary>Bytes echoed over TCP.</summary>
    public long TcpBytes => Interlocked.Read(ref _tcpBytes);

    /// <summary>Datagrams echoed over UDP.</summary>
    public long Datagrams => Interlocked.Read(ref _datagrams);

    /// <summary>Where the servers really are: pairs of the port asked for and the port in use.</summary>
    public IReadOnlyList<(int Asked, int Actual)> Ports =>
    [
        (TcpPort, _tcp.Port),
        (UdpPort, ((IPEndPoint)_udp.Client.LocalEndPoint!).Port),
    ];

    /// <summary>The same modem, with what is sent to the two ports ending at these servers.</summary>
    public ModemSettings ReachableThrough(ModemSettings modem) => modem.Reaching(Ports);

    public static EchoServers Start() => new();

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _tcp.DisposeAsync();
        _udp.Dispose();
        await _serving;
        _end.Dispose();
    }

    private static UdpClient OpenUdp()
    {
        try
        {
            return new UdpClient(new IPEndPoint(IPAddress.Loopback, UdpPort));
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressAlreadyInUse
            or SocketError.AccessDenied)
        {
            return new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        }
    }

    private async Task EchoAsync(Stream client)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(16384);
        try
        {
            for (int count; (count = await client.ReadAsync(buffer, _end.Token)) > 0;)
            {
                await client.WriteAsync(buffer.AsMemory(0, count), _end.Token);
                Interlocked.Add(ref _tcpBytes, count);
            }
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

    /// <summary>The next datagram; the default value once the servers end.</summary>
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
