using System;
using NanoSocket.Simulator.Logging;
using NanoSocket.Simulator.Net;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator.Tcp;

/// <summary>What a connection needs of the terminator that owns it.</summary>
internal interface ITcpConnectionOwner
{
    Timeline Timeline { get; }

    SimulatorLog Log { get; }

    ServerPorts Ports { get; }

    /// <summary>Largest segment payload towards the host.</summary>
    int LinkMss { get; }

    /// <summary>The queue to the host takes more.</summary>
    bool HasRoom { get; }

    /// <summary>How long a segment that is sent now waits for the line.</summary>
    TimeSpan QueueDelay { get; }

    /// <summary>A buffer for a segment with that much payload; <see cref="Send"/> sends it.</summary>
    Span<byte> Prepare(int length);

    void Send(FlowKey flow, int length);

    uint HostAddress { get; }

    void OnRetransmissions(long count);

    void Remove(TcpConnection connection);
}
