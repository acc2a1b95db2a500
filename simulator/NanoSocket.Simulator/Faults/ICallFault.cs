namespace NanoSocket.Simulator.Faults;

/// <summary>A fault of the data call.</summary>
internal interface ICallFault
{
    void OnCallStarted(ICall call);

    void OnCallEnded();
}
