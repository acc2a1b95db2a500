using System;
using System.Collections.Generic;
using NanoSocket.Simulator.Net;
using NanoSocket.Simulator.Tests.Support;
using Xunit;

namespace NanoSocket.Simulator.Tests.Tcp;

/// <summary>Connection, FIN, RST and acknowledgment mean to the host what they mean to the server.</summary>
public sealed class TcpMappingTests
{
    private readonly GatewayFixture fixture = new();
    private InMemoryTcpConnection? server;
    private bool hostReset;

    private ModelTcp Connect(bool server = true)
    {
        if (server)
        {
            fixture.Internet.ListenTcp(80, connection =>
            {
                this.server = connection;
                connection.HostReset += () => hostReset = true;
            });
        }
        ModelTcp client = fixture.Connect(80);
        fixture.Run(1);
        return client;
    }

    [Fact]
    public void A_refused_connection_is_reset()
    {
        ModelTcp client = Connect(server: false);
        Assert.True(client.WasReset);
        Assert.False(client.IsConnected);
        Assert.Equal(0, fixture.Gateway.Tcp.ConnectionCount);
    }

    [Fact]
    public void Syn_is_not_answered_before_the_server_accepts()
    {
        SlowInternet slow = new();
        GatewayFixture slowFixture = new(internet: _ => slow);
        ModelTcp client = slowFixture.Connect(80);
        slowFixture.Run(10);
        Assert.False(client.IsConnected);
        Assert.Equal(1, slow.Connections);
        slow.Events!.OnConnected();
        slowFixture.Run(1);
        Assert.True(client.IsConnected);
        Assert.Equal(1460, client.RemoteMss);
    }

    [Fact]
    public void Only_what_the_server_has_acknowledged_is_acknowledged()
    {
        SlowInternet slow = new();
        GatewayFixture slowFixture = new(internet: _ => slow);
        ModelTcp client = slowFixture.Connect(80);
        slowFixture.Run(0.1);
        slow.Events!.OnConnected();
        slowFixture.Run(0.1);
        client.Send(new byte[1000]);
        slowFixture.Run(2);
        Assert.Equal((1000, 0L), (slow.Written, client.Acknowledged));
        slow.AcknowledgedBytes = 400;
        slow.Events.OnProgress();
        slowFixture.Run(0.1);
        Assert.Equal(400, client.Acknowledged);
        slow.AcknowledgedBytes = 1000;
        slow.Events.OnProgress();
        client.Finish();
        slowFixture.Run(0.1);
        Assert.True(slow.IsFinished);
        Assert.Equal(1000, client.Acknowledged);
        slow.IsFinishAcknowledged = true;
        slow.Events.OnProgress();
        slowFixture.Run(0.1);
        Assert.Equal(1001, client.Acknowledged);
    }

    [Fact]
    public void The_hosts_fin_reaches_the_server_and_the_other_direction_stays_open()
    {
        ModelTcp client = Connect();
        client.Send([1, 2, 3]);
        client.Finish();
        fixture.Run(1);
        byte[] buffer = new byte[10];
        Assert.False(server!.IsHostFinished);
        Assert.Equal(3, server.ServerRead(buffer));
        Assert.True(server.IsHostFinished);
        Assert.True(client.IsAllAcknowledged);
        server.ServerWrite([9, 8]);
        fixture.Run(1);
        Assert.Equal([9, 8], client.Received);
        server.ServerFinish();
        fixture.Run(1);
        Assert.True(client.IsRemoteFinished);
        fixture.Run(5);
        Assert.Equal(0, fixture.Gateway.Tcp.ConnectionCount);
        Assert.False(hostReset);
    }

    [Fact]
    public void The_servers_fin_reaches_the_host_and_the_other_direction_stays_open()
    {
        ModelTcp client = Connect();
        server!.ServerWrite([5]);
        server.ServerFinish();
        fixture.Run(1);
        Assert.True(client.IsRemoteFinished);
        client.Send([7]);
        fixture.Run(1);
        Assert.Equal(1, server.ServerRead(new byte[5]));
        client.Finish();
        fixture.Run(0.5);
        Assert.True(server.IsHostFinished);
        Assert.True(client.IsAllAcknowledged);
        fixture.Run(5);
        Assert.Equal(0, fixture.Gateway.Tcp.ConnectionCount);
        Assert.False(hostReset);
    }

    [Fact]
    public void The_hosts_reset_resets_the_server()
    {
        ModelTcp client = Connect();
        client.Send([1]);
        fixture.Run(1);
        client.Reset();
        fixture.Run(1);
        Assert.True(hostReset);
        Assert.Equal(0, fixture.Gateway.Tcp.ConnectionCount);
    }

    [Fact]
    public void The_servers_reset_resets_the_host_behind_the_data()
    {
        ModelTcp client = Connect();
        byte[] content = new byte[20_000];
        server!.ServerWrite(content);
        fixture.Run(0.01);
        server.ServerReset();
        fixture.Run(3);
        Assert.True(client.WasReset);
        Assert.Equal(content.Length, client.Received.Count);
        Assert.Equal(0, fixture.Gateway.Tcp.ConnectionCount);
    }

    [Fact]
    public void A_reset_with_a_wrong_number_does_nothing()
    {
        ModelTcp client = Connect();
        ModelTcp stranger = new(
            fixture.Timeline, fixture.SendFromHost, (GatewayFixture.Host, 40000), (GatewayFixture.Remote, 80), 123);
        stranger.Reset();
        fixture.Run(1);
        Assert.False(hostReset);
        Assert.Equal(1, fixture.Gateway.Tcp.ConnectionCount);
        Assert.False(client.WasReset);
    }

    [Fact]
    public void Keep_alive_is_answered()
    {
        ModelTcp client = Connect();
        client.Send([1, 2, 3]);
        fixture.Run(1);
        int before = client.AcknowledgmentCount;
        client.SendKeepAlive();
        fixture.Run(1);
        Assert.Equal(before + 1, client.AcknowledgmentCount);
    }

    [Fact]
    public void A_segment_of_no_connection_is_reset()
    {
        ModelTcp client = Connect();
        fixture.Gateway.Close();
        client.Send([1]);
        fixture.Run(1);
        Assert.True(client.WasReset);
    }

    [Fact]
    public void A_port_can_be_used_again_during_time_wait()
    {
        ModelTcp client = Connect();
        server!.ServerFinish();
        fixture.Run(0.5);
        client.Finish();
        fixture.RunUntil(() => client.IsAllAcknowledged, 1);
        Assert.Equal(1, fixture.Gateway.Tcp.ConnectionCount);
        List<byte> received = [];
        fixture.Internet.ListenTcp(80, connection => ScriptedServers.Collect(connection, received));
        ModelTcp again = new(
            fixture.Timeline, fixture.SendFromHost, (GatewayFixture.Host, 40000), (GatewayFixture.Remote, 80), 9999);
        again.Connect();
        fixture.Run(0.2);
        Assert.Equal(1, fixture.Gateway.Tcp.ConnectionCount);
        Assert.Contains(fixture.Log, entry => entry.Text.EndsWith(":80: connected", StringComparison.Ordinal));
    }

    [Fact]
    public void A_host_that_vanished_is_given_up()
    {
        GatewayFixture silent = new();
        silent.Internet.ListenTcp(80, connection =>
        {
            connection.HostReset += () => hostReset = true;
            ScriptedServers.Serve(connection, new byte[100], finishes: false);
        });
        ModelTcp vanishing = silent.Connect(80);
        silent.RunUntil(() => vanishing.IsConnected);
        silent.Forget();
        silent.Run(300);
        Assert.True(hostReset);
        Assert.Equal(0, silent.Gateway.Tcp.ConnectionCount);
    }

    /// <summary>A server whose every step the test decides.</summary>
    private sealed class SlowInternet : IInternet, ITcpUpstream
    {
        public ITcpUpstreamEvents? Events { get; private set; }

        public int Connections { get; private set; }

        public int Written { get; private set; }

        public bool IsFinished { get; private set; }

        public long AcknowledgedBytes { get; set; }

        public long WindowBytes => 65535;

        public bool IsFinishAcknowledged { get; set; }

        public bool IsReadFinished => false;

        public ITcpUpstream ConnectTcp(System.Net.IPEndPoint target, ITcpUpstreamEvents events)
        {
            Connections++;
            Events = events;
            return this;
        }

        public IUdpUpstream OpenUdp(System.Net.IPEndPoint target, IUdpUpstreamEvents events) =>
            throw new NotSupportedException();

        public int Write(ReadOnlySpan<byte> bytes)
        {
            Written += bytes.Length;
            return bytes.Length;
        }

        public void FinishWriting() => IsFinished = true;

        public int Read(Span<byte> buffer) => 0;

        public void Close()
        {
        }

        public void Abort()
        {
        }
    }
}
