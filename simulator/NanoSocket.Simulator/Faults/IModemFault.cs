using NanoSocket.Simulator.Modem;

namespace NanoSocket.Simulator.Faults;

/// <summary>A fault of modem, SIM or operator.</summary>
internal interface IModemFault
{
    /// <summary>Gets its modem, once.</summary>
    void Attach(CellularModem modem);
}
