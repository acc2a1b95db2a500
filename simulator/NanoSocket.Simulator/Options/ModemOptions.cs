using System;
using System.Collections.Generic;
using NanoSocket.Simulator.Faults;
using NanoSocket.Simulator.Models;
using NanoSocket.Simulator.Scripting;

namespace NanoSocket.Simulator.Options;

/// <summary>Everything that describes one simulated modem, its SIM and its operator.</summary>
public sealed record ModemOptions
{
    /// <summary>Line speed in bits per second, both directions; 0: as fast as the transport.</summary>
    public int BaudRate { get; init; } = 115200;

    /// <summary>On a pseudo-terminal: the host's speed has to be the modem's.</summary>
    public bool ChecksBaudRate { get; init; }

    /// <summary>From power-on to the end of boot; null: as long as the model takes.</summary>
    public TimeSpan? BootTime { get; init; }

    /// <summary>From searching to registered, at least.</summary>
    public TimeSpan RegistrationTime { get; init; } = TimeSpan.FromMilliseconds(800);

    /// <summary>Up to this much more, by chance, attempt by attempt.</summary>
    public TimeSpan RegistrationSpread { get; init; }

    /// <summary>Technology of the cell in reach; null: the model's preferred one.</summary>
    public RadioTechnology? Technology { get; init; }

    /// <summary>Access point name of the default context.</summary>
    public string Apn { get; init; } = "internet";

    /// <summary>PPP authentication.</summary>
    public AuthPolicy Auth { get; init; } = AuthPolicy.None;

    /// <summary>SIM PIN; empty: the SIM asks for none.</summary>
    public string Pin { get; init; } = "";

    /// <summary>PUK that unblocks the SIM.</summary>
    public string Puk { get; init; } = "12345678";

    /// <summary>Names that end elsewhere.</summary>
    public IReadOnlyList<HostOverride> Hosts { get; init; } = [];

    /// <summary>Ports that end elsewhere.</summary>
    public IReadOnlyList<PortMapping> Ports { get; init; } = [];

    /// <summary>Ports of 127.0.0.1 whose connections go to ports of the host.</summary>
    public IReadOnlyList<PortMapping> Forwards { get; init; } = [];

    /// <summary>Bits per second at which the network takes the host's data, 10 bits a byte; 0: without limit. Data that
    /// comes faster stops the host by flow control.</summary>
    public int UplinkRate { get; init; }

    /// <summary>Which modem it is.</summary>
    public ModemModel Model { get; init; } = ModemModels.Generic;

    /// <summary>Answer NTP requests (UDP port 123) with the modem's clock.</summary>
    public bool AnswerNtp { get; init; }

    /// <summary>Faults to apply.</summary>
    public IReadOnlyList<FaultSpec> Faults { get; init; } = [];

    /// <summary>What happens to modem and operator in the course of the run.</summary>
    public ModemScript Script { get; init; } = ModemScript.Empty;

    /// <summary>All randomness (fault decisions, sequence numbers, challenges) follows from it.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>What the network's clock shows when the simulation starts.</summary>
    public DateTimeOffset StartTime { get; init; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
