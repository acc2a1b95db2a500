using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;

namespace NanoSocket.Tool.Boards;

/// <summary>A board: <c>boards/&lt;name&gt;/board.json</c>. Paths are relative to the checkout.</summary>
/// <remarks>Optional properties have setters: the generated reader overwrites the defaults of the others.</remarks>
internal sealed class Board
{
    /// <summary>The folder's name; not in the file.</summary>
    [JsonIgnore]
    public string Name { get; set; } = "";

    /// <summary>One line for people.</summary>
    public required string Description { get; init; }

    /// <summary>Prefix of the compiler's programs, such as <c>arm-none-eabi-</c>; empty for the PC's own.</summary>
    public required string CompilerPrefix { get; init; }

    /// <summary>Flags of every compilation and of the link: CPU, ABI, optimisation.</summary>
    public required IReadOnlyList<string> Flags { get; init; }

    /// <summary>Preprocessor definitions, <c>NAME</c> or <c>NAME=VALUE</c>.</summary>
    public IReadOnlyList<string> Defines { get; set; } = [];

    /// <summary>Folders searched for headers.</summary>
    public IReadOnlyList<string> Includes { get; set; } = [];

    /// <summary>The C and assembler files of every image; <c>*</c> in a file name stands for any characters.
    /// </summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>The linker script; null where the system's own serves.</summary>
    public string? LinkerScript { get; set; }

    /// <summary>Flags of the link alone.</summary>
    public IReadOnlyList<string> LinkFlags { get; set; } = [];

    /// <summary>Memories that the budget and the linker fill; empty where there is no limit.</summary>
    public IReadOnlyList<MemoryRegion> Regions { get; set; } = [];

    /// <summary>The memory an address belongs to: the last one that starts at or below it, so that what no longer
    /// fits still counts where it was meant to go.</summary>
    public MemoryRegion? RegionOf(ulong address) =>
        Regions.Where(region => region.FirstAddress <= address).MaxBy(region => region.FirstAddress);

    /// <summary>The profile of TLS that images get when none is asked for: a section of the budget; null: the board
    /// has no memory for TLS.</summary>
    public string? Tls { get; set; }

    /// <summary>How to start an image on this PC; null when it can only be built.</summary>
    public BoardRun? Run { get; set; }
}

/// <summary>A memory of the board.</summary>
internal sealed class MemoryRegion
{
    public required string Name { get; init; }

    /// <summary>The first address, as C writes it: <c>0x20000000</c>.</summary>
    public required string Origin { get; init; }

    /// <summary>Bytes.</summary>
    public required int Length { get; init; }

    /// <summary>The first address as a number.</summary>
    [JsonIgnore]
    public ulong FirstAddress => Convert.ToUInt64(Origin, 16);
}

/// <summary>How to start an image on this PC.</summary>
internal sealed class BoardRun
{
    /// <summary><c>qemu</c> (an emulator with the image in it) or <c>process</c> (the image is a program).</summary>
    public required string Kind { get; init; }

    /// <summary>The emulator's program.</summary>
    public string Program { get; set; } = "";

    /// <summary>Arguments before those the tool adds (image and serial ports).</summary>
    public IReadOnlyList<string> Arguments { get; set; } = [];

    /// <summary>What each of the emulator's serial ports is, in order: <c>console</c>, <c>modem</c>,
    /// <c>uart1</c> to <c>uart3</c> (those of apps) or <c>none</c>.</summary>
    public IReadOnlyList<string> Serial { get; set; } = [];

    /// <summary>Where the emulator puts 32 random bytes that the emulated chip cannot make; null: nowhere.</summary>
    public string? EntropyAddress { get; set; }

    /// <summary>The address behind the flight recorder's memory in the emulator; the budget says its length. Null: it
    /// cannot be read there.</summary>
    public string? RecorderEnd { get; set; }
}
