using NanoSocket.Core.Rtos;

namespace NanoSocket;

/// <summary>
/// A message from <see cref="Rtos.Receive"/> (spec 2.2). <see cref="Id"/> says which properties mean something.
/// </summary>
public readonly struct Message
{
    private readonly RtosMessage _message;

    internal Message(RtosMessage message) => _message = message;

    /// <summary>One of <see cref="Rtos"/>'s <c>Msg</c> constants, or <see cref="Rtos.WaitMsgTimeout"/>.</summary>
    public int Id => (int)_message.Id;

    /// <summary><see cref="ModemEvent"/>: another state; the value is a <see cref="NanoSocket.ModemState"/>.</summary>
    public const int ModemState = 0;

    /// <summary><see cref="ModemEvent"/>: another registration, technology or cell.</summary>
    public const int ModemRegistration = 1;

    /// <summary><see cref="ModemEvent"/>: another signal strength; the value is in dBm, 0 = unknown.</summary>
    public const int ModemSignal = 2;

    /// <summary><see cref="ModemEvent"/>: the link has an address.</summary>
    public const int ModemLinkUp = 3;

    /// <summary><see cref="ModemEvent"/>: the link is gone.</summary>
    public const int ModemLinkDown = 4;

    /// <summary><see cref="ModemEvent"/>: an attempt failed; <see cref="Modem.Problem"/> says why.</summary>
    public const int ModemFailed = 5;

    /// <summary><see cref="ModemEvent"/>: the SIM is ready (1) or gone (0).</summary>
    public const int ModemSim = 6;

    /// <summary><see cref="ModemEvent"/>: the network has set the clock.</summary>
    public const int ModemTime = 7;

    /// <summary><see cref="Rtos.MsgModem"/>: which event, one of this class's <c>Modem</c> constants.</summary>
    public int ModemEvent => _message.Source;

    /// <summary><see cref="Rtos.MsgModem"/>: the event's value.</summary>
    public int ModemValue => _message.Length;

    /// <summary>Socket messages: the id that <see cref="SocketCore.SockConn(int, string, int)"/> returned.</summary>
    public int SocketIndex => _message.Source;

    /// <summary><see cref="Rtos.MsgTimer"/>: the id given to <see cref="Rtos.TimerStart"/>.</summary>
    public int TimerId => _message.Source;

    /// <summary><see cref="Rtos.MsgUartRxData"/>, <see cref="Rtos.MsgUartTxDone"/>: the UART, 1 to 3.</summary>
    public int UartId => _message.Source;

    /// <summary><see cref="Rtos.MsgPost"/>: the number that was posted.</summary>
    public int PostKind => _message.Source;

    /// <summary><see cref="Rtos.MsgPost"/>: bytes that <see cref="Rtos.TakePost"/> gives.</summary>
    public int PostLength => _message.Length;

    /// <summary>Socket messages: 0 = success, 1 = failure (the opposite of what functions return).</summary>
    public int Result => _message.Result;

    /// <summary><see cref="Rtos.MsgSockRecvInd"/>: bytes that can be read, 1 to 2048. For UDP an upper bound.</summary>
    public int RecvLen => _message.Length;

    /// <summary>Socket messages: which of the id's connections it is about: <see cref="SlotInfo.Generation"/>.</summary>
    public int Generation => (int)_message.Generation;

    /// <summary>
    /// <see cref="Rtos.MsgSockSendCnf"/>: bytes of the send that is confirmed; 0 when it was refused.
    /// </summary>
    public int SendLen => _message.Length;
}
