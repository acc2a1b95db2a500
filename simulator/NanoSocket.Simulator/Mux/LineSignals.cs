using System;

namespace NanoSocket.Simulator.Mux;

/// <summary>The V.24 signals of a channel as MSC carries them (3GPP TS 27.010 clause 5.4.6.3.7). The names are those of
/// the wires: from the host, from the modem.</summary>
[Flags]
internal enum LineSignals : byte
{
    None = 0,

    /// <summary>FC: the sender takes no frames.</summary>
    FlowStopped = 0x02,

    /// <summary>RTC: DTR, DSR.</summary>
    Ready = 0x04,

    /// <summary>RTR: RTS, CTS.</summary>
    ReadyToReceive = 0x08,

    /// <summary>IC: nothing, RI.</summary>
    Ring = 0x40,

    /// <summary>DV: nothing, DCD.</summary>
    Carrier = 0x80,
}
