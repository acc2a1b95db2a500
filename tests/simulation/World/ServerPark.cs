using System;
using System.Collections.Generic;
using System.Net;
using NanoSocket.Simulator.Net;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulation.Tests.World;

/// <summary>An internet in which every connection of the device has a server of its own.</summary>
internal sealed class ServerPark : IInternet
{
    private const int FirstPort = 2000;

    private readonly Timeline _timeline;
    private readonly InMemoryInternet _listeners;
    private readonly Dictionary<int, TcpServer> _tcp = [];
    private readonly Dictionary<int, UdpServer> _udp = [];
    private int _nextPort = FirstPort;

    public ServerPark(Timeline timeline)
    {
        _timeline = timeline;
        _listeners = new InMemoryInternet(timeline);
    }

    public TcpServer AddTcp(ServerKind kind, int amount)
    {
        TcpServer server = new(_timeline, TakePort(), kind, amount);
        _tcp.Add(server.Port, server);
        if (server.Listens)
        {
            _listeners.ListenTcp(server.Port, server.Accept);
        }

        return server;
    }

    public UdpServer AddUdp(ServerKind kind, int amount)
    {
        UdpServer server = new(_timeline, TakePort(), kind, amount);
        _udp.Add(server.Port, server);
        return server;
    }

    /// <summary>A host that answers echo requests, which the operator's network does for all.</summary>
    public UdpServer AddPing() => new(_timeline, TakePort(), ServerKind.Echo, 0) { AnswersByItself = true };

    /// <summary>All servers read from now on.</summary>
    public void Tame()
    {
        foreach (TcpServer server in _tcp.Values)
        {
            server.Tame();
        }
    }

    public ITcpUpstream ConnectTcp(IPEndPoint target, ITcpUpstreamEvents events) =>
        _tcp.TryGetValue(target.Port, out TcpServer? server) && server.Kind == ServerKind.Silent
            ? new Nowhere()
            : _listeners.ConnectTcp(target, events);

    public IUdpUpstream OpenUdp(IPEndPoint target, IUdpUpstreamEvents events) =>
        _udp.TryGetValue(target.Port, out UdpServer? server)
            ? server.Open(events)
            : _listeners.OpenUdp(target, events);

    /// <summary>Every second port: a server's two streams are named after its port and the one behind it.</summary>
    private int TakePort()
    {
        _nextPort += 2;
        return _nextPort;
    }

    /// <summary>A host that does not answer.</summary>
    private sealed class Nowhere : ITcpUpstream
    {
        public long AcknowledgedBytes => 0;

        public long WindowBytes => 0;

        public bool IsFinishAcknowledged => false;

        public bool IsReadFinished => false;

        public int Write(ReadOnlySpan<byte> bytes) => 0;

        public void FinishWriting()
        {
        }

        public int Read(Span<byte> buffer) => 0;

        public void Close()
        {
        }

        public void Abort()
        {
        }
    }
}
