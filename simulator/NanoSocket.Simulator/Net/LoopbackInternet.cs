using System;
using System.Net;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator.Net;

/// <summary>The real servers of this PC, on its loopback interface; nothing else can be reached.</summary>
public sealed class LoopbackInternet : IInternet
{
    private readonly EventLoop loop;

    /// <summary>Creates it for one event loop, on which all its events come.</summary>
    public LoopbackInternet(EventLoop loop) => this.loop = loop;

    /// <inheritdoc/>
    public ITcpUpstream ConnectTcp(IPEndPoint target, ITcpUpstreamEvents events) =>
        new LoopbackTcp(loop, Checked(target), events);

    /// <inheritdoc/>
    public IUdpUpstream OpenUdp(IPEndPoint target, IUdpUpstreamEvents events) =>
        new LoopbackUdp(loop, Checked(target), events);

    private static IPEndPoint Checked(IPEndPoint target) => IPAddress.IsLoopback(target.Address)
        ? target
        : throw new ArgumentException($"{target} is not on this PC", nameof(target));
}
