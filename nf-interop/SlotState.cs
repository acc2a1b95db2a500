namespace NanoSocket;

/// <summary>State of a socket as its thread sees it: it changes when messages are fetched (spec 1.0).</summary>
public enum SlotState
{
    /// <summary>The id is free.</summary>
    Free,

    /// <summary>A connect was accepted; its <see cref="Rtos.MsgSockConnCnf"/> was not fetched yet.</summary>
    Connecting,

    /// <summary>The successful <see cref="Rtos.MsgSockConnCnf"/> was fetched.</summary>
    Connected,

    /// <summary>Closed; the id is taken until <see cref="SocketCore.SockDestroy"/>.</summary>
    Closed,

    /// <summary>In use by a <c>System.Net.Sockets.Socket</c>; calls of <see cref="SocketCore"/> on the id do
    /// nothing.</summary>
    Lent,
}
