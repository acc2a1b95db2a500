using System.Collections.Generic;

namespace NanoSocket.Simulator.Faults;

/// <summary>Nothing is reported of the modem's own accord: it has to be asked.</summary>
internal sealed class NoReportsFault : IReportFault
{
    private readonly FaultContext context;

    public NoReportsFault(FaultContext context) => this.context = context;

    public IEnumerable<string> Interrupt() => [];

    public bool Withholds(string report) => context.IsActive;
}
