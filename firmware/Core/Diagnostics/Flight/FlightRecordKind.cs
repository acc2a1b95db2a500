namespace NanoSocket.Core.Diagnostics;

/// <summary>What a record of the flight recorder holds; the numbers are part of the format (docs/flight-recorder.md).
/// </summary>
public enum FlightRecordKind
{
    /// <summary>The core has started: one byte, the <see cref="Engine.StartReason"/>, then the firmware's version.
    /// </summary>
    Start = 0,
    /// <summary>One line of the AT dialogue, or a part of one, without its line end.</summary>
    At = 1,
    /// <summary>A PPP packet as between its flags, escapes undone, cut to <see cref="PppSlicer.Kept"/> bytes.</summary>
    Ppp = 2,
    /// <summary>A frame of the multiplexer from its address to its FCS, or a part of one.</summary>
    Mux = 3,
    /// <summary>Traffic passed while the recorder stood still to be read: four bytes, how many pieces.</summary>
    Gap = 4,
}
