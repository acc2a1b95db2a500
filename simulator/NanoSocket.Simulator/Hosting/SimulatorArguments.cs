using System;
using System.Collections.Generic;
using System.Globalization;
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
        ("--listen ADDRESS", "line of a modem: unix:PATH, tcp:PORT, pty, pty:LINK, serial:DEVICE, unix-connect:PATH,"
            + " tcp-connect:PORT; may be repeated (default: pty)"),
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
    ];

    /// <summary>Reads arguments; without <c>--listen</c> the modem is on a pseudo-terminal.</summary>
    /// <exception cref="OptionException">An argument is unknown or its value is not valid.</exception>
    public static SimulatorOptions Parse(IReadOnlyList<string> arguments)
    {
        ModemOptions modem = new() { StartTime = DateTimeOffset.Now };
        List<ListenAddress> listen = [];
        List<HostOverride> hosts = [];
        List<PortMapping> ports = [];
        List<PortMapping> forwards = [];
        List<FaultSpec> faults = [];
        for (int i = 0; i < arguments.Count; i++)
        {
            string name = arguments[i];
            string Value() => ++i < arguments.Count ? arguments[i] : throw new OptionException($"{name} needs a value");
            switch (name)
            {
                case "--listen":
                    listen.Add(ListenAddress.Parse(Value()));
                    break;
                case "--baud":
                    modem = modem with { BaudRate = ParseNumber(name, Value(), 10_000_000) };
                    break;
                case "--model":
                    modem = modem with { Model = ModemModels.Find(Value()) };
                    break;
                case "--technology":
                    modem = modem with { Technology = ParseTechnology(Value()) };
                    break;
                case "--script":
                    modem = modem with { Script = ModemScript.Load(Value()) };
                    break;
                case "--uplink":
                    modem = modem with { UplinkRate = ParseNumber(name, Value(), 1_000_000_000) };
                    break;
                case "--apn":
                    modem = modem with { Apn = Value() };
                    break;
                case "--auth":
                    modem = modem with { Auth = AuthPolicy.Parse(Value()) };
                    break;
                case "--pin":
                    modem = modem with { Pin = ParsePin(Value()) };
                    break;
                case "--host":
                    hosts.Add(HostOverride.Parse(Value()));
                    break;
                case "--map":
                    ports.Add(PortMapping.Parse(Value()));
                    break;
                case "--forward":
                    forwards.Add(PortMapping.Parse(Value(), "forward"));
                    break;
                case "--fault":
                    faults.Add(FaultSpec.Parse(Value()));
                    break;
                case "--seed":
                    modem = modem with { Seed = ParseNumber(name, Value(), int.MaxValue) };
                    break;
                case "--ntp":
                    modem = modem with { AnswerNtp = true };
                    break;
                default:
                    throw new OptionException($"unknown option '{name}'");
            }
        }
        return new SimulatorOptions
        {
            Listen = listen.Count > 0 ? listen : [new ListenAddress(LineKind.Pty)],
            Modem = modem with { Hosts = hosts, Ports = ports, Forwards = forwards, Faults = faults },
        };
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
