using System.Collections.Generic;
using NanoSocket.Simulator.Modem;

namespace NanoSocket.Simulator.At;

/// <summary>Registration, operator and signal (3GPP TS 27.007 clauses 7.2, 7.3, 8.5, 8.69, 10.1.20 and
/// 10.1.22).</summary>
internal static class RegistrationCommands
{
    /// <summary>The three registration reports: circuit, packet and EPS domain.</summary>
    public static IReadOnlyList<string> Reports { get; } = ["+CREG", "+CGREG", "+CEREG"];

    public static IReadOnlyList<AtEntry> Entries { get; } =
    [
        Registration("+CREG"),
        Registration("+CGREG"),
        Registration("+CEREG"),
        new("+COPS")
        {
            NeedsSim = true,
            Execute = _ => AtResult.Fail(CmeError.OperationNotSupported),
            Read = ReadOperator,
            Set = SelectOperator,
            Test = "(2,\"NanoSocket Test Network\",\"NanoSocket\",\"00101\",7),,(0-4),(0-2)",
        },
        new("+CSQ")
        {
            Test = "(0-31,99),(99)",
            Execute = context => context.Answer($"+CSQ: {context.Modem.Network.SignalStrength},99"),
        },
        new("+CESQ")
        {
            Test = "(0-63,99),(0-7,99),(0-96,255),(0-49,255),(0-34,255),(0-97,255)",
            Execute = context => context.Answer(
                context.Modem.Network.IsRegistered ? "+CESQ: 99,99,255,255,22,55" : "+CESQ: 99,99,255,255,255,255"),
        },
    ];

    /// <summary>The unsolicited form, or null when the host does not want it.</summary>
    public static string? Report(string command, CellularModem modem, ChannelSettings settings)
    {
        int mode = settings.RegistrationReports[command];
        return mode == 0 ? null : $"{command}: {StateAndCell(mode, modem.Network)}";
    }

    private static AtEntry Registration(string name) => new(name)
    {
        Test = "(0-2)",
        Read = context =>
        {
            int mode = context.Settings.RegistrationReports[name];
            return context.Answer($"{name}: {mode},{StateAndCell(mode, context.Modem.Network)}");
        },
        Set = (context, arguments) =>
        {
            if (!arguments.TryNumber(0, 0, 2, 0, out int mode))
            {
                return AtResult.Fail(CmeError.IncorrectParameters);
            }
            context.Settings.RegistrationReports[name] = mode;
            return AtResult.Ok;
        },
    };

    private static string StateAndCell(int mode, OperatorNetwork network) =>
        mode == 2 && network.IsRegistered
            ? $"{(int)network.State},\"{network.TrackingArea:X4}\",\"{network.CellId:X8}\",{network.AccessTechnology}"
            : $"{(int)network.State}";

    private static AtResult ReadOperator(AtContext context)
    {
        OperatorNetwork network = context.Modem.Network;
        if (!network.IsRegistered)
        {
            return context.Answer("+COPS: 0");
        }
        int format = context.Settings.OperatorFormat;
        string name = format switch { 0 => network.LongName, 1 => network.ShortName, _ => network.NumericName };
        return context.Answer($"+COPS: 0,{format},\"{name}\",{network.AccessTechnology}");
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
        if (mode == 2)
        {
            network.Leave();
        }
        else if (mode != 3 && context.Modem.Functionality == 1)
        {
            network.Search();
        }
        return AtResult.Ok;
    }

    private static bool IsName(OperatorNetwork network, string text) =>
        text == network.NumericName || text == network.LongName || text == network.ShortName;
}
