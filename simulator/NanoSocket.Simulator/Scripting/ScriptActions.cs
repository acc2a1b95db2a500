using System;
using System.Collections.Generic;
using System.Globalization;
using NanoSocket.Simulator.Faults;
using NanoSocket.Simulator.Modem;
using NanoSocket.Simulator.Models;
using NanoSocket.Simulator.Options;

namespace NanoSocket.Simulator.Scripting;

/// <summary>The actions of a script by name. A new one is one entry.</summary>
public static class ScriptActions
{
    private static readonly (string Unit, double Milliseconds)[] Units =
        [("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000)];

    private delegate Action<ModemControl>? Reader(string[] words);

    private static readonly (string Name, string Usage, string Summary, Reader Read)[] All =
    [
        ("coverage", "on|off", "a cell is in reach, or none", words =>
            TrySwitch(words, out bool on) ? control => control.SetCoverage(on) : null),
        ("registration", "TIME [TIME]", "how long attempts to register take: at least, at most", ReadRegistration),
        ("deny", "CAUSE|off", "the network refuses the SIM, for example 11", ReadDeny),
        ("roaming", "on|off", "the network in reach is another operator's", words =>
            TrySwitch(words, out bool on) ? control => control.SetRoaming(on) : null),
        ("technology", "2g|3g|lte|nb-iot|5g", "what the cell in reach is", words =>
            words.Length == 1 && RadioTechnologies.TryParse(words[0], out RadioTechnology technology)
                ? control => control.SetTechnology(technology)
                : null),
        ("cell", "AREA CELL", "the modem moves to another cell; both hexadecimal", words =>
            words.Length == 2 && TryHex(words[0], 0xFFFFFF, out int area) && TryHex(words[1], 0xFFFFFFF, out int cell)
                ? control => control.MoveToCell(area, cell)
                : null),
        ("signal", "DBM | walk DB TIME", "level from -113 to -51 dBm; or it walks by up to DB each TIME", ReadSignal),
        ("nitz", "+HH:MM|off", "the network tells its time with this zone", ReadTimeZone),
        ("deactivate", "CONTEXT|all", "the network takes a packet context down", ReadDeactivate),
        ("sim", "in|out", "the card", words =>
            words is ["in" or "out"] ? control => control.SetSimInserted(words[0] == "in") : null),
        ("carrier", "off", "data calls end with NO CARRIER", words =>
            words is ["off"] ? control => control.DropCarrier() : null),
        ("restart", "", "the modem restarts by itself", words =>
            words.Length == 0 ? control => control.Restart() : null),
        ("power", "on|off", "the supply", words =>
            TrySwitch(words, out bool on) ? control => control.SetPower(on) : null),
        ("mux", "stuck|stopped|normal", "the multiplexer hangs, or stops every channel by MSC", ReadMux),
        ("report", "TEXT", "the modem says this line of its own accord", words =>
            words.Length > 0 ? control => control.Report(string.Join(' ', words)) : null),
        ("fault", "NAME[,KEY=VALUE]...", "a fault of the catalogue", words =>
            words.Length == 1 && FaultSpec.Parse(words[0]) is FaultSpec fault
                ? control => control.Inject(fault)
                : null),
    ];

    /// <summary>How actions are written and what they do, for a help text.</summary>
    public static IReadOnlyList<(string Usage, string Summary)> Help { get; } =
        Array.ConvertAll(All, entry => ($"{entry.Name} {entry.Usage}".TrimEnd(), entry.Summary));

    /// <summary>Reads an action.</summary>
    /// <exception cref="OptionException">There is no such action, or it takes other values.</exception>
    internal static Action<ModemControl> Parse(string name, string[] words)
    {
        foreach ((string candidate, string usage, _, Reader read) in All)
        {
            if (candidate == name)
            {
                return read(words) ?? throw new OptionException($"expected '{$"{name} {usage}".TrimEnd()}'");
            }
        }
        throw new OptionException(
            $"no action '{name}'; there are {string.Join(", ", Array.ConvertAll(All, entry => entry.Name))}");
    }

    /// <summary>Reads <c>250ms</c>, <c>12s</c>, <c>1.5m</c> or <c>2h</c>.</summary>
    internal static bool TryTime(string text, out TimeSpan time)
    {
        foreach ((string unit, double milliseconds) in Units)
        {
            if (text.EndsWith(unit, StringComparison.Ordinal) && double.TryParse(
                text[..^unit.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number)
                && number * milliseconds <= TimeSpan.FromDays(365).TotalMilliseconds)
            {
                time = TimeSpan.FromMilliseconds(number * milliseconds);
                return true;
            }
        }
        time = default;
        return false;
    }

    private static Action<ModemControl>? ReadRegistration(string[] words)
    {
        if (words.Length is not (1 or 2) || !TryTime(words[0], out TimeSpan least)
            || !TryTime(words[^1], out TimeSpan most) || most < least)
        {
            return null;
        }
        return control => control.SetRegistrationTime(least, most);
    }

    private static Action<ModemControl>? ReadDeny(string[] words) => words switch
    {
        ["off"] => control => control.Allow(),
        [string text] when TryNumber(text, 1, 255, out int cause) => control => control.Deny(cause),
        _ => null,
    };

    private static Action<ModemControl>? ReadSignal(string[] words) => words switch
    {
        [string text] when TryNumber(text, SignalLevel.Minimum, SignalLevel.Maximum, out int dbm) =>
            control => control.SetSignal(dbm),
        ["walk", string text, string each] when TryNumber(text, 0, 30, out int step)
            && TryTime(each, out TimeSpan interval) && interval > TimeSpan.Zero =>
            control => control.WalkSignal(step, interval),
        _ => null,
    };

    private static Action<ModemControl>? ReadTimeZone(string[] words)
    {
        if (words is ["off"])
        {
            return control => control.TellNoTime();
        }
        if (words is not [{ Length: > 1 } text] || text[0] is not ('+' or '-')
            || !TimeSpan.TryParseExact(text[1..], @"h\:mm", CultureInfo.InvariantCulture, out TimeSpan zone)
            || zone > TimeSpan.FromHours(14))
        {
            return null;
        }
        return control => control.TellTime(text[0] == '-' ? -zone : zone);
    }

    private static Action<ModemControl>? ReadDeactivate(string[] words) => words switch
    {
        ["all"] => control => control.DeactivateAllContexts(),
        [string text] when TryNumber(text, 1, PacketContexts.MaximumId, out int id) =>
            control => control.DeactivateContext(id),
        _ => null,
    };

    private static Action<ModemControl>? ReadMux(string[] words) => words switch
    {
        ["stuck"] => control => control.SetMuxStuck(true),
        ["stopped"] => control => control.SetMuxStopped(true),
        ["normal"] => control =>
        {
            control.SetMuxStuck(false);
            control.SetMuxStopped(false);
        },
        _ => null,
    };

    private static bool TrySwitch(string[] words, out bool on)
    {
        on = words is ["on"];
        return words is ["on" or "off"];
    }

    private static bool TryNumber(string text, int minimum, int maximum, out int number) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number)
        && number >= minimum && number <= maximum;

    private static bool TryHex(string text, int maximum, out int number) =>
        int.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number)
        && number >= 0 && number <= maximum;
}
