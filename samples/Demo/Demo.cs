using System;

namespace NanoSocket.Samples;

/// <summary>
/// From power-on to data: registers, gets an address, resolves a name, sends 64 KiB through a TCP echo server and
/// datagrams through a UDP echo server, checks every byte, and says what memory is left.
/// </summary>
public static class Demo
{
    private const string Host = "echo.nanosocket.example";
    private const int TcpPort = 7007;
    private const int UdpPort = 7008;
    private const int TcpBytes = 64 * 1024;
    private const int ChunkBytes = 2048;
    private const int Datagrams = 10;
    private const int DatagramBytes = 1000;
    private const int OnlineLimitMs = 240_000;
    private const int MessageLimitMs = 60_000;

    private static readonly byte[] s_chunk = new byte[ChunkBytes];
    private static readonly byte[] s_buffer = new byte[ChunkBytes];

    public static int Main()
    {
        Console.WriteLine("NanoSocket demo: C# on a microcontroller, sockets through a cellular modem");
        if (!WaitUntilOnline())
        {
            return Fail(1, "no link: " + Modem.Problem);
        }

        if (!ExchangeTcp())
        {
            return Fail(2, "TCP exchange with " + Host + ":" + TcpPort.ToString());
        }

        if (!ExchangeUdp())
        {
            return Fail(3, "UDP exchange with " + Host + ":" + UdpPort.ToString());
        }

        ShowMemory();
        Console.WriteLine("demo complete");
        return 0;
    }

    private static void ShowMemory()
    {
        GC.Collect();
        GCMemoryInfo heap = GC.GetGCMemoryInfo();
        long free = heap.TotalAvailableMemoryBytes - heap.HeapSizeBytes;
        Console.WriteLine("memory: " + free.ToString() + " of " + heap.TotalAvailableMemoryBytes.ToString()
            + " bytes of the C# heap are free");
    }

    private static int Fail(int code, string what)
    {
        Console.WriteLine("FAILED: " + what);
        return code;
    }

    private static bool WaitUntilOnline()
    {
        int start = Rtos.Tick();
        ModemState shown = ModemState.Off;
        Rtos.PowerOn(true);
        while (Modem.State != ModemState.Online)
        {
            if (Modem.State != shown)
            {
                shown = Modem.State;
                ShowModem(shown);
            }

            if (MillisecondsSince(start) > OnlineLimitMs)
            {
                return false;
            }

            Rtos.TimerStart(1, 20);
            Rtos.Receive(Rtos.InfTimeout);
        }

        Console.WriteLine("registered with " + Modem.Operator + ", " + Modem.Technology
            + ", signal " + Modem.SignalDbm.ToString() + " dBm");
        Console.WriteLine("address " + Modem.IpAddress + " after " + MillisecondsSince(start).ToString() + " ms");
        return true;
    }

    private static void ShowModem(ModemState state)
    {
        switch (state)
        {
            case ModemState.Starting:
                Console.WriteLine("modem: starting");
                break;
            case ModemState.Searching:
                Console.WriteLine("modem: " + Modem.Model + ", looking for the network");
                break;
            case ModemState.Connecting:
                Console.WriteLine("modem: registered, dialling");
                break;
            case ModemState.Recovering:
            case ModemState.SimBlocked:
                Console.WriteLine("modem: " + Modem.Problem);
                break;
            default:
                break;
        }
    }

    private static bool ExchangeTcp()
    {
        int id = Open(SocketCore.Tcp, TcpPort);
        if (id < 0)
        {
            return false;
        }

        int start = Rtos.Tick();
        bool same = EchoStream(id);
        int elapsed = MillisecondsSince(start);
        Close(id);
        if (same)
        {
            long rate = 2L * TcpBytes * 1000 / Math.Max(1, elapsed);
            Console.WriteLine("TCP: " + TcpBytes.ToString() + " bytes sent, echoed and verified in "
                + elapsed.ToString() + " ms, " + rate.ToString() + " bytes/s both ways together");
        }

        return same;
    }

    /// <summary>Sends as fast as the socket takes it, reads as fast as it comes, compares each byte.</summary>
    private static bool EchoStream(int id)
    {
        int sent = SendMore(id, 0);
        int received = 0;
        while (received < TcpBytes)
        {
            Message message = Rtos.Receive(MessageLimitMs);
            switch (message.Id)
            {
                case Rtos.MsgSockSendCnf when message.Result == 0:
                    sent = SendMore(id, sent);
                    break;
                case Rtos.MsgSockRecvInd:
                    int count = SocketCore.SockRecv(id, s_buffer, 0, message.RecvLen);
                    if (!IsPattern(received, count))
                    {
                        return false;
                    }

                    received += count;
                    break;
                default:
                    return Unexpected(message);
            }
        }

        return true;
    }

    private static int SendMore(int id, int sent)
    {
        int count = Math.Min(ChunkBytes, TcpBytes - sent);
        while (count > 0 && SocketCore.SockGetRemainBuf(id) >= count)
        {
            for (int i = 0; i < count; i++)
            {
                s_chunk[i] = Pattern(sent + i);
            }

            if (!SocketCore.SockSend(id, s_chunk, 0, count).Succeeded)
            {
                return sent;
            }

            sent += count;
            count = Math.Min(ChunkBytes, TcpBytes - sent);
        }

        return sent;
    }

    private static bool ExchangeUdp()
    {
        int id = Open(SocketCore.Udp, UdpPort);
        if (id < 0)
        {
            return false;
        }

        int echoed = 0;
        for (int i = 0; i < Datagrams; i++)
        {
            echoed += EchoDatagram(id, i) ? 1 : 0;
        }

        Close(id);
        Console.WriteLine("UDP: " + echoed.ToString() + " of " + Datagrams.ToString() + " datagrams of "
            + DatagramBytes.ToString() + " bytes echoed and verified");
        return echoed > 0;
    }

    /// <summary>One datagram out and back; UDP may lose it.</summary>
    private static bool EchoDatagram(int id, int number)
    {
        for (int i = 0; i < DatagramBytes; i++)
        {
            s_buffer[i] = Pattern(number + i);
        }

        SocketCore.SockSend(id, s_buffer, 0, DatagramBytes);
        Message message = Rtos.Receive(3000);
        while (message.Id == Rtos.MsgSockSendCnf)
        {
            message = Rtos.Receive(3000);
        }

        return message.Id == Rtos.MsgSockRecvInd
            && SocketCore.SockRecv(id, s_buffer, 0, s_buffer.Length) == DatagramBytes
            && IsPattern(number, DatagramBytes);
    }

    private static int Open(int type, int port)
    {
        int id = SocketCore.SockConnExt(type, Host, port);
        if (id < 0)
        {
            Console.WriteLine("connect refused: " + id.ToString());
            return id;
        }

        Message message = Rtos.Receive(MessageLimitMs);
        if (message.Id != Rtos.MsgSockConnCnf || message.Result != 0)
        {
            Unexpected(message);
            return -1;
        }

        Console.WriteLine((type == SocketCore.Tcp ? "TCP" : "UDP") + ": " + Host + " resolved, socket " + id.ToString()
            + " connected");
        return id;
    }

    private static void Close(int id)
    {
        SocketCore.SockClose(id);
        Message message = Rtos.Receive(MessageLimitMs);
        while (message.Id != Rtos.MsgSockCloseCnf && message.Id != Rtos.WaitMsgTimeout)
        {
            message = Rtos.Receive(MessageLimitMs);
        }

        SocketCore.SockDestroy(id);
    }

    private static bool Unexpected(Message message)
    {
        Console.WriteLine("unexpected message " + message.Id.ToString() + ", result " + message.Result.ToString());
        return false;
    }

    private static bool IsPattern(int position, int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (s_buffer[i] != Pattern(position + i))
            {
                Console.WriteLine("byte " + (position + i).ToString() + " differs");
                return false;
            }
        }

        return true;
    }

    private static byte Pattern(int position) => (byte)((position * 31) + (position >> 8));

    private static int MillisecondsSince(int tick) => (Rtos.Tick() - tick) * 5;
}
