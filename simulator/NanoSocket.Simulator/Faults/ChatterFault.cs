using NanoSocket.Simulator.Modem;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator.Faults;

/// <summary>The modem changes the flow control of its channels all the time.</summary>
internal sealed class ChatterFault : IModemFault
{
    private readonly FaultContext context;
    private readonly Alarm change;
    private CellularModem? modem;
    private bool stopped;

    public ChatterFault(FaultContext context)
    {
        this.context = context;
        change = new Alarm(context.Timeline, Change);
        context.Timing.Begun += Change;
        context.Timing.Ended += Change;
    }

    public void Attach(CellularModem target) => modem = target;

    private void Change()
    {
        stopped = context.IsActive && !stopped;
        modem?.StopChannels(stopped);
        if (context.IsActive)
        {
            change.Set(context.Parameters.Milliseconds("ms"));
        }
    }
}
