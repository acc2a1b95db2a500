using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace NanoSocket.SocketTests;

/// <summary>A program on this PC that connects to an echo server on the device: two connections at once, a larger amount
/// of data on one of them, and the line that ends the server.</summary>
internal static class Visitor
{
    private const int LargeAmount = 20_000;

    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>Visits the server as soon as it listens.</summary>
    public static async Task VisitAsync(int port, CancellationToken cancellation)
    {
        using TcpClient first = await ConnectAsync(port, cancellation);
        using TcpClient second = await ConnectAsync(port, cancellation);
        await EchoAsync(second, Encoding.ASCII.GetBytes("second\n"), cancellation);
        byte[] large = new byte[LargeAmount];
        new Random(1).NextBytes(large);
        await EchoAsync(first, large, cancellation);
        await EchoAsync(second, Encoding.ASCII.GetBytes("stop\n"), cancellation);
    }

    /// <summary>A connection over which an echo came back: before the device listens, connections are reset.</summary>
    private static async Task<TcpClient> ConnectAsync(int port, CancellationToken cancellation)
    {
        while (true)
        {
            TcpClient client = new();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, port, cancellation);
                await EchoAsync(client, Encoding.ASCII.GetBytes("hello\n"), cancellation);
                return client;
            }
            catch (Exception error) when (error is SocketException or IOException)
            {
                client.Dispose();
                await Task.Delay(RetryInterval, cancellation);
            }
        }
    }

    private static async Task EchoAsync(TcpClient client, byte[] bytes, CancellationToken cancellation)
    {
        NetworkStream stream = client.GetStream();
        byte[] echo = new byte[bytes.Length];
        Task sending = stream.WriteAsync(bytes, cancellation).AsTask();
        await stream.ReadExactlyAsync(echo, cancellation);
        await sending;
        if (!echo.AsSpan().SequenceEqual(bytes))
        {
            throw new InvalidDataException("the device's echo differs");
        }
    }
}
