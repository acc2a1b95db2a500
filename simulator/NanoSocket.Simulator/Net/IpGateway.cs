using System;
using NanoSocket.Simulator.Logging;
using NanoSocket.Simulator.Ppp;
using NanoSocket.Simulator.Tcp;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator.Net;

/// <summary>The far end of a call: takes the host's IPv4 packets apart and gives each to its protocol.</summary>
internal sealed class IpGateway
{
    private readonly TrafficCounters counters;
    private readonly LinkAddresses addresses;
    private readonly Ipv4Sender sender;
    private readonly Ipv4Reassembler reassembler;
    private readonly UdpRelay udp;

    public IpGateway(
        Timeline timeline,
        OperatorServices services,
        SimulatorLog log,
        TrafficCounters counters,
        LinkAddresses addresses,
        DeterministicRandom random,
        IpLink link)
    {
        this.counters = counters;
        this.addresses = addresses;
        sender = new Ipv4Sender(link.Mtu, link.Send);
        reassembler = new Ipv4Reassembler(timeline);
        udp = new UdpRelay(timeline, services, log, counters, addresses.Host, sender);
        Tcp = new TcpTerminator(timeline, services, log, counters, addresses, random, sender, link);
    }

    public TcpTerminator Tcp { get; }

    /// <summary>One packet of the host.</summary>
    public void Receive(ReadOnlySpan<byte> bytes)
    {
        if (!Ipv4Packet.TryParse(bytes, out Ipv4Packet packet) || packet.Source != addresses.Host)
        {
            counters.Malformed++;
            return;
        }
        if (!Ipv4Address.IsUnicast(packet.Destination) || Ipv4Address.IsSilent(packet.Destination))
        {
            counters.Unserved++;
            return;
        }
        if (!packet.IsFragment)
        {
            Dispatch(packet, packet.Payload);
        }
        else if (reassembler.Add(packet) is byte[] whole)
        {
            Dispatch(packet, whole);
        }
    }

    /// <summary>The call is over: connections are reset, flows closed.</summary>
    public void Close()
    {
        Tcp.AbortAll();
        udp.Close();
    }

    private void Dispatch(in Ipv4Packet packet, ReadOnlySpan<byte> payload)
    {
        switch (packet.Protocol)
        {
            case IpProtocol.Tcp:
                Tcp.Receive(payload, packet.Destination);
                break;
            case IpProtocol.Udp:
                udp.Receive(payload, packet.Destination, packet.Quote);
                break;
            case IpProtocol.Icmp:
                if (IcmpMessages.Answer(payload) is byte[] reply)
                {
                    sender.Send(IpProtocol.Icmp, packet.Destination, addresses.Host, reply);
                }
                else
                {
                    counters.Unserved++;
                }
                break;
            default:
                counters.Unserved++;
                byte[] error = IcmpMessages.Unreachable(IcmpMessages.ProtocolUnreachable, packet.Quote);
                sender.Send(IpProtocol.Icmp, packet.Destination, addresses.Host, error);
                break;
        }
    }
}
