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

    /// <summary>Fastest speed the board's wiring carries, in bits per second.</summary>
    int MaximumBaud { get; }

    /// <summary>Control lines that are wired.</summary>
    ModemPins WiredPins { get; }

    /// <summary>The modem's status line says that it is on; false where it is not wired.</summary>
    bool IsModemOn { get; }
}
