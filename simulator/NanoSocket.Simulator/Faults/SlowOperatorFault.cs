using System;
using NanoSocket.Simulator.Logging;
using NanoSocket.Simulator.Modem;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator.Faults;

/// <summary>
/// The cell is lost, and the operator takes its time to let the modem in again: of ten modems that were observed, five
/// were back within a minute, three in five to ten minutes, two in twenty to fifty.
/// </summary>
internal sealed class SlowOperatorFault : IModemFault
{
    private readonly FaultContext context;
    private readonly Alarm back;
    private CellularModem? modem;

    public SlowOperatorFault(FaultContext context)
    {
        this.context = context;
        back = new Alarm(context.Timeline, ComeBack);
        context.Timing.Begun += Lose;
    }

    public void Attach(CellularModem target) => modem = target;

    private void Lose()
    {
        if (modem is not null)
        {
            modem.Network.HasCoverage = false;
            back.Set(ChooseTime());
        }
    }

    private void ComeBack()
    {
        modem!.Network.HasCoverage = true;
        context.Log.Write(LogTopic.Fault, context.Name + " is over");
    }

    private TimeSpan ChooseTime()
    {
        (int least, int most) = context.Random.Next(10) switch
        {
            < 5 => (10, 60),
            < 8 => (300, 600),
            _ => (1200, 3000),
        };
        return TimeSpan.FromSeconds(least + context.Random.Next(most - least));
    }
}
