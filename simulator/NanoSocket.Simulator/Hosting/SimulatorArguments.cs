using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NanoSocket.Simulator.Faults;
using NanoSocket.Simulator.Models;
using NanoSocket.Simulator.Options;
using NanoSocket.Simulator.Scripting;

namespace NanoSocket.Simulator.Hosting;

/// <summary>Reads the command line of the simulator; other programs use it to offer the same options.</summary>
public static class SimulatorArguments
{
    /// <summary>Options with a value, and what they do, for a help text.</summary>
    public static IReadOnlyList<(string Name, string Summary)> Help { get; } =
    [
        ("--listen ADDRESS[,KEY=VALUE]...", "line of a modem: unix:PATH, tcp:PORT, pty, pty:LINK, serial:DEVICE,"
            + " unix-connect:PATH, tcp-connect:PORT; may be repeated, each is a modem of its own; KEY is one of the"
            + " options below and counts for this modem only (default: pty)"),
        ("--baud N", "speed of the line in bits per second, 0 = as fast as the transport (default: 115200)"),
        ("--model NAME", "which modem it is; --models lists them (default: generic)"),
        ("--technology NAME", "of the cell: 2g, 3g, lte, nb-iot, 5g (default: the model's preferred one)"),
        ("--script FILE", "what happens in the course of the run, for example 'at 12s coverage off'; the simulator's"
            + " README has the language"),
        ("--uplink N", "bits per second that the network takes from the host, 0 = without limit (default: 0)"),
        ("--apn NAME", "access point name of the default context (default: internet)"),
        ("--auth AUTH", "PPP authentication: none, any, USER:PASSWORD, pap:USER:PASSWORD, chap:USER:PASSWORD"
            + " (default: none)"),
        ("--pin PIN", "the SIM asks for this PIN"),
        ("--host NAME=A.B.C.D[:PORT]", "a name of the network that ends elsewhere on this PC; may be repeated"),
        ("--map PORT=PORT", "connections to the first port end on the second one of 127.0.0.1; may be repeated"),
        ("--forward PORT=PORT", "connections to the first port of 127.0.0.1 end on the second one of the host;"
            + " may be repeated"),
        ("--fault NAME[,KEY=VALUE]...", "a fault; may be repeated; --faults lists them"),
        ("--seed N", "all randomness follows from it (default: 1)"),
        ("--ntp", "answer NTP requests"),
        ("--check-baud", "on a pseudo-terminal the speed that the host sets has to be the modem's, otherwise both read"
            + " garbage"),
    ];

    /// <summary>Options of a modem that have a value.</summary>
    private static readonly Dictionary<string, Func<ModemOptions, string, ModemOptions>> Values = new()
    {
        ["--baud"] = (modem, value) => modem with { BaudRate = ParseNumber("--baud", value, 10_000_000) },
        ["--model"] = (modem, value) => modem with { Model = ModemModels.Find(value) },
        ["--technology"] = (modem, value) => modem with { Technology = ParseTechnology(value) },
        ["--script"] = (modem, value) => modem with { Script = ModemScript.Load(value) },
        ["--uplink"] = (modem, value) => modem with { UplinkRate = ParseNumber("--uplink", value, 1_000_000_000) },
        ["--apn"] = (modem, value) => modem with { Apn = value },
        ["--auth"] = (modem, value) => modem with { Auth = AuthPolicy.Parse(value) },
        ["--pin"] = (modem, value) => modem with { Pin = ParsePin(value) },
        ["--host"] = (modem, value) => modem with { Hosts = [.. modem.Hosts, HostOverride.Parse(value)] },
        ["--map"] = (modem, value) => modem with { Ports = [.. modem.Ports, PortMapping.Parse(value)] },
        ["--forward"] = (modem, value) =>
            modem with { Forwards = [.. modem.Forwards, PortMapping.Parse(value, "forward")] },
        ["--fault"] = (modem, value) => modem with { Faults = [.. modem.Faults, FaultSpec.Parse(value)] },
        ["--seed"] = (modem, value) => modem with { Seed = ParseNumber("--seed", value, int.MaxValue) },
    };

    /// <summary>Options of a modem that have none.</summary>
    private static readonly Dictionary<string, Func<ModemOptions, ModemOptions>> Switches = new()
    {
        ["--ntp"] = modem => modem with { AnswerNtp = true },
        ["--check-baud"] = modem => modem with { ChecksBaudRate = true },
    };

    /// <summary>Reads arguments; without <c>--listen</c> the modem is on a pseudo-terminal.</summary>
    /// <exception cref="OptionException">An argument is unknown or its value is not valid.</exception>
    public static SimulatorOptions Parse(IReadOnlyList<string> arguments)
    {
        ModemOptions modem = new() { StartTime = DateTimeOffset.Now };
        List<string> lines = [];
        for (int i = 0; i < arguments.Count; i++)
        {
            string name = arguments[i];
            string Value() => ++i < arguments.Count ? arguments[i] : throw new OptionException($"{name} needs a value");
            if (name == "--listen")
            {
                lines.Add(Value());
            }
            else if (Values.TryGetValue(name, out Func<ModemOptions, string, ModemOptions>? set))
            {
                modem = set(modem, Value());
            }
            else
            {
                modem = Switches.TryGetValue(name, out Func<ModemOptions, ModemOptions>? turn)
                    ? turn(modem)
                    : throw new OptionException($"unknown option '{name}'");
            }
        }
        lines = lines.Count > 0 ? lines : ["pty"];
        return new SimulatorOptions
        {
            Listen = lines.ConvertAll(line => ListenAddress.Parse(line.Split(',')[0])),
            Modem = modem,
            Modems = lines.ConvertAll(line => OptionsOf(line, modem)),
        };
    }

    /// <summary>What stands behind the address: <c>pty,model=ec200,pin=1234</c>.</summary>
    private static ModemOptions OptionsOf(string line, ModemOptions modem)
    {
        foreach (string assignment in line.Split(',')[1..])
        {
            string[] parts = assignment.Split('=', 2);
            modem = parts.Length == 2
                && Values.TryGetValue("--" + parts[0], out Func<ModemOptions, string, ModemOptions>? set)
                ? set(modem, parts[1])
                : throw new OptionException(
                    $"listen '{line}': expected ADDRESS[,KEY=VALUE]..., KEY one of "
                    + string.Join(", ", Values.Keys.Select(name => name[2..])));
        }
        return modem;
    }

    private static int ParseNumber(string name, string text, int maximum) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= maximum
            ? number
            : throw new OptionException($"{name} '{text}': expected a number from 0 to {maximum}");

    private static RadioTechnology ParseTechnology(string text) =>
        RadioTechnologies.TryParse(text, out RadioTechnology technology)
            ? technology
            : throw new OptionException($"--technology '{text}': expected 2g, 3g, lte, nb-iot or 5g");

    private static string ParsePin(string text) =>
        text.Length is >= 4 and <= 8 && !text.AsSpan().ContainsAnyExceptInRange('0', '9')
            ? text
            : throw new OptionException($"--pin '{text}': expected 4 to 8 digits");
}
