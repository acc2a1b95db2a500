using NanoSocket.Simulator.Modem;

namespace NanoSocket.Simulator.Faults;

/// <summary>
/// The host finds the modem in a data call of an earlier life: the host's processor restarted, the modem did not.
/// </summary>
internal sealed class StartInDataFault : IModemFault
{
    private CellularModem? modem;

    public StartInDataFault(FaultContext context) => context.Timing.Begun += () => modem?.ResumeInCall();

    public void Attach(CellularModem target) => modem = target;
}
