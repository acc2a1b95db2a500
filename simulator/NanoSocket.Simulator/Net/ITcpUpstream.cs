using System;

namespace NanoSocket.Simulator.Net;

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
