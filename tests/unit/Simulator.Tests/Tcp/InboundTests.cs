using System;
using System.Collections.Generic;
using NanoSocket.Simulator.Hosting;
using NanoSocket.Simulator.Net;
using NanoSocket.Simulator.Options;
using NanoSocket.Simulator.Tests.Support;
using Xunit;

namespace NanoSocket.Simulator.Tests.Tcp;

/// <summary>Connections from outside to a port of the host.</summary>
public sealed class InboundTests
{
    private const ushort Port = 8080;

    [Fact]
    public void Reaches_the_listening_host_and_carries_data_both_ways()
    {
        GatewayFixture network = new();
        ModelTcp server = network.Listen(Port);
        Client client = Client.Connect(network, Port);
        client.Say("question"u8);
        network.RunUntil(() => server.Received.Count == 8);
        server.Send("an answer"u8);
        network.RunUntil(() => client.Heard.Count == 9);
        Assert.Equal("question"u8.ToArray(), server.Received.ToArray());
        Assert.Equal("an answer"u8.ToArray(), client.Heard.ToArray());
        network.RunUntil(() => server.Acknowledged == 9, 1);
    }

    [Fact]
    public void Ends_of_both_sides_are_passed_on()
    {
        GatewayFixture network = new();
        ModelTcp server = network.Listen(Port);
        Client client = Client.Connect(network, Port);
        network.RunUntil(() => server.IsConnected);
        client.Finish();
        network.RunUntil(() => server.IsRemoteFinished);
        server.Finish();
        network.RunUntil(() => client.IsFinished);
        network.Run(5);
        Assert.True(client.IsClosed);
        Assert.Equal(0, network.Gateway.Tcp.ConnectionCount);
    }

    [Fact]
    public void A_reset_of_the_host_resets_the_client_and_the_other_way_round()
    {
        GatewayFixture network = new();
        ModelTcp server = network.Listen(Port);
        Client client = Client.Connect(network, Port);
        network.RunUntil(() => server.IsConnected);
        network.Run(1);
        server.Reset();
        network.RunUntil(() => client.IsAborted);
        server = network.Listen(Port + 1);
        client = Client.Connect(network, Port + 1);
        network.RunUntil(() => server.IsConnected);
        network.Run(1);
        client.Reset();
        network.RunUntil(() => server.WasReset);
    }

    [Fact]
    public void A_host_that_does_not_answer_is_asked_again_and_then_given_up()
    {
        GatewayFixture network = new();
        Client client = Client.Connect(network, Port);
        network.Run(2);
        Assert.False(client.IsAborted);
        ModelTcp server = network.Listen(Port);
        network.RunUntil(() => server.IsConnected, 5);
        Client other = Client.Connect(network, Port + 1);
        network.RunUntil(() => other.IsAborted, 60);
        Assert.False(client.IsAborted);
    }

    [Fact]
    public void Without_a_call_a_connection_is_reset()
    {
        GatewayFixture network = new();
        network.Gateway.Close();
        Assert.True(Client.Connect(network, Port).IsAborted);
    }

    [Fact]
    public void The_option_names_two_ports()
    {
        ModemOptions options = SimulatorArguments.Parse(["--forward", "2222=80", "--forward", "2223=81"]).Modem;
        Assert.Equal([new PortMapping(2222, 80), new PortMapping(2223, 81)], options.Forwards);
        Assert.Contains("forward", Assert.Throws<OptionException>(
            () => SimulatorArguments.Parse(["--forward", "80"])).Message);
    }

    /// <summary>A program outside; its kernel acknowledges what it gets at once.</summary>
    private sealed class Client : IInboundTcp, ITcpUpstream
    {
        private readonly Queue<byte> toSay = new();
        private ITcpUpstreamEvents? events;
        private bool finishing;

        public List<byte> Heard { get; } = [];

        public bool IsFinished { get; private set; }

        public bool IsClosed { get; private set; }

        public bool IsAborted { get; private set; }

        public int RemotePort => 50_000;

        public long AcknowledgedBytes => Heard.Count;

        public long WindowBytes => 8192;

        public bool IsFinishAcknowledged => IsFinished;

        public bool IsReadFinished => finishing && toSay.Count == 0;

        public static Client Connect(GatewayFixture network, int port)
        {
            Client client = new();
            network.Services.Inbound.Arrive(port, client);
            return client;
        }

        public void Say(ReadOnlySpan<byte> bytes)
        {
            foreach (byte value in bytes)
            {
                toSay.Enqueue(value);
            }
            events!.OnReadable();
        }

        public void Finish()
        {
            finishing = true;
            events!.OnReadable();
        }

        public void Reset() => events!.OnReset();

        public ITcpUpstream Take(ITcpUpstreamEvents events)
        {
            this.events = events;
            return this;
        }

        public void Refuse() => IsAborted = true;

        public int Write(ReadOnlySpan<byte> bytes)
        {
            Heard.AddRange(bytes);
            return bytes.Length;
        }

        public void FinishWriting() => IsFinished = true;

        public int Read(Span<byte> buffer)
        {
            int count = 0;
            while (count < buffer.Length && toSay.TryDequeue(out byte value))
            {
                buffer[count++] = value;
            }
            return count;
        }

        public void Close() => IsClosed = true;

        public void Abort() => IsAborted = true;
    }
}
