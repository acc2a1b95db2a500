using System.Collections.Generic;

namespace NanoSocket.Tool.Benchmarks;

/// <summary>How fast an app's bytes go through a line; printed by <c>tests/bench/link</c>.</summary>
/// <param name="BaudRate">Bits per second, ten a byte.</param>
/// <param name="FrameSize">N1 of the multiplexer; 0: PPP has the whole line.</param>
/// <param name="IsUpload">From the device to a server.</param>
/// <param name="Line">Bytes that the line carries in a second.</param>
/// <param name="Ceiling">The app's bytes in a second if frames followed each other without a gap.</param>
/// <param name="Measured">The app's bytes in a second.</param>
internal sealed record LinkRate(
    int BaudRate, int FrameSize, bool IsUpload, double Line, double Ceiling, double Measured);

/// <summary>What a byte costs the processor.</summary>
/// <param name="IsUpload">From the device to a server.</param>
/// <param name="FrameSize">N1 of the multiplexer; 0: PPP has the whole line.</param>
/// <param name="Core">Instructions of the core and the network stack for each byte of the app.</param>
/// <param name="Uart">Instructions of the UART's interrupts for each byte of the line, one interrupt a byte.</param>
/// <param name="Share">Part of a processor that does 168 million in a second, at the fastest line.</param>
internal sealed record LinkCost(bool IsUpload, int FrameSize, double Core, double Uart, double Share);

/// <summary>All of it.</summary>
internal sealed record LinkReport(IReadOnlyList<LinkRate> Rates, IReadOnlyList<LinkCost> Costs);
