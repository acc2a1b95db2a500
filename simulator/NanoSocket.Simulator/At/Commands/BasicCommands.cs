using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NanoSocket.Simulator.At;

/// <summary>Commands of V.250.</summary>
internal static class BasicCommands
{
    public static IReadOnlyList<AtEntry> Entries { get; } =
    [
        Switch("E", 1, (settings, value) => settings.Echo = value),
        Switch("Q", 1, (settings, value) => settings.Quiet = value),
        Switch("V", 1, (settings, value) => settings.Verbose = value),
        Switch("&C", 1, (settings, value) => settings.CarrierFollowsCall = value),
        Switch("&D", 2, (settings, value) => settings.TerminalReadyUse = value),
        // Result code selection (6.2.7), speaker (6.3.13, 6.3.14), tone and pulse dialling: accepted for the sake of
        // old dial scripts, without effect.
        Switch("X", 4, (_, _) => { }),
        Switch("&K", 6, (_, _) => { }),
        Switch("&S", 1, (_, _) => { }),
        Switch("&W", 1, (_, _) => { }),
        Switch("L", 3, (_, _) => { }),
        Switch("M", 3, (_, _) => { }),
        Switch("T", 0, (_, _) => { }),
        Switch("P", 0, (_, _) => { }),
        new("Z") { Basic = (context, _) => Restore(context) },
        new("&F") { Basic = (context, _) => Restore(context) },
        new("I") { Basic = (context, number) => Information(context, number) },
        new("H") { Basic = (context, _) => context.Channel.HangUp() },
        new("O") { Basic = (context, _) => context.Channel.ResumeCall() },
        new("+GCAP") { Test = "", Execute = context => context.Answer("+GCAP: +CGSM,+DS,+ES") },
        new("+IPR")
        {
            TestAnswer = context => $"(0),({string.Join(',', context.Modem.Options.Model.BaudRates)})",
            Read = context => context.Answer($"+IPR: {context.Modem.BaudRate}"),
            Set = (context, arguments) => SetRate(context, arguments),
        },
        AtEntry.Stored("+IFC", "2,2", "(0-2),(0-2)"),
        AtEntry.Stored("+ICF", "3,3", "(3),(3)"),
    ];

    /// <summary>S-registers (V.250 clause 5.3.2).</summary>
    public static AtResult Register(AtContext context, in AtCommand command)
    {
        byte[] registers = context.Settings.Registers;
        if (command.Number >= registers.Length)
        {
            return AtResult.Error;
        }
        if (command.Form == AtForm.RegisterRead)
        {
            return context.Answer(registers[command.Number].ToString("D3", CultureInfo.InvariantCulture));
        }
        string text = command.Text.Length == 0 ? "0" : command.Text;
        // The line characters are 7-bit control characters (6.2.1 to 6.2.3); others would take the modem out of reach.
        int maximum = command.Number is >= 3 and <= 5 ? 127 : 255;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) || value > maximum)
        {
            return AtResult.Error;
        }
        registers[command.Number] = (byte)value;
        return AtResult.Ok;
    }

    private static AtEntry Switch(string name, int maximum, System.Action<ChannelSettings, int> set) => new(name)
    {
        Basic = (context, value) =>
        {
            if (value > maximum)
            {
                return AtResult.Error;
            }
            set(context.Settings, value);
            return AtResult.Ok;
        },
    };

    private static AtResult Restore(AtContext context)
    {
        AtResult result = context.Channel.HangUp();
        context.Channel.RestoreFactorySettings();
        return result;
    }

    private static AtResult Information(AtContext context, int number)
    {
        if (number > 9)
        {
            return AtResult.Error;
        }
        context.Lines.Add(context.Modem.Options.Model.Banner);
        context.Lines.Add(context.Modem.Identity.Product);
        return context.Answer("Revision: " + context.Modem.Identity.Revision);
    }

    /// <summary>The new speed begins behind the result (V.250 clause 6.2.10); 0 is automatic: the modem stays as it is
    /// until the next restart.</summary>
    private static AtResult SetRate(AtContext context, AtArguments arguments)
    {
        if (!arguments.TryNumber(0, 0, int.MaxValue, out int rate)
            || (rate > 0 && !context.Modem.Options.Model.BaudRates.Contains(rate)))
        {
            return AtResult.Fail(CmeError.IncorrectParameters);
        }
        context.Channel.AfterResult(() => context.Modem.RequestBaudRate(rate));
        return AtResult.Ok;
    }
}
