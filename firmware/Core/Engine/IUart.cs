using System;

namespace NanoSocket.Core.Engine;

/// <summary>The serial line to the modem. Never blocks.</summary>
public interface IUart
{
    /// <summary>Opens the line, or changes its speed.</summary>
    /// <returns>False when the baud rate cannot be had.</returns>
    bool Open(int baud, bool flowControl);

    /// <summary>Takes received bytes; returns their number, 0 when there are none.</summary>
    int Read(Span<byte> buffer);

    /// <summary>Gives bytes to the transmitter; returns how many it took.</summary>
    int Write(ReadOnlySpan<byte> bytes);

    /// <summary>Drives the modem's control lines; a line that is not wired has no effect.</summary>
    void SetPins(ModemPins mask, ModemPins values);
}
