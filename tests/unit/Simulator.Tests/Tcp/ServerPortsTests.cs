using System;
using System.Collections.Generic;
using NanoSocket.Simulator.Net;
using NanoSocket.Simulator.Tests.Support;
using Xunit;

namespace NanoSocket.Simulator.Tests.Tcp;

/// <summary>What a test orders and sees at a server's port while the modem runs.</summary>
public sealed class ServerPortsTests
{
    private const int Port = 80;

    private readonly GatewayFixture fixture = new();
    private readonly List<byte> received = [];
    private InMemoryTcpConnection? server;

    private ServerPorts Ports => fixture.Gateway.Tcp.Ports;

    private ModelTcp Connect()
    {
        fixture.Internet.ListenTcp(Port, connection =>
        {
            server = connection;
            ScriptedServers.Collect(connection, received, finishes: false);
        });
        ModelTcp client = fixture.Connect(Port);
        fixture.Run(0.2);
        return client;
    }

    [Fact]
    public void Held_acknowledgments_keep_nothing_from_the_server()
    {
        ModelTcp client = Connect();
        Ports.HoldAcknowledgments(Port);
        client.Send(new byte[3000]);
        client.Finish();
        fixture.Run(1);

        Assert.Equal(3000, received.Count);
        Assert.True(server!.IsHostFinished);
        Assert.Equal(0, client.Acknowledged);

        Ports.ReleaseAcknowledgments(Port);
        fixture.Run(0.1);
        Assert.True(client.IsAllAcknowledged);
    }

    [Fact]
    public void What_was_acknowledged_before_stays_acknowledged_and_the_window_keeps_its_edge()
    {
        ModelTcp client = Connect();
        client.Send(new byte[500]);
        fixture.Run(0.2);
        long edge = client.Acknowledged + client.RemoteWindow;
        Ports.HoldAcknowledgments(Port);
        client.Send(new byte[1000]);
        fixture.Run(1);

        Assert.Equal(500, client.Acknowledged);
        Assert.InRange(client.Acknowledged + client.RemoteWindow, edge, edge + 1000);
    }

    [Fact]
    public void Only_the_port_named_is_held()
    {
        ModelTcp client = Connect();
        Ports.HoldAcknowledgments(Port + 1);
        client.Send(new byte[1000]);
        fixture.Run(0.2);

        Assert.Equal(1000, client.Acknowledged);
    }

    [Fact]
    public void Delivery_is_reported_when_the_host_has_acknowledged_it_FIN_included()
    {
        List<string> events = [];
        Connect();
        Ports.WhenDelivered(Port, 5, () => events.Add("data"));
        Ports.WhenDelivered(Port, 6, () => events.Add("end"));
        fixture.Run(1);
        Assert.Empty(events);

        server!.ServerWrite("HELLO"u8);
        fixture.Run(1);
        Assert.Equal(["data"], events);

        server.ServerFinish();
        fixture.Run(1);
        Assert.Equal(["data", "end"], events);
    }

    [Fact]
    public void The_end_of_the_last_connection_is_reported()
    {
        int ended = 0;
        Ports.WhenEnded(Port, () => ended++);
        Assert.Equal(1, ended);

        Connect();
        InMemoryTcpConnection first = server!;
        fixture.Connect(Port);
        fixture.Run(0.2);
        Ports.WhenEnded(Port, () => ended++);
        first.ServerReset();
        fixture.Run(1);
        Assert.Equal(1, ended);

        server!.ServerReset();
        fixture.Run(1);
        Assert.Equal(2, ended);
    }

    [Fact]
    public void Datagrams_are_counted_apart_from_the_connections_of_the_same_port()
    {
        int passed = 0;
        int delivered = 0;
        fixture.Internet.ListenUdp(Port, datagram => datagram);
        Ports.WhenDatagramsPassed(Port, 2, () => passed++);
        Ports.WhenDelivered(Port, 1, () => delivered++);
        for (int i = 0; i < 2; i++)
        {
            Assert.Equal(0, passed);
            fixture.SendFromHost(
                HostPackets.UdpPacket(GatewayFixture.Host, 5000, GatewayFixture.Remote, Port, [1, 2]));
            fixture.NextPacket();
        }
        Assert.Equal((1, 0), (passed, delivered));
    }

    [Fact]
    public void Nobody_answers_in_the_silent_network()
    {
        fixture.SendFromHost(HostPackets.Ip(
            HostPackets.Icmp, GatewayFixture.Host, HostPackets.Address(192, 0, 2, 1), Icmp.Echo(new byte[8])));
        fixture.SendFromHost(HostPackets.Ip(
            HostPackets.Tcp, GatewayFixture.Host, HostPackets.Address(192, 0, 2, 1), new byte[20]));
        fixture.Run(10);

        Assert.Empty(fixture.Packets);
        Assert.Equal(2, fixture.Counters.Unserved);
        Assert.DoesNotContain(fixture.Log, entry => entry.ToString().Contains("tcp", StringComparison.Ordinal));
    }
}
