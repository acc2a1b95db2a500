using System.Collections.Generic;

namespace NanoSocket.Simulator.At;

/// <summary>All commands the modem knows, by name. A new command is one entry in one of the lists.</summary>
internal static class AtCommandTable
{
    private static readonly Dictionary<string, AtEntry> Entries = Build(
        BasicCommands.Entries,
        IdentityCommands.Entries,
        SimCommands.Entries,
        RegistrationCommands.Entries,
        PacketCommands.Entries,
        DeviceCommands.Entries,
        MuxCommands.Entries);

    /// <summary>Names of all commands, sorted.</summary>
    public static IReadOnlyList<string> Names { get; } = SortedNames();

    /// <summary>Runs one command.</summary>
    public static AtResult Execute(AtContext context, in AtCommand command)
    {
        switch (command.Form)
        {
            case AtForm.RegisterRead or AtForm.RegisterSet:
                return BasicCommands.Register(context, command);
            case AtForm.Dial:
                return PacketCommands.Dial(context, command.Text);
        }
        return Entries.TryGetValue(command.Name, out AtEntry? entry)
            ? Execute(context, command, entry)
            : AtResult.Error;
    }

    private static AtResult Execute(AtContext context, in AtCommand command, AtEntry entry)
    {
        if (entry.NeedsSim && command.Form != AtForm.Test
            && SimCommands.WhyLocked(context.Modem.Sim.State) is CmeError locked)
        {
            return AtResult.Fail(locked);
        }
        switch (command.Form)
        {
            case AtForm.Basic when entry.Basic is not null:
                return entry.Basic(context, command.Number);
            case AtForm.Execute when entry.Execute is not null:
                return entry.Execute(context);
            case AtForm.Read when entry.Read is not null:
                return entry.Read(context);
            case AtForm.Test when entry.TestAnswer is not null:
                return context.Answer($"{entry.Name}: {entry.TestAnswer(context)}");
            case AtForm.Test when entry.Test is not null:
                return entry.Test.Length == 0 ? AtResult.Ok : context.Answer($"{entry.Name}: {entry.Test}");
            case AtForm.Set when entry.Set is not null:
                AtArguments arguments = new(command.Text);
                return arguments.IsWellFormed ? entry.Set(context, arguments) : AtResult.Error;
            default:
                return AtResult.Error;
        }
    }

    private static Dictionary<string, AtEntry> Build(params IReadOnlyList<AtEntry>[] lists)
    {
        Dictionary<string, AtEntry> entries = [];
        foreach (IReadOnlyList<AtEntry> list in lists)
        {
            foreach (AtEntry entry in list)
            {
                entries.Add(entry.Name, entry);
            }
        }
        return entries;
    }

    private static List<string> SortedNames()
    {
        List<string> names = [.. Entries.Keys];
        names.Sort(System.StringComparer.Ordinal);
        return names;
    }
}
