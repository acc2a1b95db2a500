using System;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using NanoSocket.Simulator.Tests.Support;
using Xunit;

namespace NanoSocket.Simulator.Tests.Tcp;

/// <summary>Real servers on 127.0.0.1 behind the terminator.</summary>
public sealed class LoopbackTests : IAsyncLifetime
{
    private readonly RealTimeGateway network = new();
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    private ushort Port => (ushort)((IPEndPoint)listener.LocalEndpoint).Port;

    public ValueTask InitializeAsync()
    {
        listener.Start();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        await network.DisposeAsync();
    }

    private async Task<(ModelTcp Client, Socket Server)> ConnectAsync()
    {
        ModelTcp client = await network.On(fixture => fixture.Connect(Port));
        Socket server = await listener.AcceptSocketAsync().WaitAsync(TimeSpan.FromSeconds(10));
        await network.Until(_ => client.IsConnected);
        return (client, server);
    }

    private static byte[] Content(int length, int seed)
    {
        byte[] bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private static async Task<byte[]> ReceiveAsync(Socket socket, int length)
    {
        byte[] bytes = new byte[length];
        int done = 0;
        while (done < length)
        {
            int count = await socket.ReceiveAsync(bytes.AsMemory(done)).AsTask().WaitAsync(TimeSpan.FromSeconds(20));
            Assert.NotEqual(0, count);
            done += count;
        }
        return bytes;
    }

    [Fact]
    public async Task A_megabyte_both_ways_at_once()
    {
        (ModelTcp client, Socket server) = await ConnectAsync();
        using Socket closing = server;
        byte[] up = Content(1 << 20, 1);
        byte[] down = Content(1 << 20, 2);
        await network.On(_ => client.Send(up));
        Task sending = server.SendAsync(down).ContinueWith(_ => server.Shutdown(SocketShutdown.Send));
        Assert.Equal(up, await ReceiveAsync(server, up.Length));
        await sending;
        await network.Until(_ => client.IsRemoteFinished);
        Assert.Equal(down, await network.On(_ => client.Received.ToArray()));
        await network.On(_ => client.Finish());
        Assert.Equal(0, await server.ReceiveAsync(new byte[1]));
        await network.Until(_ => client.IsAllAcknowledged);
        await network.Until(fixture => fixture.Gateway.Tcp.ConnectionCount == 0);
    }

    [Fact]
    public async Task Nobody_listens()
    {
        ushort port = Port;
        listener.Stop();
        ModelTcp client = await network.On(fixture => fixture.Connect(port));
        await network.Until(_ => client.WasReset);
        Assert.False(client.IsConnected);
    }

    [Fact]
    public async Task The_hosts_fin_is_a_fin_and_the_server_may_go_on()
    {
        (ModelTcp client, Socket server) = await ConnectAsync();
        using Socket closing = server;
        await network.On(_ =>
        {
            client.Send([1, 2, 3]);
            client.Finish();
        });
        Assert.Equal([1, 2, 3], await ReceiveAsync(server, 3));
        Assert.Equal(0, await server.ReceiveAsync(new byte[1]));
        await network.Until(_ => client.IsAllAcknowledged);
        await server.SendAsync(Content(50_000, 3));
        server.Shutdown(SocketShutdown.Send);
        await network.Until(_ => client.IsRemoteFinished);
        Assert.Equal(50_000, client.Received.Count);
        await network.Until(fixture => fixture.Gateway.Tcp.ConnectionCount == 0);
    }

    [Fact]
    public async Task The_hosts_reset_is_a_reset()
    {
        (ModelTcp client, Socket server) = await ConnectAsync();
        using Socket closing = server;
        await network.On(_ => client.Reset());
        SocketException error = await Assert.ThrowsAsync<SocketException>(
            async () => await server.ReceiveAsync(new byte[1]).WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.Equal(SocketError.ConnectionReset, error.SocketErrorCode);
    }

    [Fact]
    public async Task The_end_of_the_call_is_a_reset()
    {
        (_, Socket server) = await ConnectAsync();
        using Socket closing = server;
        await network.On(fixture => fixture.Gateway.Close());
        SocketException error = await Assert.ThrowsAsync<SocketException>(
            async () => await server.ReceiveAsync(new byte[1]).WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.Equal(SocketError.ConnectionReset, error.SocketErrorCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_servers_reset_is_a_reset(bool whileTheHostDoesNotRead)
    {
        (ModelTcp client, Socket server) = await ConnectAsync();
        if (whileTheHostDoesNotRead)
        {
            await network.On(_ =>
            {
                client.Window = 0;
                client.SendAck();
            });
            await server.SendAsync(new byte[200_000]);
        }
        server.LingerState = new LingerOption(true, 0);
        server.Dispose();
        await network.Until(_ => client.WasReset);
        Assert.Equal(0, await network.On(fixture => fixture.Gateway.Tcp.ConnectionCount));
    }

    [Fact]
    public async Task Data_to_a_server_that_closed_is_answered_with_reset()
    {
        (ModelTcp client, Socket server) = await ConnectAsync();
        server.Dispose();
        await network.Until(_ => client.IsRemoteFinished);
        Assert.False(client.WasReset);
        await network.On(_ => client.Send([1]));
        await network.Until(_ => client.WasReset);
    }

    [Fact]
    public async Task A_server_that_stops_reading_fills_and_later_gets_everything()
    {
        listener.Server.ReceiveBufferSize = 4096;
        (ModelTcp client, Socket server) = await ConnectAsync();
        using Socket closing = server;
        byte[] content = Content(400_000, 5);
        await network.On(_ => client.Send(content));
        long before = -1;
        long now = 0;
        while (now != before)
        {
            before = now;
            await Task.Delay(700);
            now = await network.On(_ => client.Acknowledged);
        }
        // The server's kernel took something and then no more; what it did not take is not acknowledged.
        Assert.InRange(now, 1, content.Length - 100_000);
        Assert.True(server.Available >= now);
        Assert.Equal(content, await ReceiveAsync(server, content.Length));
        await network.Until(_ => client.IsAllAcknowledged);
    }

    [Fact]
    public async Task Datagrams_to_a_server_and_to_nobody()
    {
        using UdpClient server = new(new IPEndPoint(IPAddress.Loopback, 0));
        ushort port = (ushort)((IPEndPoint)server.Client.LocalEndPoint!).Port;
        await network.On(fixture => fixture.SendFromHost(HostPackets.UdpPacket(
            GatewayFixture.Host, 5000, GatewayFixture.Remote, port, [1, 2, 3])));
        UdpReceiveResult received = await server.ReceiveAsync().WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal([1, 2, 3], received.Buffer);
        await server.SendAsync(Content(1000, 1), received.RemoteEndPoint);
        await network.Until(fixture => fixture.Packets.Count == 1);
        byte[] answer = await network.On(fixture => HostPackets.Payload(fixture.Packets.Dequeue()));
        Assert.Equal(Content(1000, 1), answer[8..]);
        server.Dispose();
        await network.On(fixture => fixture.SendFromHost(HostPackets.UdpPacket(
            GatewayFixture.Host, 5000, GatewayFixture.Remote, port, [1])));
        await network.Until(fixture => fixture.Packets.Count == 1);
        byte[] error = await network.On(fixture => HostPackets.Payload(fixture.Packets.Dequeue()));
        Assert.Equal((3, 3), (error[0], error[1]));
    }
}
