using System.Net;

namespace NanoSocket.Simulator.Net;

/// <summary>
/// Where the connections of the simulated network end: real sockets on the PC's loopback interface
/// (<see cref="LoopbackInternet"/>) or scripted servers in memory (<see cref="InMemoryInternet"/>).
/// </summary>
public interface IInternet
{
    /// <summary>Starts a TCP connection. Events come on the modem's thread and never during this call.</summary>
    ITcpUpstream ConnectTcp(IPEndPoint target, ITcpUpstreamEvents events);

    /// <summary>Opens a UDP flow to one peer. Events come on the modem's thread and never during this call.</summary>
    IUdpUpstream OpenUdp(IPEndPoint target, IUdpUpstreamEvents events);
}
