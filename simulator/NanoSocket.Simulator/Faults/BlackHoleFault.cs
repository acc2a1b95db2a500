using System;

namespace NanoSocket.Simulator.Faults;

/// <summary>The call stands, PPP answers, and no IP packet arrives anywhere; a new call works again.</summary>
internal sealed class BlackHoleFault : IPacketFault, ICallFault
{
    private readonly FaultContext context;

    public BlackHoleFault(FaultContext context) => this.context = context;

    public PacketFate Judge(Direction direction, ReadOnlySpan<byte> packet) => new(context.IsActive, TimeSpan.Zero);

    public void OnCallStarted(ICall call)
    {
        // Only its end matters.
    }

    public void OnCallEnded() => context.Timing.EndNow();
}
