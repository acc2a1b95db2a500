using System;
using System.Threading;

namespace NanoSocket.Samples;

/// <summary>
/// A thread that never stops computing runs at the same priority as this app's sockets. The network does not notice:
/// its thread has a higher priority, and equal ones take turns.
/// </summary>
public static class BusyThread
{
    private const string Host = "echo.nanosocket.example";
    private const int Port = 7007;
    private const int Exchanges = 50;
    private const int LimitMs = 60_000;

    private static readonly byte[] s_data = new byte[256];
    private static volatile bool s_done;
    private static long s_rounds;

    public static int Main()
    {
        Thread busy = new(Spin);
        busy.Start();
        int id = Connect();
        if (id < 0)
        {
            return Fail(1, "no connection " + Modem.Problem);
        }

        int start = Rtos.Tick();
        for (int i = 0; i < Exchanges; i++)
        {
            if (!Exchange(id))
            {
                return Fail(2, "exchange " + i.ToString());
            }
        }

        int elapsed = (Rtos.Tick() - start) * 5;
        s_done = true;
        busy.Join();
        Console.WriteLine(Exchanges.ToString() + " exchanges in " + elapsed.ToString() + " ms while "
            + "another thread went round its loop " + s_rounds.ToString() + " times");
        return 0;
    }

    private static int Fail(int code, string what)
    {
        s_done = true;
        Console.WriteLine("FAILED: " + what);
        return code;
    }

    /// <summary>Never waits for anything. The flag only lets the program end.</summary>
    private static void Spin()
    {
        while (!s_done)
        {
            s_rounds++;
        }
    }

    private static int Connect()
    {
        Rtos.PowerOn(true);
        for (int waited = 0; Modem.State != ModemState.Online; waited += 50)
        {
            if (waited > 240_000)
            {
                return -1;
            }

            Rtos.Receive(50);
        }

        int id = SocketCore.SockConnExt(SocketCore.Tcp, Host, Port);
        Message message = Rtos.Receive(LimitMs);
        return message.Id == Rtos.MsgSockConnCnf && message.Result == 0 ? id : -1;
    }

    private static bool Exchange(int id)
    {
        int echoed = 0;
        bool confirmed = false;
        SocketCore.SockSend(id, s_data);
        while (!confirmed || echoed < s_data.Length)
        {
            Message message = Rtos.Receive(LimitMs);
            switch (message.Id)
            {
                case Rtos.MsgSockSendCnf:
                    confirmed = true;
                    break;
                case Rtos.MsgSockRecvInd:
                    echoed += SocketCore.SockRecv(id, s_data, 0, s_data.Length);
                    break;
                default:
                    return false;
            }
        }

        return true;
    }
}
