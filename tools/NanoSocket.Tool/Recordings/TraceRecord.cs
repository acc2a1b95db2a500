using System;

namespace NanoSocket.Tool.Recordings;

/// <summary>What a record of the flight recorder holds; the numbers of docs/flight-recorder.md.</summary>
internal enum TraceKind { Start, At, Ppp, Mux, Gap }

/// <summary>A record of the flight recorder. Parts of one piece are put together.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Received">From the modem; otherwise to it.</param>
/// <param name="Channel">Channel of the multiplexer; 0: the line itself.</param>
/// <param name="Time">Since the start of its run.</param>
/// <param name="LineLength">Bytes on the line, of a packet that is cut; otherwise 0.</param>
/// <param name="Bytes">What was kept.</param>
internal sealed record TraceRecord(
    TraceKind Kind, bool Received, int Channel, TimeSpan Time, int LineLength, byte[] Bytes);
