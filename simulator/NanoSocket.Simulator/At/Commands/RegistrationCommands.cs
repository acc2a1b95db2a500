using System.Collections.Generic;
using System.Globalization;
using NanoSocket.Simulator.Modem;

namespace NanoSocket.Simulator.At;

/// <summary>Registration, operator and signal (3GPP TS 27.007 clauses 7.2, 7.3, 8.5, 8.69, 10.1.20, 10.1.22 and
/// 10.1.47).</summary>
internal static class RegistrationCommands
{
    /// <summary>The registration reports: circuit, packet, EPS and 5G domain, with their highest reporting
    /// mode.</summary>
    private static readonly (string Name, NetworkDomain Domain, int HighestMode)[] Reports =
    [
        ("+CREG", NetworkDomain.Circuit, 3),
        ("+CGREG", NetworkDomain.Packet, 5),
        ("+CEREG", NetworkDomain.Eps, 5),
        ("+C5GREG", NetworkDomain.FiveG, 5),
    ];

    /// <summary>Names of the reports.</summary>
    public static IReadOnlyList<string> Names { get; } = System.Array.ConvertAll(Reports, report => report.Name);

    public static IReadOnlyList<AtEntry> Entries { get; } =
    [
        .. System.Array.ConvertAll(Reports, report => Registration(report.Name, report.Domain, report.HighestMode)),
        new("+COPS")
        {
            NeedsSim = true,
            Execute = _ => AtResult.Fail(CmeError.OperationNotSupported),
            Read = ReadOperator,
            Set = SelectOperator,
            TestAnswer = context => ListOperators(context.Modem.Network),
        },
        new("+CSQ")
        {
            Test = "(0-31,99),(99)",
            Execute = context => context.Answer($"+CSQ: {context.Modem.Network.Signal.Csq},99"),
        },
        new("+CESQ")
        {
            Test = "(0-63,99),(0-7,99),(0-96,255),(0-49,255),(0-34,255),(0-97,255)",
            Execute = context => context.Answer($"+CESQ: {context.Modem.Network.Signal.Extended()}"),
        },
        new("+CEER")
        {
            Test = "",
            Execute = context => context.Answer(context.Modem.Network.State == RegistrationState.Denied
                ? $"+CEER: registration rejected, cause {context.Modem.Network.RejectCause}"
                : "+CEER: no cause information available"),
        },
        AtEntry.Stored("+WS46", "25", "(12,22,25,28,29)"),
    ];

    /// <summary>Tells a channel the registration in all domains of which it wants to know.</summary>
    /// <param name="modem">The modem.</param>
    /// <param name="settings">What the channel wants.</param>
    /// <param name="leastMode">1: the state changed; 2: only the cell did.</param>
    public static IEnumerable<string> ReportsFor(CellularModem modem, ChannelSettings settings, int leastMode)
    {
        foreach ((string name, NetworkDomain domain, _) in Reports)
        {
            int mode = settings.RegistrationReports.GetValueOrDefault(name);
            if (mode >= leastMode && modem.Commands.Contains(name))
            {
                yield return $"{name}: {StateAndCell(mode, domain, modem)}";
            }
        }
    }

    private static AtEntry Registration(string name, NetworkDomain domain, int highestMode) => new(name)
    {
        Test = $"(0-{highestMode})",
        Read = context =>
        {
            int mode = context.Settings.RegistrationReports.GetValueOrDefault(name);
            return context.Answer($"{name}: {mode},{StateAndCell(mode, domain, context.Modem)}");
        },
        Set = (context, arguments) =>
        {
            if (!arguments.TryNumber(0, 0, highestMode, 0, out int mode))
            {
                return AtResult.Fail(CmeError.IncorrectParameters);
            }
            context.Settings.RegistrationReports[name] = mode;
            return AtResult.Ok;
        },
    };

    /// <summary>Mode 1: the state; 2: with the cell; 3: and the cause of a refusal; 4: as 2 with the times of power
    /// saving; 5: all.</summary>
    private static string StateAndCell(int mode, NetworkDomain domain, CellularModem modem)
    {
        OperatorNetwork network = modem.Network;
        RegistrationState state = network.StateIn(domain);
        string text = ((int)state).ToString(CultureInfo.InvariantCulture);
        if (mode is 3 or 5 && state == RegistrationState.Denied)
        {
            return $"{text},,,,0,{network.RejectCause}";
        }
        if (mode < 2 || state is not (RegistrationState.Home or RegistrationState.Roaming))
        {
            return text;
        }
        (string areaFormat, string cellFormat) = modem.Options.Model.CellFormat;
        string area = network.TrackingArea.ToString(areaFormat, CultureInfo.InvariantCulture);
        string cell = network.CellId.ToString(cellFormat, CultureInfo.InvariantCulture);
        text += $",\"{area}\",\"{cell}\",{(int)network.Technology}";
        return mode >= 4 && modem.PowerSaving.IsOn
            ? $"{text},,,\"{modem.PowerSaving.ActiveTime}\",\"{modem.PowerSaving.PeriodicUpdate}\""
            : text;
    }

    private static AtResult ReadOperator(AtContext context)
    {
        OperatorNetwork network = context.Modem.Network;
        int mode = context.Modem.OperatorSelection;
        if (!network.IsRegistered)
        {
            return context.Answer($"+COPS: {mode}");
        }
        int format = context.Settings.OperatorFormat;
        string name = format switch { 0 => network.LongName, 1 => network.ShortName, _ => network.NumericName };
        return context.Answer($"+COPS: {mode},{format},\"{name}\",{(int)network.Technology}");
    }

    private static string ListOperators(OperatorNetwork network)
    {
        string ours = network.HasCoverage
            ? $"({(network.IsRegistered ? 2 : 1)},\"{network.LongName}\",\"{network.ShortName}\","
                + $"\"{network.NumericName}\",{(int)network.Technology}),"
            : "";
        return ours + $"(3,\"Forbidden Network\",\"Forbidden\",\"00199\",{(int)network.Technology}),,(0-4),(0-2)";
    }

    /// <summary>Modes: 0 automatic, 1 manual, 2 deregister, 3 only set the format, 4 manual, then automatic.</summary>
    private static AtResult SelectOperator(AtContext context, AtArguments arguments)
    {
        OperatorNetwork network = context.Modem.Network;
        int oldFormat = context.Settings.OperatorFormat;
        if (!arguments.TryNumber(0, 0, 4, out int mode) || !arguments.TryNumber(1, 0, 2, oldFormat, out int format))
        {
            return AtResult.Fail(CmeError.IncorrectParameters);
        }
        if (mode == 1 && !IsName(network, arguments.Text(2)))
        {
            return AtResult.Fail(CmeError.NoNetworkService);
        }
        context.Settings.OperatorFormat = format;
        if (mode == 3)
        {
            return AtResult.Ok;
        }
        context.Modem.OperatorSelection = mode == 4 ? 0 : mode;
        if (mode == 2)
        {
            network.Leave();
        }
        else if (context.Modem.Functionality == 1)
        {
            network.Search();
        }
        return AtResult.Ok;
    }

    private static bool IsName(OperatorNetwork network, string text) =>
        text == network.NumericName || text == network.LongName || text == network.ShortName;
}
