using System.Collections.Generic;

namespace NanoSocket.Simulator.Modem;

/// <summary>The contexts of a modem, and the operator's pool of addresses.</summary>
internal sealed class PacketContexts
{
    public const int MaximumId = 15;

    /// <summary>10.64.0.0; addresses are given out in turn, so that a new dial gets a new address as in the
    /// field.</summary>
    private const uint PoolBase = 0x0A400000;
    private const uint PoolSize = 0x3FFF00;
    private readonly SortedDictionary<int, PacketContext> contexts = [];
    private readonly string defaultApn;
    private uint given;

    public PacketContexts(string defaultApn)
    {
        this.defaultApn = defaultApn;
        Restart();
    }

    /// <summary>In order of their ids; a copy, because what happens to one may make the host define others.</summary>
    public IReadOnlyList<PacketContext> All => [.. contexts.Values];

    public PacketContext? Find(int id) => contexts.GetValueOrDefault(id);

    public PacketContext Define(int id, string type, string apn)
    {
        if (!contexts.TryGetValue(id, out PacketContext? context))
        {
            context = new PacketContext(id, type, apn);
            contexts.Add(id, context);
        }
        context.Type = type;
        context.Apn = apn;
        return context;
    }

    public void Undefine(int id) => contexts.Remove(id);

    /// <summary>Gives the context an address, if it has none.</summary>
    public void Activate(PacketContext context)
    {
        if (!context.IsActive)
        {
            context.Address = PoolBase + 2 + given++ % PoolSize;
        }
    }

    /// <summary>Takes the address back; false when it had none.</summary>
    public static bool Deactivate(PacketContext context)
    {
        bool wasActive = context.IsActive;
        context.Address = 0;
        return wasActive;
    }

    /// <summary>Back to the one default context of an LTE modem.</summary>
    public void Restart()
    {
        contexts.Clear();
        Define(1, "IP", defaultApn);
    }
}
