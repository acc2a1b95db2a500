using System.Collections.Generic;
using System.IO;

namespace NanoSocket.Tool.Running;

/// <summary>What is on a board's lines during a run.</summary>
/// <param name="Modem">The modem of an image that uses the network; null: none.</param>
/// <param name="Typed">What is typed on the console; null: nothing.</param>
/// <param name="CountsInstructions">Time passes by instructions executed, so that every run is the same; only in an
/// emulator, and without a modem, which would live in another time.</param>
internal sealed record RunWiring(ModemSettings? Modem, Stream? Typed = null, bool CountsInstructions = false)
{
    /// <summary>Where the flight recorder's recording goes at the run's end, however it ends; null: nowhere.</summary>
    public string? Trace { get; init; }

    /// <summary>What is on the serial ports of apps.</summary>
    public IReadOnlyList<UartWire> Uarts { get; init; } = [];
}
