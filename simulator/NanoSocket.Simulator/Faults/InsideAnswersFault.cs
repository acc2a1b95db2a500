using System.Collections.Generic;
using NanoSocket.Simulator.At;
using NanoSocket.Simulator.Modem;

namespace NanoSocket.Simulator.Faults;

/// <summary>
/// Reports of the modem's own accord come between the lines of an answer, some of them with the same word in front as
/// the answer itself.
/// </summary>
internal sealed class InsideAnswersFault : IReportFault, IModemFault
{
    private static readonly string[] VendorReports =
        ["+CIEV: 2,3", "^MODE: 17,17", "SMS READY", "+CTZV: 8", "Call Ready", "+CGEV: ME PDN ACT 1"];

    private readonly FaultContext context;
    private CellularModem? modem;

    public InsideAnswersFault(FaultContext context) => this.context = context;

    public void Attach(CellularModem target) => modem = target;

    public IEnumerable<string> Interrupt()
    {
        if (!context.Hits)
        {
            yield break;
        }
        int choice = context.Random.Next(VendorReports.Length + RegistrationCommands.Names.Count);
        yield return choice < VendorReports.Length || modem is null
            ? VendorReports[choice % VendorReports.Length]
            : $"{RegistrationCommands.Names[choice - VendorReports.Length]}: {(int)modem.Network.State}";
    }

    public bool Withholds(string report) => false;
}
