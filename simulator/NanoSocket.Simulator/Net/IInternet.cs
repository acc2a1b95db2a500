using System;
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

/// <summary>A TCP connection to a server, as the terminator sees it.</summary>
public interface ITcpUpstream
{
    /// <summary>Bytes written that the server's TCP has acknowledged.</summary>
    long AcknowledgedBytes { get; }

    /// <summary>Receive window of the server's TCP, counted from <see cref="AcknowledgedBytes"/>.</summary>
    long WindowBytes { get; }

    /// <summary>The server's TCP has acknowledged our FIN.</summary>
    bool IsFinishAcknowledged { get; }

    /// <summary>The server's FIN came and everything before it was read.</summary>
    bool IsReadFinished { get; }

    /// <summary>Hands bytes over; returns how many were taken. <see cref="ITcpUpstreamEvents.OnProgress"/>
    /// tells when more may be.</summary>
    int Write(ReadOnlySpan<byte> bytes);

    /// <summary>Sends FIN behind what was written.</summary>
    void FinishWriting();

    /// <summary>Takes bytes that arrived; 0 when there are none now.</summary>
    int Read(Span<byte> buffer);

    /// <summary>Lets go of a connection that ended in both directions.</summary>
    void Close();

    /// <summary>Ends the connection with RST.</summary>
    void Abort();
}

/// <summary>What happens to a connection to a server.</summary>
public interface ITcpUpstreamEvents
{
    /// <summary>The server accepted.</summary>
    void OnConnected();

    /// <summary>Nobody listens, or the server could not be reached.</summary>
    void OnRefused();

    /// <summary>Bytes or FIN arrived.</summary>
    void OnReadable();

    /// <summary>More is acknowledged, the window moved, or there is room to write again.</summary>
    void OnProgress();

    /// <summary>The server sent RST.</summary>
    void OnReset();
}

/// <summary>A UDP flow to one server.</summary>
public interface IUdpUpstream
{
    /// <summary>Sends one datagram; it may get lost.</summary>
    void Send(ReadOnlySpan<byte> datagram);

    /// <summary>Ends the flow.</summary>
    void Close();
}

/// <summary>What happens to a UDP flow.</summary>
public interface IUdpUpstreamEvents
{
    /// <summary>A datagram came from the server.</summary>
    void OnDatagram(ReadOnlySpan<byte> datagram);

    /// <summary>Nobody listens on the port.</summary>
    void OnUnreachable();
}
