using System.Collections.Generic;
using NanoSocket.Simulator.Models;

namespace NanoSocket.Simulator.At;

/// <summary>All commands the modem knows, by name. A new command is one entry in one of the lists.</summary>
internal sealed class AtCommandTable
{
    private static readonly IReadOnlyList<AtEntry>[] Standard =
    [
        BasicCommands.Entries,
        IdentityCommands.Entries,
        SimCommands.Entries,
        CardFileCommands.Entries,
        RegistrationCommands.Entries,
        PacketCommands.Entries,
        DeviceCommands.Entries,
        PowerSavingCommands.Entries,
        MessageCommands.Entries,
        MuxCommands.Entries,
    ];

    private readonly Dictionary<string, AtEntry> entries = [];

    /// <summary>The standard's commands that the model has, and its own.</summary>
    public AtCommandTable(ModemModel model)
    {
        foreach (IReadOnlyList<AtEntry> list in Standard)
        {
            foreach (AtEntry entry in list)
            {
                entries.Add(entry.Name, entry);
            }
        }
        foreach (string name in model.Without)
        {
            entries.Remove(name);
        }
        foreach (ModelCommand command in model.Commands)
        {
            entries[command.Name] = ModelCommands.Entry(command);
        }
    }

    /// <summary>Names of all commands, sorted.</summary>
    public IReadOnlyList<string> Names
    {
        get
        {
            List<string> names = [.. entries.Keys];
            names.Sort(System.StringComparer.Ordinal);
            return names;
        }
    }

    public bool Contains(string name) => entries.ContainsKey(name);

    /// <summary>Runs one command.</summary>
    public AtResult Execute(AtContext context, in AtCommand command)
    {
        switch (command.Form)
        {
            case AtForm.RegisterRead or AtForm.RegisterSet:
                return BasicCommands.Register(context, command);
            case AtForm.Dial:
                return PacketCommands.Dial(context, command.Text);
        }
        return entries.TryGetValue(command.Name, out AtEntry? entry)
            ? Execute(context, command, entry)
            : AtResult.Error;
    }

    private static AtResult Execute(AtContext context, in AtCommand command, AtEntry entry)
    {
        if (entry.NeedsSim && command.Form != AtForm.Test
            && SimCommands.WhyLocked(context.Modem) is CmeError locked)
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
}
