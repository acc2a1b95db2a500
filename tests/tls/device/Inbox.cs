using System.Collections.Generic;
using NanoSocket;

/// <summary>The messages of this thread, those of the control connection told from the others.</summary>
internal sealed class Inbox
{
    private readonly Queue<Message> _waiting = new();

    /// <summary>The socket of the control connection; -1: none yet.</summary>
    public int Control { get; set; } = -1;

    /// <summary>The next message that is not the control connection's; its id is
    /// <see cref="Rtos.WaitMsgTimeout"/> when none comes.</summary>
    public Message Next(int milliseconds)
    {
        if (_waiting.Count > 0)
        {
            return _waiting.Dequeue();
        }

        long end = Environment.TickCount64 + milliseconds;
        Message message = Fetch(milliseconds);
        while (IsControl(message))
        {
            // Only confirmations: the host waits for the answer to its last command.
            message = Fetch((int)Math.Max(0, end - Environment.TickCount64));
        }

        return message;
    }

    /// <summary>The next message of the control connection; the others wait.</summary>
    public Message NextControl(int milliseconds)
    {
        Message message = Fetch(milliseconds);
        while (message.Id != Rtos.WaitMsgTimeout && !IsControl(message))
        {
            _waiting.Enqueue(message);
            message = Fetch(milliseconds);
        }

        return message;
    }

    private static Message Fetch(int milliseconds) => Rtos.Receive(milliseconds);

    private bool IsControl(Message message)
        => message.Id is Rtos.MsgSockConnCnf or Rtos.MsgSockRecvInd or Rtos.MsgSockSendCnf or Rtos.MsgSockCloseInd
            && message.SocketIndex == Control;
}
