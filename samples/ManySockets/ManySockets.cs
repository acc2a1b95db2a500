using System;

namespace NanoSocket.Samples;

/// <summary>
/// Opens ten sockets at once, sees the eleventh refused, exchanges a few bytes on each, closes and destroys them: 100
/// times. Then proves that no id and no byte of memory was lost on the way.
/// </summary>
public static class ManySockets
{
    private const string Host = "echo.nanosocket.example";
    private const int Port = 7007;
    private const int Sockets = 10;
    private const int Rounds = 100;
    private const int CompareRounds = 10;
    private const int LimitMs = 60_000;

    private static readonly byte[] s_text = { (byte)'p', (byte)'i', (byte)'n', (byte)'g' };
    private static readonly byte[] s_buffer = new byte[64];

    public static int Main()
    {
        if (!WaitUntilOnline())
        {
            Console.WriteLine("FAILED: no link: " + Modem.Problem);
            return 1;
        }

        long lowestEarly = long.MaxValue;
        long lowestLate = long.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            string problem = RunRound();
            if (problem.Length > 0)
            {
                Console.WriteLine("FAILED in round " + round.ToString() + ": " + problem);
                return 2;
            }

            long used = GC.GetTotalMemory(true);
            lowestEarly = round < CompareRounds ? Math.Min(lowestEarly, used) : lowestEarly;
            lowestLate = round >= Rounds - CompareRounds ? Math.Min(lowestLate, used) : lowestLate;
        }

        Console.WriteLine(Rounds.ToString() + " rounds of " + Sockets.ToString() + " sockets; ids always 0 to 9");
        Console.WriteLine("memory in use: " + lowestEarly.ToString() + " bytes in the first rounds, "
            + lowestLate.ToString() + " in the last");
        if (lowestLate > lowestEarly)
        {
            Console.WriteLine("FAILED: memory was lost");
            return 3;
        }

        Console.WriteLine("no byte and no slot lost");
        return 0;
    }

    private static bool WaitUntilOnline()
    {
        Rtos.PowerOn(true);
        for (int waited = 0; waited < 240_000; waited += 50)
        {
            if (Modem.State == ModemState.Online)
            {
                return true;
            }

            Rtos.Receive(50);
        }

        return false;
    }

    /// <summary>Returns what went wrong, or nothing.</summary>
    private static string RunRound()
    {
        for (int i = 0; i < Sockets; i++)
        {
            if (SocketCore.SockConnExt(SocketCore.Tcp, Host, Port) != i)
            {
                return "connect " + i.ToString() + " did not get id " + i.ToString();
            }
        }

        if (SocketCore.SockConn(SocketCore.Tcp, Host, Port) != null)
        {
            return "an eleventh socket was given out";
        }

        if (!EchoOnAll())
        {
            return "echo failed";
        }

        return CloseAll() ? "" : "close or destroy failed";
    }

    /// <summary>
    /// Sends on each socket as it gets connected, and waits until each has its echo and its confirmation.
    /// </summary>
    private static bool EchoOnAll()
    {
        int confirmed = 0;
        int echoed = 0;
        while (confirmed < Sockets || echoed < Sockets)
        {
            Message message = Rtos.Receive(LimitMs);
            if (message.Id == Rtos.MsgSockConnCnf && message.Result == 0)
            {
                SocketCore.SockSend(message.SocketIndex, s_text);
            }
            else if (message.Id == Rtos.MsgSockSendCnf && message.SendLen == s_text.Length)
            {
                confirmed++;
            }
            else if (message.Id == Rtos.MsgSockRecvInd && IsEcho(message.SocketIndex))
            {
                echoed++;
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsEcho(int id)
    {
        int count = SocketCore.SockRecv(id, s_buffer, 0, s_buffer.Length);
        bool same = count == s_text.Length;
        for (int i = 0; same && i < count; i++)
        {
            same = s_buffer[i] == s_text[i];
        }

        return same;
    }

    private static bool CloseAll()
    {
        for (int i = 0; i < Sockets; i++)
        {
            SocketCore.SockClose(i);
        }

        for (int i = 0; i < Sockets; i++)
        {
            Message message = Rtos.Receive(LimitMs);
            if (message.Id != Rtos.MsgSockCloseCnf || SocketCore.SockDestroy(message.SocketIndex) != 1)
            {
                return false;
            }
        }

        return true;
    }
}
