using System;

namespace NanoSocket.Samples;

/// <summary>
/// Keeps exchanging data while the carrier comes and goes. The app does no more than it should do anyway: print what it
/// is told, close and destroy what is closed, and connect again. Ends when it has worked again after a loss.
/// </summary>
public static class CarrierLoss
{
    private const string Host = "echo.nanosocket.example";
    private const int Port = 7007;
    private const int ExchangesAfterLoss = 5;
    private const int RunLimitMs = 300_000;
    private const int StepMs = 200;

    private static readonly byte[] s_data = new byte[512];
    private static int s_id = -1;
    private static bool s_connected;
    private static int s_unechoed;
    private static int s_exchanges;

    public static int Main()
    {
        int start = Rtos.Tick();
        int losses = 0;
        int exchangesAtLoss = 0;
        Rtos.PowerOn(true);
        while ((Rtos.Tick() - start) * 5 < RunLimitMs)
        {
            Message message = Rtos.Receive(StepMs);
            if (message.Id == Rtos.MsgPdpDeactInd)
            {
                losses++;
                exchangesAtLoss = s_exchanges;
            }

            Handle(message);
            Act();
            if (losses > 0 && s_exchanges >= exchangesAtLoss + ExchangesAfterLoss)
            {
                Console.WriteLine(s_exchanges.ToString() + " exchanges, " + losses.ToString() + " losses of the link, "
                    + Modem.LinkCount.ToString() + " links: works again");
                return 0;
            }
        }

        Console.WriteLine("FAILED: " + losses.ToString() + " losses of the link, " + s_exchanges.ToString()
            + " exchanges, " + exchangesAtLoss.ToString() + " before the last loss. " + Modem.Problem);
        return 1;
    }

    private static void Handle(Message message)
    {
        switch (message.Id)
        {
            case Rtos.MsgPdpDeactInd:
                Console.WriteLine("message 30: the link is gone");
                break;
            case Rtos.MsgSockConnCnf:
                s_connected = message.Result == 0;
                Console.WriteLine("message 34: connect " + (s_connected ? "succeeded" : "failed"));
                CloseUnless(s_connected);
                break;
            case Rtos.MsgSockCloseInd:
                Console.WriteLine("message 36: the connection was closed");
                CloseUnless(false);
                break;
            case Rtos.MsgSockCloseCnf:
                SocketCore.SockDestroy(message.SocketIndex);
                s_id = -1;
                break;
            case Rtos.MsgSockRecvInd:
                TakeEcho();
                break;
            default:
                break;
        }
    }

    private static void CloseUnless(bool fine)
    {
        if (!fine)
        {
            s_connected = false;
            SocketCore.SockClose(s_id);
        }
    }

    private static void TakeEcho()
    {
        s_unechoed -= SocketCore.SockRecv(s_id, s_data, 0, s_data.Length);
        if (s_unechoed == 0)
        {
            s_exchanges++;
        }
    }

    private static void Act()
    {
        if (s_id < 0 && Modem.State == ModemState.Online)
        {
            Console.WriteLine("link " + Modem.LinkCount.ToString() + " with address " + Modem.IpAddress);
            s_unechoed = 0;
            s_id = SocketCore.SockConnExt(SocketCore.Tcp, Host, Port);
        }
        else if (s_connected && s_unechoed == 0 && SocketCore.SockSend(s_id, s_data).Succeeded)
        {
            s_unechoed = s_data.Length;
        }
    }
}
