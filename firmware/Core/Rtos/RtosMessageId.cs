namespace NanoSocket.Core.Rtos;

/// <summary>The message ids of <c>rtos.receive</c> (spec 2.2); scripts rely on the numbers.</summary>
public enum RtosMessageId
{
    /// <summary>Nothing arrived within the time given to receive.</summary>
    WaitTimeout = 4,
    /// <summary>A timer ran out.</summary>
    Timer = 5,
    /// <summary>Bytes arrived at a UART.</summary>
    UartReceived = 6,
    /// <summary>A UART has sent everything.</summary>
    UartSent = 7,
    /// <summary>The packet data link is gone.</summary>
    PdpDeactivated = 30,
    /// <summary>Data can be read from a socket.</summary>
    SocketReceived = 31,
    /// <summary>A send was acknowledged by the peer, or refused.</summary>
    SocketSent = 32,
    /// <summary>A close is complete.</summary>
    SocketClosed = 33,
    /// <summary>A connect succeeded or failed.</summary>
    SocketConnected = 34,
    /// <summary>The peer or the network closed the connection.</summary>
    SocketPeerClosed = 36,
    /// <summary>
    /// Something happened to modem or link; only for tasks that asked for it. The specification's numbers end at 43.
    /// </summary>
    Modem = 100,
    /// <summary>Another task has posted something; only for tasks that accept posts.</summary>
    Post = 101,
}
