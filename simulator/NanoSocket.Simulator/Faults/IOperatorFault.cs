using NanoSocket.Simulator.Modem;

namespace NanoSocket.Simulator.Faults;

/// <summary>A fault of the operator.</summary>
internal interface IOperatorFault
{
    void Apply(OperatorNetwork network);
}
