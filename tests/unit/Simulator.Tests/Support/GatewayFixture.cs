using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using NanoSocket.Simulator.Logging;
using NanoSocket.Simulator.Net;
using NanoSocket.Simulator.Options;
using NanoSocket.Simulator.Ppp;
using NanoSocket.Simulator.Time;
using Xunit;

namespace NanoSocket.Simulator.Tests.Support;

/// <summary>The operator's network without PPP: a host with model TCP on a link that delays, loses and reorders
/// packets, and scripted servers, all in virtual time.</summary>
internal sealed class GatewayFixture
{
    public static readonly uint Host = HostPackets.Address(10, 64, 0, 2);
    public static readonly uint Remote = HostPackets.Address(93, 184, 216, 34);

    private readonly DeterministicRandom random;
    private readonly Dictionary<ushort, ModelTcp> clients = [];
    private ushort nextPort = 40000;

    public GatewayFixture(
        ModemOptions? options = null, int seed = 1, Func<Timeline, IInternet>? internet = null,
        Timeline? timeline = null)
    {
        options ??= new ModemOptions();
        Timeline = timeline ?? new Timeline();
        random = DeterministicRandom.For(seed, "link");
        Internet = new InMemoryInternet(Timeline);
        Services = new OperatorServices(
            options, internet?.Invoke(Timeline) ?? Internet, () => options.StartTime + Timeline.Now);
        LinkAddresses addresses = new(Host, HostPackets.Address(10, 64, 0, 1), 0, 0);
        SimulatorLog log = new(Timeline, (in LogEntry entry) => Log.Add(entry));
        Gateway = new IpGateway(
            Timeline, Services, log, Counters, addresses, random,
            new IpLink(() => Mtu, () => true, () => TimeSpan.Zero, packet => Carry(packet.ToArray(), OnPacketToHost)));
    }

    public Timeline Timeline { get; }

    public InMemoryInternet Internet { get; }

    public IpGateway Gateway { get; }

    public OperatorServices Services { get; }

    public TrafficCounters Counters { get; } = new();

    public List<LogEntry> Log { get; } = [];

    /// <summary>IP packets to the host that are not TCP.</summary>
    public Queue<byte[]> Packets { get; } = new();

    public double Loss { get; init; }

    /// <summary>Delay of each way; jitter makes packets overtake each other.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromMilliseconds(20);

    public int JitterMilliseconds { get; init; }

    public int Mtu { get; init; } = 1500;

    public ModelTcp Connect(ushort port, int window = 8192, int mss = 1460)
    {
        ushort local = nextPort++;
        ModelTcp client = new(Timeline, SendFromHost, (Host, local), (Remote, port), random.NextUInt32())
        {
            Window = window,
            Mss = mss,
        };
        clients[local] = client;
        client.Connect();
        return client;
    }

    /// <summary>The host takes one connection on a port.</summary>
    public ModelTcp Listen(ushort port)
    {
        (uint, ushort) gateway = (HostPackets.Address(10, 64, 0, 1), 0);
        ModelTcp server = new(Timeline, SendFromHost, (Host, port), gateway, random.NextUInt32());
        clients[port] = server;
        return server;
    }

    public void SendFromHost(byte[] packet) => Carry(packet, bytes => Gateway.Receive(bytes));

    /// <summary>The host vanishes without a word.</summary>
    public void Forget() => clients.Clear();

    /// <summary>Takes the next packet to the host, letting time pass until there is one.</summary>
    public byte[] NextPacket()
    {
        RunUntil(() => Packets.Count > 0, 10);
        return Packets.Dequeue();
    }

    public void Run(double seconds) => Timeline.Advance(TimeSpan.FromSeconds(seconds));

    public void RunUntil(Func<bool> condition, double seconds = 60)
    {
        TimeSpan limit = Timeline.Now + TimeSpan.FromSeconds(seconds);
        while (!condition())
        {
            TimeSpan next = Timeline.NextDeadline ?? limit;
            Assert.True(next < limit, "the condition did not come true in time");
            Timeline.AdvanceTo(next);
        }
    }

    private void Carry(byte[] packet, Action<byte[]> deliver)
    {
        if (!random.Chance(Loss))
        {
            TimeSpan jitter = TimeSpan.FromMilliseconds(random.Next(JitterMilliseconds + 1));
            Timeline.After(Delay + jitter, () => deliver(packet));
        }
    }

    private void OnPacketToHost(byte[] packet)
    {
        byte[] payload = HostPackets.Payload(packet);
        if (packet[9] != HostPackets.Tcp)
        {
            Packets.Enqueue(packet);
        }
        else if (clients.TryGetValue(BinaryPrimitives.ReadUInt16BigEndian(payload.AsSpan(2)), out ModelTcp? client))
        {
            client.Receive(payload);
        }
    }
}
