namespace NanoSocket.Simulator.Faults;

/// <summary>The network's end of PPP neither hears nor speaks, in this call and in those that follow.</summary>
internal sealed class LcpSilentFault : ICallFault
{
    private readonly FaultContext context;
    private ICall? call;

    public LcpSilentFault(FaultContext context)
    {
        this.context = context;
        context.Timing.Begun += () => call?.Mute(true);
        context.Timing.Ended += () => call?.Mute(false);
    }

    public void OnCallStarted(ICall started)
    {
        call = started;
        call.Mute(context.IsActive);
    }

    public void OnCallEnded() => call = null;
}
