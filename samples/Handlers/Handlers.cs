using System;
using System.Text;

namespace NanoSocket.Samples;

/// <summary>Talks on three connections at once by handlers, and is told of each message once.</summary>
public static class Handlers
{
    private const string Host = "echo.nanosocket.example";
    private const int Port = 7007;
    private const int Connections = 3;
    private const int EchoesWanted = 3;
    private const int GiveUpTimer = 1;
    private const int LimitMs = 60_000;

    private static readonly MessageLoop s_loop = new();
    private static readonly byte[] s_buffer = new byte[2048];
    private static int s_closed;

    public static int Main()
    {
        while (Modem.State != ModemState.Online)
        {
            s_loop.DispatchNext(100, out _);
        }

        for (int i = 0; i < Connections; i++)
        {
            if (!Open(i))
            {
                return 1;
            }
        }

        s_loop.Unhandled += OnOther;
        Rtos.TimerStart(GiveUpTimer, LimitMs);
        s_loop.Run();
        return s_closed == Connections && NobodyHasAnId() ? 0 : 2;
    }

    private static bool Open(int number)
    {
        SocketHandle? socket = s_loop.Connect(SocketCore.Tcp, Host, Port);
        if (socket == null)
        {
            Console.WriteLine("no socket: " + SocketCore.RefusalReason);
            return false;
        }

        int echoes = 0;
        int expected = 0;
        socket.Connected += (it, _) => expected = Say(it, number, echoes);
        socket.ConnectFailed += (it, _) => Console.WriteLine(number.ToString() + ": " + it.Info.Reason);
        socket.Received += (it, _) =>
        {
            expected -= it.Receive(s_buffer);
            if (expected > 0)
            {
                return; // the rest comes with the next message
            }

            echoes++;
            if (echoes < EchoesWanted)
            {
                expected = Say(it, number, echoes);
            }
            else
            {
                it.Close();
            }
        };
        socket.PeerClosed += (it, _) => Console.WriteLine(number.ToString() + ": " + it.Info.Reason);
        socket.Closed += (_, _) => OnClosed(number, echoes);
        return true;
    }

    /// <summary>Sends a line; returns its length.</summary>
    private static int Say(SocketHandle socket, int number, int round)
    {
        byte[] text = Encoding.UTF8.GetBytes("connection " + number.ToString() + ", line " + round.ToString());
        socket.Send(text);
        return text.Length;
    }

    private static void OnClosed(int number, int echoes)
    {
        Console.WriteLine(number.ToString() + ": " + echoes.ToString() + " of " + EchoesWanted.ToString() + " echoes");
        if (++s_closed == Connections)
        {
            s_loop.Stop();
        }
    }

    private static void OnOther(Message message)
    {
        if (message.Id == Rtos.MsgTimer)
        {
            Console.WriteLine("gave up");
            s_loop.Stop();
        }
    }

    private static bool NobodyHasAnId()
    {
        foreach (SlotInfo slot in SocketCore.Slots)
        {
            if (slot.State != SlotState.Free)
            {
                Console.WriteLine("socket " + slot.Id.ToString() + " is left");
                return false;
            }
        }

        Console.WriteLine("nobody has an id");
        return true;
    }
}
