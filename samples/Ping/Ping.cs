using System;

namespace NanoSocket.Samples;

/// <summary>Echo requests to a host, one each second, and how long their replies take.</summary>
public static class Ping
{
    private const string Host = "ping.nanosocket.example";
    private const int Requests = 4;
    private const int RequestBytes = 56;
    private const int ReplyLimitMs = 5000;
    private const int LinkLimitMs = 240_000;
    private const int TimerId = 1;

    public static int Main()
    {
        if (!WaitForLink())
        {
            Console.WriteLine("no link: " + Modem.Problem);
            return 1;
        }

        int id = SocketCore.SockConnExt(SocketCore.Icmp, Host, 0);
        if (id < 0 || WaitFor(Rtos.MsgSockConnCnf, LinkLimitMs).Result != 0)
        {
            Console.WriteLine("cannot connect to " + Host);
            return 1;
        }

        int replies = 0;
        for (int i = 0; i < Requests; i++)
        {
            replies += Exchange(id, (byte)i) ? 1 : 0;
        }

        SocketCore.SockClose(id);
        WaitFor(Rtos.MsgSockCloseCnf, ReplyLimitMs);
        SocketCore.SockDestroy(id);
        Console.WriteLine(replies.ToString() + " of " + Requests.ToString() + " replies");
        return replies == Requests ? 0 : 1;
    }

    private static bool WaitForLink()
    {
        int start = Rtos.Tick();
        while (Modem.State != ModemState.Online && MillisecondsSince(start) < LinkLimitMs)
        {
            Rtos.Receive(100);
        }

        return Modem.State == ModemState.Online;
    }

    private static bool Exchange(int id, byte mark)
    {
        byte[] request = new byte[RequestBytes];
        for (int i = 0; i < request.Length; i++)
        {
            request[i] = (byte)(mark + i);
        }

        int start = Rtos.Tick();
        SocketCore.SockSend(id, request);
        if (WaitFor(Rtos.MsgSockRecvInd, ReplyLimitMs).Id != Rtos.MsgSockRecvInd)
        {
            Console.WriteLine("no reply");
            return false;
        }

        byte[] reply = SocketCore.SockRecv(id, RequestBytes);
        bool same = reply.AsSpan().SequenceEqual(request);
        Console.WriteLine(reply.Length.ToString() + " bytes, " + (same ? "the same" : "DIFFERENT") + ", after "
            + MillisecondsSince(start).ToString() + " ms");
        return same;
    }

    /// <summary>The next message with this id, or of the timer that ends the wait; others are passed over.</summary>
    private static Message WaitFor(int id, int limitMs)
    {
        Rtos.TimerStart(TimerId, limitMs);
        Message message = Rtos.Receive(Rtos.InfTimeout);
        while (message.Id != id && message.Id != Rtos.MsgTimer)
        {
            message = Rtos.Receive(Rtos.InfTimeout);
        }

        Rtos.TimerStop(TimerId);
        return message;
    }

    private static int MillisecondsSince(int tick) => (Rtos.Tick() - tick) * 5;
}
