using System;
using System.Collections.Generic;

namespace NanoSocket.Simulator.Live;

/// <summary>What there is to see of a modem at a moment.</summary>
/// <param name="Time">Since the start of the simulation.</param>
/// <param name="Model">Name of the model.</param>
/// <param name="Power">off, booting or on.</param>
/// <param name="Sim">State of the card as +CPIN names it.</param>
/// <param name="Network">Registration, technology, operator, cell and signal.</param>
/// <param name="Line">Speed and bytes.</param>
/// <param name="Mux">The multiplexer session, or that there is none.</param>
/// <param name="Channels">The terminals: who they are and what they do.</param>
/// <param name="Contexts">Packet contexts with their addresses.</param>
/// <param name="Traffic">What went through the call that is up, or that there is none.</param>
/// <param name="Faults">Names of the faults that are active, or that none is.</param>
public sealed record ModemStatus(
    TimeSpan Time,
    string Model,
    string Power,
    string Sim,
    string Network,
    string Line,
    string Mux,
    IReadOnlyList<string> Channels,
    IReadOnlyList<string> Contexts,
    string Traffic,
    string Faults);
