using System;
using System.Collections.Generic;
using NanoSocket.Simulator.Modem;

namespace NanoSocket.Simulator.At;

/// <summary>Power saving mode and eDRX (3GPP TS 27.007 clauses 7.38, 7.40 and 7.41).</summary>
internal static class PowerSavingCommands
{
    private const int TimerBits = 8;
    private const int CycleBits = 4;

    public static IReadOnlyList<AtEntry> Entries { get; } =
    [
        new("+CPSMS")
        {
            Test = "(0-2),,,(\"00000000\"-\"11111111\"),(\"00000000\"-\"11111111\")",
            Read = context =>
            {
                PowerSaving saving = context.Modem.PowerSaving;
                return context.Answer(
                    $"+CPSMS: {(saving.IsOn ? 1 : 0)},,,\"{saving.PeriodicUpdate}\",\"{saving.ActiveTime}\"");
            },
            Set = SetPowerSaving,
        },
        new("+CEDRXS")
        {
            Test = "(0-3),(4,5),(\"0000\"-\"1111\")",
            Read = context =>
            {
                PowerSaving saving = context.Modem.PowerSaving;
                return saving.PagingTechnology == 0
                    ? AtResult.Ok
                    : context.Answer($"+CEDRXS: {saving.PagingTechnology},\"{saving.PagingCycle}\"");
            },
            Set = SetPaging,
        },
        new("+CEDRXRDP")
        {
            Test = "",
            Execute = context =>
            {
                PowerSaving saving = context.Modem.PowerSaving;
                return context.Answer(saving.PagingTechnology == 0
                    ? "+CEDRXRDP: 0"
                    : $"+CEDRXRDP: {saving.PagingTechnology},\"{saving.PagingCycle}\",\"{saving.PagingCycle}\","
                        + "\"0011\"");
            },
        },
    ];

    /// <summary>Mode, two values of 2G, periodic update, active time. Mode 2 switches off and forgets.</summary>
    private static AtResult SetPowerSaving(AtContext context, AtArguments arguments)
    {
        PowerSaving saving = context.Modem.PowerSaving;
        if (!arguments.TryNumber(0, 0, 2, 0, out int mode)
            || !AreBits(arguments, 3, TimerBits) || !AreBits(arguments, 4, TimerBits))
        {
            return AtResult.Fail(CmeError.IncorrectParameters);
        }
        PowerSaving initial = mode == 2 ? new PowerSaving() : saving;
        saving.IsOn = mode == 1;
        saving.PeriodicUpdate = arguments.IsOmitted(3) ? initial.PeriodicUpdate : arguments.Text(3);
        saving.ActiveTime = arguments.IsOmitted(4) ? initial.ActiveTime : arguments.Text(4);
        return AtResult.Ok;
    }

    private static AtResult SetPaging(AtContext context, AtArguments arguments)
    {
        PowerSaving saving = context.Modem.PowerSaving;
        if (!arguments.TryNumber(0, 0, 3, out int mode) || !arguments.TryNumber(1, 4, 5, 4, out int technology)
            || !AreBits(arguments, 2, CycleBits))
        {
            return AtResult.Fail(CmeError.IncorrectParameters);
        }
        saving.PagingTechnology = mode is 1 or 2 ? technology : 0;
        saving.PagingCycle = arguments.IsOmitted(2) ? saving.PagingCycle : arguments.Text(2);
        return AtResult.Ok;
    }

    private static bool AreBits(AtArguments arguments, int index, int count) => arguments.IsOmitted(index)
        || (arguments.Text(index).Length == count
            && !arguments.Text(index).AsSpan().ContainsAnyExceptInRange('0', '1'));
}
