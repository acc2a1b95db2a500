using System.Collections.Generic;
using NanoSocket.Simulator.Modem;

namespace NanoSocket.Simulator.At;

/// <summary>PIN and facility lock (3GPP TS 27.007 clauses 7.4, 7.5, 8.3 and 8.65).</summary>
internal static class SimCommands
{
    public static IReadOnlyList<AtEntry> Entries { get; } =
    [
        new("+CPIN")
        {
            Test = "",
            Read = context => WhyUnreadable(context.Modem) is CmeError error
                ? AtResult.Fail(error)
                : context.Answer("+CPIN: " + StateName(context.Modem.Sim.State)),
            Set = EnterPin,
        },
        new("+CPINR")
        {
            Test = "",
            Execute = context =>
            {
                context.Lines.Add($"+CPINR: SIM PIN,{context.Modem.Sim.PinTriesLeft},3");
                return context.Answer($"+CPINR: SIM PUK,{context.Modem.Sim.PukTriesLeft},10");
            },
        },
        new("+CLCK") { Test = "(\"SC\")", Set = Lock, NeedsSim = true },
        new("+CPWD") { Test = "(\"SC\",8)", Set = ChangePin, NeedsSim = true },
    ];

    /// <summary>The state as <c>+CPIN</c> names it.</summary>
    public static string StateName(SimState state) => state switch
    {
        SimState.Ready => "READY",
        SimState.PinRequired => "SIM PIN",
        SimState.PukRequired => "SIM PUK",
        SimState.Missing => "NOT INSERTED",
        _ => "SIM FAILURE",
    };

    /// <summary>The error of commands that need the SIM, or null when it is ready.</summary>
    public static CmeError? WhyLocked(CellularModem modem) => modem.Sim.State switch
    {
        SimState.Ready => modem.IsReadingCard ? CmeError.SimBusy : null,
        SimState.PinRequired => CmeError.SimPinRequired,
        SimState.PukRequired => CmeError.SimPukRequired,
        SimState.Missing => CmeError.SimNotInserted,
        _ => CmeError.SimFailure,
    };

    private static CmeError? WhyUnreadable(CellularModem modem) => modem.Sim.State switch
    {
        SimState.Missing => CmeError.SimNotInserted,
        SimState.Blocked => CmeError.SimFailure,
        _ => modem.Sim.IsBusy || modem.IsReadingCard ? CmeError.SimBusy : null,
    };

    private static AtResult EnterPin(AtContext context, AtArguments arguments)
    {
        SimCard sim = context.Modem.Sim;
        bool isPuk = arguments.Count == 2;
        if (arguments.Count is < 1 or > 2)
        {
            return AtResult.Fail(CmeError.IncorrectParameters);
        }
        switch (sim.State)
        {
            case SimState.Missing:
                return AtResult.Fail(CmeError.SimNotInserted);
            case SimState.PinRequired when !isPuk:
                return sim.EnterPin(arguments.Text(0)) ? AtResult.Ok : Wrong(sim);
            case SimState.PukRequired when isPuk:
                return sim.EnterPuk(arguments.Text(0), arguments.Text(1)) ? AtResult.Ok : Wrong(sim);
            case SimState.PukRequired:
                return AtResult.Fail(CmeError.SimPukRequired);
            default:
                return AtResult.Fail(CmeError.OperationNotAllowed);
        }
    }

    private static AtResult Lock(AtContext context, AtArguments arguments)
    {
        SimCard sim = context.Modem.Sim;
        if (arguments.Text(0) != "SC" || !arguments.TryNumber(1, 0, 2, out int mode))
        {
            return AtResult.Fail(CmeError.IncorrectParameters);
        }
        if (mode == 2)
        {
            return context.Answer($"+CLCK: {(sim.PinEnabled ? 1 : 0)}");
        }
        return sim.SetPinEnabled(mode == 1, arguments.Text(2)) ? AtResult.Ok : Wrong(sim);
    }

    private static AtResult ChangePin(AtContext context, AtArguments arguments)
    {
        SimCard sim = context.Modem.Sim;
        return arguments.Text(0) != "SC" ? AtResult.Fail(CmeError.IncorrectParameters)
            : sim.ChangePin(arguments.Text(1), arguments.Text(2)) ? AtResult.Ok
            : Wrong(sim);
    }

    private static AtResult Wrong(SimCard sim) => AtResult.Fail(
        sim.State == SimState.PukRequired ? CmeError.SimPukRequired : CmeError.IncorrectPassword);
}
