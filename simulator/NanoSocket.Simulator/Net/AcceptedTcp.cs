using System.Net;
using System.Net.Sockets;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator.Net;

/// <summary>A connection of a program on this PC to a forwarded port.</summary>
internal sealed class AcceptedTcp : IInboundTcp
{
    private readonly EventLoop loop;
    private readonly Socket socket;

    public AcceptedTcp(EventLoop loop, Socket socket)
    {
        this.loop = loop;
        this.socket = socket;
        RemotePort = ((IPEndPoint)socket.RemoteEndPoint!).Port;
    }

    public int RemotePort { get; }

    public ITcpUpstream Take(ITcpUpstreamEvents events) => new LoopbackTcp(loop, socket, events);

    public void Refuse()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Dispose();
    }
}
