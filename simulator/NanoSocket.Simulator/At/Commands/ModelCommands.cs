using System;
using NanoSocket.Simulator.Models;

namespace NanoSocket.Simulator.At;

/// <summary>Turns the commands of a model into entries of the table.</summary>
internal static class ModelCommands
{
    public static AtEntry Entry(ModelCommand command) => command.Stored is string initial
        ? AtEntry.Stored(command.Name, initial, command.Test ?? "")
        : new AtEntry(command.Name)
        {
            NeedsSim = command.NeedsSim,
            Test = command.Test,
            Execute = command.Execute is string execute ? context => Run(context, command, execute) : null,
            Read = command.Read is string read ? context => Show(context, read) : null,
            Set = command.Set is string set ? (context, _) => Run(context, command, set) : null,
        };

    private static AtResult Run(AtContext context, ModelCommand command, string answer)
    {
        switch (command.Action)
        {
            case ModelAction.PowerOff:
                context.Channel.AfterResult(context.Modem.PowerDown);
                break;
            case ModelAction.Restart:
                context.Channel.AfterResult(context.Modem.Reset);
                break;
        }
        return Show(context, answer);
    }

    private static AtResult Show(AtContext context, string answer)
    {
        foreach (string line in answer.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            context.Lines.Add(ModelText.Expand(line, context.Modem));
        }
        return AtResult.Ok;
    }
}
