using NanoSocket.Core.Engine;
using NanoSocket.Core.Net;
using NanoSocket.Core.Sockets;

namespace NanoSocket.Core.Endpoints;

/// <summary>A slot of the socket table in other hands than <c>socketcore</c>'s. Called with the core lock held.</summary>
internal abstract class SlotLease : ISlotUser
{
    private const int NoSlot = -1;

    protected SlotLease(CoreEngine engine, IEndpointSignal signal)
    {
        Engine = engine;
        Signal = signal;
    }

    protected CoreEngine Engine { get; }

    protected INetworkStack Stack => Engine.Stack;

    protected IEndpointSignal Signal { get; }

    /// <summary>The slot's number; negative before and after the lease.</summary>
    protected int Slot { get; private set; } = NoSlot;

    protected bool IsLinkUp => Engine.Sockets.IsLinkUp;

    /// <summary>Takes a slot; false when there is none.</summary>
    public bool TryLease()
    {
        Slot = Engine.Sockets.Lend(this);
        return Slot >= 0;
    }

    public abstract void OnEvents(SlotEvents events);

    public abstract void Describe(ref SlotSnapshot snapshot);

    public void OnLinkChanged() => Signal.Wake();

    /// <summary>Gives the slot back.</summary>
    protected void Return()
    {
        if (Slot >= 0)
        {
            Engine.Sockets.TakeBack(Slot);
            Slot = NoSlot;
        }
    }
}
