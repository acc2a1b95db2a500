using System;

namespace NanoSocket.Simulator.Faults;

/// <summary>A fault of the data call.</summary>
internal interface ICallFault
{
    /// <summary>A call begins; <paramref name="drop"/> takes its carrier away, with a reason for the log.</summary>
    void OnCallStarted(Action<string> drop);

    /// <summary>IP bytes passed, either way.</summary>
    void OnTransfer(int bytes);

    void OnCallEnded();
}
