using System;

namespace NanoSocket.Core.Modem;

/// <summary>Sees everything that passes on the line to the modem, in the order in which it passes.</summary>
public interface ILineTap
{
    /// <summary>Bytes the modem sent; valid during the call only.</summary>
    void Received(LineTraffic kind, ReadOnlySpan<byte> bytes);

    /// <summary>Bytes on their way to the modem; valid during the call only.</summary>
    void Sent(LineTraffic kind, ReadOnlySpan<byte> bytes);
}
