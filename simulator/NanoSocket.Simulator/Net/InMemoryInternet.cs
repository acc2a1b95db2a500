using System;
using System.Collections.Generic;
using System.Net;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator.Net;

/// <summary>Scripted servers in memory, for tests in virtual time. Addresses do not matter, ports do.</summary>
public sealed class InMemoryInternet : IInternet
{
    private readonly Timeline timeline;
    private readonly Dictionary<int, Action<InMemoryTcpConnection>> tcp = [];
    private readonly Dictionary<int, Func<byte[], byte[]?>> udp = [];

    /// <summary>Creates an internet without servers.</summary>
    public InMemoryInternet(Timeline timeline) => this.timeline = timeline;

    /// <summary>Receive window of every server, in bytes.</summary>
    public int ServerWindow { get; set; } = 65535;

    /// <summary>Calls <paramref name="accept"/> for each connection to the port.</summary>
    public void ListenTcp(int port, Action<InMemoryTcpConnection> accept) => tcp[port] = accept;

    /// <summary>Answers datagrams to the port; null: no answer.</summary>
    public void ListenUdp(int port, Func<byte[], byte[]?> answer) => udp[port] = answer;

    /// <inheritdoc/>
    public ITcpUpstream ConnectTcp(IPEndPoint target, ITcpUpstreamEvents events)
    {
        InMemoryTcpConnection connection = new(timeline, events, ServerWindow);
        if (tcp.TryGetValue(target.Port, out Action<InMemoryTcpConnection>? accept))
        {
            connection.Later(events.OnConnected);
            connection.Later(() => accept(connection));
        }
        else
        {
            connection.Later(events.OnRefused);
        }
        return connection;
    }

    /// <inheritdoc/>
    public IUdpUpstream OpenUdp(IPEndPoint target, IUdpUpstreamEvents events) =>
        new Flow(timeline, events, udp.GetValueOrDefault(target.Port));

    private sealed class Flow : IUdpUpstream
    {
        private readonly Timeline timeline;
        private readonly IUdpUpstreamEvents events;
        private readonly Func<byte[], byte[]?>? answer;
        private bool closed;

        public Flow(Timeline timeline, IUdpUpstreamEvents events, Func<byte[], byte[]?>? answer)
        {
            this.timeline = timeline;
            this.events = events;
            this.answer = answer;
        }

        public void Send(ReadOnlySpan<byte> datagram)
        {
            byte[] copy = datagram.ToArray();
            timeline.After(TimeSpan.Zero, () => Deliver(copy));
        }

        public void Close() => closed = true;

        private void Deliver(byte[] datagram)
        {
            if (closed)
            {
                return;
            }
            if (answer is null)
            {
                events.OnUnreachable();
            }
            else if (answer(datagram) is byte[] reply)
            {
                events.OnDatagram(reply);
            }
        }
    }
}
