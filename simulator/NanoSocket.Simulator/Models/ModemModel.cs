using System;
using System.Collections.Generic;
using NanoSocket.Simulator.Options;

namespace NanoSocket.Simulator.Models;

/// <summary>
/// A modem family as data: who it says it is, what it says when, which commands it has beside the standard's, and where
/// it differs. A new model is one such description and one entry in <see cref="ModemModels"/>. The texts may hold the
/// placeholders of <see cref="ModelText"/>.
/// </summary>
/// <param name="Name">What the user types.</param>
/// <param name="Summary">One line for the list of models.</param>
public sealed record ModemModel(string Name, string Summary)
{
    /// <summary>+CGMI.</summary>
    public string Manufacturer { get; init; } = "NanoSocket";

    /// <summary>+CGMM.</summary>
    public string Product { get; init; } = "Simulated LTE modem";

    /// <summary>+CGMR.</summary>
    public string Revision { get; init; } = "NSIM-1.0";

    /// <summary>The first line of <c>ATI</c>; the others are product and revision.</summary>
    public string Banner { get; init; } = "NanoSocket";

    /// <summary>The text of a result code CONNECT.</summary>
    public string Connect { get; init; } = "CONNECT 150000000";

    /// <summary>From power-on to the end of boot. Before it the modem neither says nor hears anything.</summary>
    public TimeSpan BootTime { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>What it says of its own accord after boot.</summary>
    public IReadOnlyList<BootReport> Boot { get; init; } = [new("RDY"), new("+CFUN: {cfun}")];

    /// <summary>From the end of boot until the card is read; before that the card is busy.</summary>
    public TimeSpan SimTime { get; init; }

    /// <summary>Said when the registration or its technology changes; null: nothing.</summary>
    public string? ModeReport { get; init; }

    /// <summary>Said when the modem goes off in order; null: nothing.</summary>
    public string? PowerDownReport { get; init; }

    /// <summary>Control lines.</summary>
    public PowerKeys Keys { get; init; } = new();

    /// <summary>Rates of +IPR; 0 is automatic.</summary>
    public IReadOnlyList<int> BaudRates { get; init; } =
    [
        9600, 19200, 38400, 57600, 115200, 230400, 460800, 921600, 1_000_000, 1_500_000, 2_000_000, 3_000_000,
    ];

    /// <summary>After power-on the modem takes its speed from the host's first <c>AT</c>, and until then says nothing.
    /// </summary>
    public bool AutoBaud { get; init; }

    /// <summary>A speed set by +IPR survives a restart.</summary>
    public bool KeepsBaudRate { get; init; } = true;

    /// <summary><c>+++</c> leaves a call.</summary>
    public bool Escapes { get; init; } = true;

    /// <summary>The multiplexer.</summary>
    public MuxQuirks Mux { get; init; } = new();

    /// <summary>Technologies of its radio, the preferred one first.</summary>
    public IReadOnlyList<RadioTechnology> Technologies { get; init; } =
        [RadioTechnology.Lte, RadioTechnology.Nr, RadioTechnology.Utran, RadioTechnology.Gsm, RadioTechnology.NbIot];

    /// <summary>Format of area and cell in registration reports, as .NET writes hexadecimal numbers.</summary>
    public (string Area, string Cell) CellFormat { get; init; } = ("X4", "X8");

    /// <summary>Commands beside the standard's, or in place of them.</summary>
    public IReadOnlyList<ModelCommand> Commands { get; init; } = [];

    /// <summary>Commands of the standard that it does not have.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];
}

/// <summary>A line that a modem says while it starts.</summary>
/// <param name="Text">The line.</param>
/// <param name="AfterMilliseconds">From the end of boot.</param>
public sealed record BootReport(string Text, int AfterMilliseconds = 0);

/// <summary>How long the host has to hold a control line of the modem.</summary>
public sealed record PowerKeys
{
    /// <summary>The key switches on when it was held this long.</summary>
    public TimeSpan On { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The key switches off when it was held this long.</summary>
    public TimeSpan Off { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>From the key to the end of the supply: the modem leaves the network in order.</summary>
    public TimeSpan OffTime { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The reset line restarts when it was held this long.</summary>
    public TimeSpan Reset { get; init; } = TimeSpan.FromMilliseconds(50);
}
