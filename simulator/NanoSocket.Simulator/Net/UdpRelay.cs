using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Net;
using NanoSocket.Simulator.Logging;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator.Net;

/// <summary>Carries datagrams between the host and servers; one flow for each pair of ports and address.</summary>
internal sealed class UdpRelay
{
    private const int HeaderLength = 8;
    private const int MaximumFlows = 256;
    private const int DnsPort = 53;
    private const int NtpPort = 123;
    private static readonly TimeSpan IdleLimit = TimeSpan.FromMinutes(2);

    private readonly Timeline timeline;
    private readonly OperatorServices services;
    private readonly SimulatorLog log;
    private readonly TrafficCounters counters;
    private readonly uint hostAddress;
    private readonly Ipv4Sender sender;
    private readonly Dictionary<FlowKey, Flow> flows = [];

    public UdpRelay(
        Timeline timeline,
        OperatorServices services,
        SimulatorLog log,
        TrafficCounters counters,
        uint hostAddress,
        Ipv4Sender sender)
    {
        this.timeline = timeline;
        this.services = services;
        this.log = log;
        this.counters = counters;
        this.hostAddress = hostAddress;
        this.sender = sender;
    }

    /// <summary>Flows that are open.</summary>
    public int FlowCount => flows.Count;

    /// <summary>Takes a UDP datagram of the host.</summary>
    /// <param name="datagram">With its UDP header.</param>
    /// <param name="destination">IP destination.</param>
    /// <param name="quote">Start of the IP packet, for an ICMP error.</param>
    public void Receive(ReadOnlySpan<byte> datagram, uint destination, ReadOnlySpan<byte> quote)
    {
        if (!TryParse(datagram, destination, out FlowKey key, out ReadOnlySpan<byte> payload))
        {
            counters.Malformed++;
            return;
        }
        if (Serve(key, payload))
        {
            return;
        }
        if (!flows.TryGetValue(key, out Flow? flow))
        {
            if (flows.Count >= MaximumFlows && !RemoveIdle())
            {
                counters.OverLimit++;
                return;
            }
            flow = Open(key);
        }
        flow.LastUse = timeline.Now;
        flow.Quote = quote.ToArray();
        flow.Upstream.Send(payload);
    }

    /// <summary>Ends all flows.</summary>
    public void Close()
    {
        foreach (Flow flow in flows.Values)
        {
            flow.Upstream.Close();
        }
        flows.Clear();
    }

    private bool TryParse(
        ReadOnlySpan<byte> datagram, uint destination, out FlowKey key, out ReadOnlySpan<byte> payload)
    {
        key = default;
        payload = default;
        if (datagram.Length < HeaderLength)
        {
            return false;
        }
        int length = BinaryPrimitives.ReadUInt16BigEndian(datagram[4..]);
        if (length < HeaderLength || length > datagram.Length)
        {
            return false;
        }
        datagram = datagram[..length];
        bool hasChecksum = BinaryPrimitives.ReadUInt16BigEndian(datagram[6..]) != 0; // 0: none (RFC 768)
        if (hasChecksum && InternetChecksum.Of(
            datagram, InternetChecksum.PseudoHeader(hostAddress, destination, IpProtocol.Udp, length)) != 0)
        {
            return false;
        }
        ushort hostPort = BinaryPrimitives.ReadUInt16BigEndian(datagram);
        ushort remotePort = BinaryPrimitives.ReadUInt16BigEndian(datagram[2..]);
        key = new FlowKey(hostPort, destination, remotePort);
        payload = datagram[HeaderLength..];
        return remotePort != 0;
    }

    /// <summary>Names and time are answered by the network itself, whatever address was asked.</summary>
    private bool Serve(FlowKey key, ReadOnlySpan<byte> payload)
    {
        if (key.RemotePort == DnsPort && !services.Directory.IsMapped(DnsPort))
        {
            byte[]? answer = services.Dns.Answer(payload, out string summary);
            byte[]? sent = answer is null ? null : services.NameFault(answer);
            if (answer is null || sent is not null)
            {
                Reply(key, sent);
            }
            log.Write(LogTopic.Network, "dns: " + (summary.Length > 0 ? summary : "malformed query"));
            return true;
        }
        if (key.RemotePort == NtpPort && services.Ntp is NtpResponder ntp)
        {
            Reply(key, ntp.Answer(payload));
            return true;
        }
        return false;
    }

    private void Reply(FlowKey key, byte[]? payload)
    {
        if (payload is null)
        {
            counters.Malformed++;
        }
        else
        {
            SendToHost(key, payload);
        }
    }

    private Flow Open(FlowKey key)
    {
        IPEndPoint target = services.Directory.Target(key.RemoteAddress, key.RemotePort);
        Flow flow = new(this, key, target.Port);
        flow.Upstream = services.Internet.OpenUdp(target, flow);
        flows.Add(key, flow);
        log.Write(LogTopic.Network, $"udp {key} is {target}");
        return flow;
    }

    private bool RemoveIdle()
    {
        foreach ((FlowKey key, Flow flow) in flows)
        {
            if (timeline.Now - flow.LastUse >= IdleLimit)
            {
                flow.Upstream.Close();
                flows.Remove(key);
            }
        }
        return flows.Count < MaximumFlows;
    }

    private void SendToHost(FlowKey key, ReadOnlySpan<byte> payload)
    {
        byte[] datagram = new byte[HeaderLength + payload.Length];
        BinaryPrimitives.WriteUInt16BigEndian(datagram, key.RemotePort);
        BinaryPrimitives.WriteUInt16BigEndian(datagram.AsSpan(2), key.HostPort);
        BinaryPrimitives.WriteUInt16BigEndian(datagram.AsSpan(4), (ushort)datagram.Length);
        payload.CopyTo(datagram.AsSpan(HeaderLength));
        ushort checksum = InternetChecksum.Of(datagram, InternetChecksum.PseudoHeader(
            key.RemoteAddress, hostAddress, IpProtocol.Udp, datagram.Length));
        BinaryPrimitives.WriteUInt16BigEndian(datagram.AsSpan(6), checksum == 0 ? (ushort)0xFFFF : checksum);
        sender.Send(IpProtocol.Udp, key.RemoteAddress, hostAddress, datagram);
    }

    private sealed class Flow : IUdpUpstreamEvents
    {
        private readonly UdpRelay relay;
        private readonly FlowKey key;
        private readonly int serverPort;

        public Flow(UdpRelay relay, FlowKey key, int serverPort)
        {
            this.relay = relay;
            this.key = key;
            this.serverPort = serverPort;
        }

        public IUdpUpstream Upstream { get; set; } = null!;

        public TimeSpan LastUse { get; set; }

        public byte[] Quote { get; set; } = [];

        private bool IsOpen => relay.flows.TryGetValue(key, out Flow? current) && current == this;

        public void OnDatagram(ReadOnlySpan<byte> datagram)
        {
            if (IsOpen)
            {
                LastUse = relay.timeline.Now;
                relay.SendToHost(key, datagram);
                relay.services.Ports.OnDatagram(serverPort);
            }
        }

        public void OnUnreachable()
        {
            if (IsOpen)
            {
                relay.log.Write(LogTopic.Network, $"udp {key}: nobody listens");
                byte[] message = IcmpMessages.Unreachable(IcmpMessages.PortUnreachable, Quote);
                relay.sender.Send(IpProtocol.Icmp, key.RemoteAddress, relay.hostAddress, message);
            }
        }
    }
}
