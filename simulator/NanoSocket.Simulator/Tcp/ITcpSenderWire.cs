using System;

namespace NanoSocket.Simulator.Tcp;

/// <summary>What the sender needs of its connection.</summary>
internal interface ITcpSenderWire
{
    /// <summary>False while the queue to the host is long; the connection is asked again when it is not.</summary>
    bool HasRoom { get; }

    /// <summary>How long a segment that is sent now waits for the line.</summary>
    TimeSpan QueueDelay { get; }

    /// <summary>Sends a segment with the bytes from <paramref name="offset"/> on.</summary>
    void Transmit(long offset, int length, bool finish);

    /// <summary>The host has not acknowledged anything for too long.</summary>
    void OnSilence();
}
