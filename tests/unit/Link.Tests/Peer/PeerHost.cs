using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using NanoSocket.Simulator.Time;
using Xunit;

namespace NanoSocket.Link.Tests.Peer;

/// <summary>
/// The network behind the link: answers for every address, TCP, UDP and DNS as the test arranges it. Checks the
/// checksum of everything the stack sends.
/// </summary>
internal sealed class PeerHost
{
    private readonly Timeline timeline;
    private readonly Action<byte[]> send;
    private readonly Dictionary<(uint Address, ushort Port, ushort StackPort), TcpPeer> connections = [];

    public PeerHost(Timeline timeline, Action<byte[]> send)
    {
        this.timeline = timeline;
        this.send = send;
        OnEcho = request => SendIcmp(request.Destination, request.Message(Echo.Reply));
    }

    /// <summary>Names that resolve; any other name does not exist.</summary>
    public Dictionary<string, uint> Names { get; } = [];

    /// <summary>Queries received.</summary>
    public List<string> Queries { get; } = [];

    /// <summary>Does not answer queries.</summary>
    public bool DnsSilent { get; set; }

    /// <summary>Servers that do not answer queries.</summary>
    public HashSet<uint> SilentServers { get; } = [];

    /// <summary>Called with each query: server, the stack's port, the message; true: the test answers, or nobody.</summary>
    public Func<uint, ushort, byte[], bool>? OnQuery { get; set; }

    /// <summary>Further addresses that the answer for any name has.</summary>
    public List<uint> MoreAddresses { get; } = [];

    /// <summary>Servers that queries were sent to, oldest first.</summary>
    public List<uint> QueriedServers { get; } = [];

    /// <summary>What happens to a SYN to a port: a connection to script, or null to refuse it.</summary>
    public Func<ushort, bool> Accepts { get; set; } = _ => true;

    /// <summary>Does not answer SYNs at all.</summary>
    public bool TcpSilent { get; set; }

    /// <summary>Called with each new connection.</summary>
    public Action<TcpPeer>? OnConnection { get; set; }

    /// <summary>Called with each datagram: address and port it was sent to, the stack's port, data.</summary>
    public Action<uint, ushort, ushort, byte[]>? OnDatagram { get; set; }

    /// <summary>Decides for each packet to and from the stack whether it is lost.</summary>
    public Func<byte[], bool> Loses { get; set; } = _ => false;

    /// <summary>Changes packets on their way to the stack.</summary>
    public Func<byte[], byte[]>? Mutate { get; set; }

    public uint StackAddress { get; private set; }

    public int EchoReplies { get; private set; }

    /// <summary>Echo requests of the stack, oldest first.</summary>
    public List<Echo> EchoRequests { get; } = [];

    /// <summary>Called with each echo request; answers it unless a test decides otherwise.</summary>
    public Action<Echo> OnEcho { get; set; }

    /// <summary>Called with each SYN's whole packet before anything else; true: it goes no further.</summary>
    public Func<byte[], bool>? OnSyn { get; set; }

    /// <summary>Segments that belong to no connection.</summary>
    public int Strays { get; private set; }

    public List<TcpPeer> Connections { get; } = [];

    public TcpPeer Connection => Assert.Single(Connections);

    public void Send(byte[] packet)
    {
        if (!Loses(packet))
        {
            send(Mutate is null ? packet : Mutate(packet));
        }
    }

    public void SendTcp(uint source, uint destination, in TcpFields fields, ReadOnlySpan<byte> data)
        => Send(Packet.TcpSegment(source, destination, fields, data));

    public void SendDatagram(uint source, ushort sourcePort, ushort stackPort, ReadOnlySpan<byte> data)
        => Send(Packet.UdpDatagram(source, sourcePort, StackAddress, stackPort, data));

    /// <summary>Connects to the stack and does not wait for it.</summary>
    public TcpPeer Dial(uint stackAddress, ushort stackPort, uint ownAddress, ushort ownPort)
    {
        StackAddress = stackAddress;
        TcpPeer connection = new(this, timeline, stackAddress, stackPort, ownAddress, ownPort);
        connections[(ownAddress, ownPort, stackPort)] = connection;
        Connections.Add(connection);
        connection.SendSyn();
        return connection;
    }

    public void SendEchoRequest(uint source, byte[] data)
        => SendIcmp(source, new Echo(StackAddress, 0, 0, data).Message(Echo.Request));

    public void SendIcmp(uint source, ReadOnlySpan<byte> message)
        => Send(Packet.Ip(Packet.Icmp, source, StackAddress, message));

    public void Receive(ReadOnlySpan<byte> bytes)
    {
        byte[] packet = bytes.ToArray();
        if (Loses(packet))
        {
            return;
        }
        ReadOnlySpan<byte> payload = Packet.Payload(packet);
        StackAddress = Packet.Source(packet);
        uint destination = Packet.Destination(packet);
        bool fragment = (BinaryPrimitives.ReadUInt16BigEndian(packet.AsSpan(6)) & 0x3FFF) != 0;
        switch (Packet.Protocol(packet))
        {
            case Packet.Tcp when OnSyn is { } onSyn && TcpFields.Read(payload).Has(TcpFlags.Syn) && onSyn(packet):
                break;
            case Packet.Tcp:
                Assert.Equal(0, Packet.TransportChecksum(Packet.Tcp, StackAddress, destination, payload));
                ReceiveTcp(destination, payload);
                break;
            case Packet.Udp when !fragment:
                Assert.Equal(0, Packet.TransportChecksum(Packet.Udp, StackAddress, destination, payload));
                ReceiveUdp(destination, payload);
                break;
            case Packet.Icmp when payload[0] == Echo.Reply:
                EchoReplies++;
                break;
            case Packet.Icmp when payload[0] == Echo.Request:
                Assert.Equal(0, Packet.Checksum(payload, 0));
                EchoRequests.Add(Echo.Read(destination, payload));
                OnEcho(EchoRequests[^1]);
                break;
            default:
                break;
        }
    }

    private void ReceiveTcp(uint destination, ReadOnlySpan<byte> segment)
    {
        TcpFields fields = TcpFields.Read(segment);
        var key = (destination, fields.DestinationPort, fields.SourcePort);
        bool opening = fields.Has(TcpFlags.Syn) && !fields.Has(TcpFlags.Ack);
        if (opening && TcpSilent)
        {
            return;
        }
        if (opening && !Accepts(fields.DestinationPort))
        {
            SendTcp(destination, StackAddress, new TcpFields(fields.DestinationPort, fields.SourcePort, 0,
                fields.Sequence + 1, TcpFlags.Rst | TcpFlags.Ack, 0), []);
            return;
        }
        if (!connections.TryGetValue(key, out TcpPeer? connection) || (opening && connection.StackFinished))
        {
            if (!opening)
            {
                Strays++;
                return;
            }
            connection = new TcpPeer(this, timeline, StackAddress, destination, fields);
            connections[key] = connection;
            Connections.Add(connection);
            OnConnection?.Invoke(connection);
        }
        connection.Receive(fields, segment[fields.HeaderLength..]);
    }

    private void ReceiveUdp(uint destination, ReadOnlySpan<byte> datagram)
    {
        ushort source = BinaryPrimitives.ReadUInt16BigEndian(datagram);
        ushort port = BinaryPrimitives.ReadUInt16BigEndian(datagram[2..]);
        byte[] data = datagram[Packet.UdpHeader..].ToArray();
        if (port == 53)
        {
            AnswerQuery(destination, source, data);
        }
        else
        {
            OnDatagram?.Invoke(destination, port, source, data);
        }
    }

    private void AnswerQuery(uint server, ushort stackPort, byte[] query)
    {
        (string name, int questionEnd) = ReadName(query, 12);
        Queries.Add(name);
        QueriedServers.Add(server);
        if (DnsSilent || SilentServers.Contains(server) || OnQuery?.Invoke(server, stackPort, query) == true)
        {
            return;
        }
        bool known = Names.TryGetValue(name, out uint address);
        byte[] answer = Answer(query[..(questionEnd + 4)], known ? [address, .. MoreAddresses] : []);
        SendDatagram(server, 53, stackPort, answer);
    }

    /// <summary>The answer to a query: the addresses, good for 60 s, or that there is no such name.</summary>
    public static byte[] Answer(byte[] query, params uint[] addresses)
    {
        List<byte> answer = [.. query];
        answer[2] = 0x81;                        // response, recursion desired
        answer[3] = addresses.Length > 0 ? (byte)0x80 : (byte)0x83;
        answer[7] = (byte)addresses.Length;
        foreach (uint address in addresses)
        {
            byte[] record = [0xC0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 0, 0, 0, 0];
            BinaryPrimitives.WriteUInt32BigEndian(record.AsSpan(12), address);
            answer.AddRange(record);
        }
        return [.. answer];
    }

    private static (string Name, int End) ReadName(byte[] query, int at)
    {
        string name = "";
        while (query[at] != 0)
        {
            name += (name.Length == 0 ? "" : ".") + System.Text.Encoding.ASCII.GetString(query, at + 1, query[at]);
            at += query[at] + 1;
        }
        return (name, at + 1);
    }
}
