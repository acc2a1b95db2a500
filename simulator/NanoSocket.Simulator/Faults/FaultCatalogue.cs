using System.Collections.Generic;

namespace NanoSocket.Simulator.Faults;

/// <summary>All faults by name. A new fault is one class and one entry.</summary>
public static class FaultCatalogue
{
    private static readonly FaultParameter Percent = new("percent", "how many, in percent", 5, 100);
    private static readonly FaultParameter From = new("from", "active from this millisecond of the run on", 0, 1e12);
    private static readonly FaultParameter Until = new("until", "active up to this millisecond", 1e12, 1e12);

    /// <summary>The entries, in the order of the documentation.</summary>
    public static IReadOnlyList<FaultDefinition> All { get; } =
    [
        new(
            "drop-carrier",
            "the call ends with NO CARRIER during a transfer; the host may dial again",
            [
                new("at", "after this many bytes of IP packets, both directions together", 10_000, 1e12),
                new("after", "instead: milliseconds after the first IP packet", 0, 1e9),
                new("times", "how many calls it ends", 1, 1e6),
            ],
            context => new DropCarrierFault(context)),
        new("loss", "IP packets get lost", [Percent, From, Until], context => new LossFault(context)),
        new(
            "latency",
            "IP packets take longer, in both directions",
            [
                new("ms", "milliseconds each way", 500, 60_000),
                new("jitter", "up to this many milliseconds more, packet by packet", 0, 60_000),
                From,
                Until,
            ],
            context => new LatencyFault(context)),
        new(
            "corrupt",
            "bytes on the serial line are damaged",
            [Percent with { Default = 0.1 }, From, Until],
            context => new CorruptFault(context)),
        new(
            "forge",
            "IP packets to the host are changed, most of them with checksums that fit: a hostile network",
            [Percent, From, Until],
            context => new ForgeFault(context)),
        new("deny-registration", "the operator refuses the SIM", [], _ => new DenyRegistrationFault()),
        new(
            "slow-registration",
            "the search for the network takes long",
            [new("ms", "milliseconds from searching to registered", 30_000, 1e8)],
            context => new SlowRegistrationFault(context)),
        new("no-dns", "the operator announces no name servers", [], _ => new NoDnsFault()),
    ];

    /// <summary>Names of all faults.</summary>
    public static IReadOnlyList<string> Names { get; } = CollectNames();

    /// <summary>Finds a fault, or null.</summary>
    public static FaultDefinition? Find(string name)
    {
        foreach (FaultDefinition definition in All)
        {
            if (definition.Name == name)
            {
                return definition;
            }
        }
        return null;
    }

    private static string[] CollectNames()
    {
        string[] names = new string[All.Count];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = All[i].Name;
        }
        return names;
    }
}
