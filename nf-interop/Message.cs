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

    /// <summary>Socket messages: the id that <see cref="SocketCore.SockConn(int, string, int)"/> returned.</summary>
    public int SocketIndex => _message.Source;

    /// <summary><see cref="Rtos.MsgTimer"/>: the id given to <see cref="Rtos.TimerStart"/>.</summary>
    public int TimerId => _message.Source;

    /// <summary><see cref="Rtos.MsgUartRxData"/>, <see cref="Rtos.MsgUartTxDone"/>: the UART, 1 to 3.</summary>
    public int UartId => _message.Source;

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
