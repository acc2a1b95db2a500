using System;

namespace NanoSocket.Simulator.Faults;

/// <summary>Something happens to the data call that is up; without one, nothing.</summary>
internal sealed class CallFault : ICallFault
{
    private ICall? call;

    /// <param name="context">What it works with.</param>
    /// <param name="strike">What happens to the call.</param>
    public CallFault(FaultContext context, Action<ICall> strike) => context.Timing.Begun += () =>
    {
        if (call is not null)
        {
            strike(call);
        }
    };

    public void OnCallStarted(ICall started) => call = started;

    public void OnCallEnded() => call = null;
}
