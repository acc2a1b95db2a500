using System.Collections.Generic;

namespace NanoSocket.Simulator.At;

/// <summary>Functionality, clock and reporting (3GPP TS 27.007 clauses 8 and 9).</summary>
internal static class DeviceCommands
{
    public static IReadOnlyList<AtEntry> Entries { get; } =
    [
        AtEntry.Number("+CMEE", 0, 2, s => s.ExtendedErrors, (s, value) => s.ExtendedErrors = value),
        AtEntry.Number("+CTZR", 0, 3, s => s.TimeZoneReports, (s, value) => s.TimeZoneReports = value),
        new("+CTZU")
        {
            Test = "(0,1)",
            Read = context => context.Answer($"+CTZU: {(context.Modem.Clock.FollowsNetwork ? 1 : 0)}"),
            Set = (context, arguments) =>
            {
                if (!arguments.TryNumber(0, 0, 1, out int follows))
                {
                    return AtResult.Fail(CmeError.IncorrectParameters);
                }
                context.Modem.Clock.FollowsNetwork = follows == 1;
                return AtResult.Ok;
            },
        },
        AtEntry.Stored("+CMER", "0,0,0,0", "(0-3),(0),(0),(0,1)"),
        new("+CFUN")
        {
            Test = "(0,1,4),(0,1)",
            Read = context => context.Answer($"+CFUN: {context.Modem.Functionality}"),
            Set = SetFunctionality,
        },
        new("+CCLK")
        {
            Test = "",
            Read = context => context.Answer($"+CCLK: \"{context.Modem.Clock.Read()}\""),
            Set = (context, arguments) => context.Modem.Clock.TrySet(arguments.Text(0))
                ? AtResult.Ok
                : AtResult.Fail(CmeError.IncorrectParameters),
        },
        new("+CPAS") { Test = "(0,4)", Execute = context => context.Answer("+CPAS: 0") },
        new("+CLAC")
        {
            Test = "",
            Execute = context =>
            {
                context.Lines.AddRange(context.Modem.Commands.Names);
                return AtResult.Ok;
            },
        },
    ];

    private static AtResult SetFunctionality(AtContext context, AtArguments arguments)
    {
        bool valid = arguments.TryNumber(0, 0, 4, out int level) && level is 0 or 1 or 4;
        if (!valid || !arguments.TryNumber(1, 0, 1, 0, out int reset))
        {
            return AtResult.Fail(CmeError.IncorrectParameters);
        }
        context.Channel.AfterResult(reset == 1
            ? context.Modem.Reset
            : () => context.Modem.SetFunctionality(level));
        return AtResult.Ok;
    }
}
