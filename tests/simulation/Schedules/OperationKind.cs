namespace NanoSocket.Simulation.Tests.Schedules;

/// <summary>What a schedule can do: calls of the app, and what befalls servers, modem and processor.</summary>
internal enum OperationKind
{
    ConnectTcp,
    ConnectUdp,
    ConnectIcmp,
    Send,
    Receive,
    Close,
    Destroy,
    SetOption,
    StartTimer,
    StopTimer,
    Fetch,
    EndTask,
    ServerWrite,
    ServerFinish,
    ServerReset,
    ServerPause,
    DropCarrier,
    RestartModem,
    Stall,
}
