using System;
using System.Collections.Generic;
using System.Net;
using NanoSocket.Simulator.Logging;
using NanoSocket.Simulator.Net;
using NanoSocket.Simulator.Ppp;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator.Tcp;

/// <summary>All TCP connections of a call.</summary>
internal sealed class TcpTerminator : ITcpConnectionOwner
{
    /// <summary>Each connection takes at most 128 KiB of buffers.</summary>
    private const int MaximumConnections = 256;

    private readonly OperatorServices services;
    private readonly uint gateway;
    private readonly TrafficCounters counters;
    private readonly DeterministicRandom random;
    private readonly Ipv4Sender ip;
    private readonly IpLink link;
    private readonly byte[] scratch = new byte[2048];
    private readonly Dictionary<FlowKey, TcpConnection> connections = [];
    private readonly List<TcpConnection> turn = [];
    private readonly HashSet<FlowKey> ignored = [];
    private int nextTurn;

    public TcpTerminator(
        Timeline timeline,
        OperatorServices services,
        SimulatorLog log,
        TrafficCounters counters,
        LinkAddresses addresses,
        DeterministicRandom random,
        Ipv4Sender ip,
        IpLink link)
    {
        Timeline = timeline;
        Log = log;
        HostAddress = addresses.Host;
        gateway = addresses.Gateway;
        this.services = services;
        this.counters = counters;
        this.random = random;
        this.ip = ip;
        this.link = link;
        Ports.Released += OnReleased;
        services.Inbound.Handler = OpenToHost;
    }

    public Timeline Timeline { get; }

    public SimulatorLog Log { get; }

    public ServerPorts Ports => services.Ports;

    public uint HostAddress { get; }

    public int LinkMss => ip.Mtu - Ipv4Packet.HeaderLength - TcpSegment.HeaderLength;

    public bool HasRoom => link.HasRoom();

    public TimeSpan QueueDelay => link.QueueDelay();

    public int ConnectionCount => connections.Count;

    /// <summary>A TCP segment of the host.</summary>
    public void Receive(ReadOnlySpan<byte> bytes, uint destination)
    {
        if (!TcpSegment.TryParse(bytes, HostAddress, destination, out TcpSegment segment)
            || segment.DestinationPort == 0)
        {
            counters.Malformed++;
            return;
        }
        FlowKey key = new(segment.SourcePort, destination, segment.DestinationPort);
        bool opens = (segment.Flags & (TcpFlags.Syn | TcpFlags.Ack | TcpFlags.Rst)) == TcpFlags.Syn;
        if (!opens && ignored.Contains(key))
        {
            return;
        }
        if (connections.TryGetValue(key, out TcpConnection? connection))
        {
            if (!opens || !connection.IsReplaceable)
            {
                connection.Receive(segment);
                return;
            }
            connection.Abort();
        }
        if (opens && connections.Count < MaximumConnections)
        {
            Open(key, segment);
            return;
        }
        counters.OverLimit += opens ? 1 : 0;
        Refuse(key, segment);
    }

    /// <summary>The queue to the host has room: the connections send in turn.</summary>
    public void OnRoom()
    {
        for (int i = turn.Count; i > 0 && HasRoom && turn.Count > 0; i--)
        {
            nextTurn = (nextTurn + 1) % turn.Count;
            turn[nextTurn].OnRoom();
        }
    }

    /// <summary>A network element has lost its tables: the servers see a reset, the host nothing yet.</summary>
    /// <param name="silently">What comes on those connections later is ignored, not reset.</param>
    public void ForgetAll(bool silently)
    {
        foreach (TcpConnection connection in turn.ToArray())
        {
            if (silently)
            {
                ignored.Add(connection.Flow);
            }
            connection.Abort();
        }
    }

    /// <summary>The call is over.</summary>
    public void AbortAll()
    {
        ForgetAll(silently: false);
        Ports.Released -= OnReleased;
        if (services.Inbound.Handler == OpenToHost)
        {
            services.Inbound.Handler = null;
        }
    }

    Span<byte> ITcpConnectionOwner.Prepare(int length) => scratch.AsSpan(0, length);

    void ITcpConnectionOwner.Send(FlowKey flow, int length) =>
        ip.Send(IpProtocol.Tcp, flow.RemoteAddress, HostAddress, scratch.AsSpan(0, length));

    void ITcpConnectionOwner.OnRetransmissions(long count) => counters.Retransmissions += count;

    void ITcpConnectionOwner.Remove(TcpConnection connection)
    {
        connections.Remove(connection.Flow);
        turn.Remove(connection);
    }

    private void OnReleased()
    {
        foreach (TcpConnection connection in turn.ToArray())
        {
            connection.OnRoom();
        }
    }

    private void Open(FlowKey key, in TcpSegment syn)
    {
        IPEndPoint target = services.Directory.Target(key.RemoteAddress, key.RemotePort);
        Log.Write(LogTopic.Network, $"tcp {key} to {target}");
        ignored.Remove(key);
        TcpConnection connection = new(this, key, syn, random.NextUInt32(), services.Internet, target);
        connections.Add(key, connection);
        turn.Add(connection);
    }

    /// <summary>A connection from outside: the host sees it coming from the gateway.</summary>
    private void OpenToHost(int hostPort, IInboundTcp inbound)
    {
        FlowKey key = new((ushort)hostPort, gateway, (ushort)inbound.RemotePort);
        if (connections.ContainsKey(key) || connections.Count >= MaximumConnections)
        {
            counters.OverLimit++;
            inbound.Refuse();
            return;
        }
        Log.Write(LogTopic.Network, $"tcp {key} from outside");
        TcpConnection connection = new(this, key, random.NextUInt32(), inbound);
        connections.Add(key, connection);
        turn.Add(connection);
        connection.Dial();
    }

    /// <summary>Answers a segment that belongs to no connection (RFC 9293 clause 3.10.7.1).</summary>
    private void Refuse(FlowKey key, in TcpSegment segment)
    {
        if (segment.Has(TcpFlags.Rst))
        {
            return;
        }
        bool hasAcknowledgment = segment.Has(TcpFlags.Ack);
        TcpFlags flags = hasAcknowledgment ? TcpFlags.Rst : TcpFlags.Rst | TcpFlags.Ack;
        uint sequence = hasAcknowledgment ? segment.Acknowledgment : 0;
        uint acknowledgment = hasAcknowledgment ? 0 : segment.Sequence + segment.SequenceLength;
        Span<byte> reset = scratch.AsSpan(0, TcpSegment.HeaderLength);
        TcpSegment.WriteHeader(reset, key, HostAddress, sequence, acknowledgment, flags, 0, null);
        ip.Send(IpProtocol.Tcp, key.RemoteAddress, HostAddress, reset);
    }
}
