using System.Collections.Generic;

namespace NanoSocket.Simulator.Faults;

/// <summary>A fault of what the modem reports of its own accord.</summary>
internal interface IReportFault
{
    /// <summary>Lines that come in front of the next line of an answer.</summary>
    IEnumerable<string> Interrupt();

    /// <summary>A report does not go out.</summary>
    bool Withholds(string report);
}
