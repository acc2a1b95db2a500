using nanoFramework.TestFramework;

namespace NanoSocket.Conformance;

/// <content>Messages, recorded as they are fetched.</content>
internal sealed partial class Case
{
    /// <summary>Fetches the next message, which must be the confirmation of a connect.</summary>
    public void ConnectConfirmed(int id, int result) => Expect(Rtos.MsgSockConnCnf, id, result);

    /// <summary>Fetches the next message, which must be the confirmation of a send.</summary>
    public void SendConfirmed(int id, int length) => ExpectSend(id, 0, length);

    /// <summary>Fetches the next message, which must say that a send was refused.</summary>
    public void SendFailed(int id) => ExpectSend(id, 1, 0);

    /// <summary>Fetches the next message, which must announce data.</summary>
    public void Announced(int id, int length)
        => Assert.AreEqual(length, Expect(Rtos.MsgSockRecvInd, id, 0).RecvLen, "recv_len");

    /// <summary>Fetches the next message, which must confirm a close.</summary>
    public void CloseConfirmed(int id) => Expect(Rtos.MsgSockCloseCnf, id, 0);

    /// <summary>Fetches the next message, which must say that the peer closed.</summary>
    public void PeerClosed(int id) => Expect(Rtos.MsgSockCloseInd, id, 0);

    /// <summary>Fetches the next message, which must say that the link is gone.</summary>
    public void LinkLost()
    {
        Message message = Next(LimitMs);
        Assert.AreEqual(Rtos.MsgPdpDeactInd, message.Id, "message id");
    }

    /// <summary>Fetches the next message, which must be a timer's.</summary>
    public void TimerExpired(int timer)
    {
        Message message = Next(LimitMs);
        Assert.AreEqual(Rtos.MsgTimer, message.Id, "message id");
        Assert.AreEqual(timer, message.TimerId, "timer_id");
    }

    /// <summary>No message comes for this long.</summary>
    public void Nothing(int milliseconds)
    {
        Message message = Rtos.Receive(milliseconds);
        Trace("rtos.receive(" + milliseconds.ToString() + ") = " + Describe(message));
        Assert.AreEqual(Rtos.WaitMsgTimeout, message.Id, "message id");
    }

    private static Message Expect(int messageId, int id, int result)
    {
        Message message = Next(LimitMs);
        Assert.AreEqual(messageId, message.Id, "message id");
        Assert.AreEqual(id, message.SocketIndex, "socket_index");
        Assert.AreEqual(result, message.Result, "result");
        return message;
    }

    private static void ExpectSend(int id, int result, int length)
        => Assert.AreEqual(length, Expect(Rtos.MsgSockSendCnf, id, result).SendLen, "send_len");

    private static Message Next(int milliseconds)
    {
        Message message = Rtos.Receive(milliseconds);
        Trace("rtos.receive() = " + Describe(message));
        Assert.IsFalse(message.Id == Rtos.MsgSockRecvInd && message.RecvLen == 0, "recv_len 0");
        return message;
    }

    private static string Describe(Message message) => message.Id.ToString() + message.Id switch
    {
        Rtos.WaitMsgTimeout => "",
        Rtos.MsgTimer => " timer_id=" + message.TimerId.ToString(),
        Rtos.MsgPdpDeactInd => " result=" + message.Result.ToString(),
        Rtos.MsgSockRecvInd => Socket(message) + " recv_len=" + message.RecvLen.ToString(),
        Rtos.MsgSockSendCnf => Socket(message) + " send_len=" + message.SendLen.ToString(),
        _ => Socket(message),
    };

    private static string Socket(Message message)
        => " socket_index=" + message.SocketIndex.ToString() + " result=" + message.Result.ToString();
}
