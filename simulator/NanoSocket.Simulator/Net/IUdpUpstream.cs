using System;

namespace NanoSocket.Simulator.Net;

/// <summary>A UDP flow to one server.</summary>
public interface IUdpUpstream
{
    /// <summary>Sends one datagram; it may get lost.</summary>
    void Send(ReadOnlySpan<byte> datagram);

    /// <summary>Ends the flow.</summary>
    void Close();
}
