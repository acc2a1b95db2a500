using System;

namespace NanoSocket.Samples;

/// <summary>Carries bytes between UART 1 and a TCP connection until the server closes it.</summary>
public static class SerialBridge
{
    private const string Host = "echo.nanosocket.example";
    private const int Port = 7007;
    private const int Line = 1;
    private const int Baud = 115200;

    private static readonly MessageLoop s_loop = new();
    private static readonly byte[] s_up = new byte[512];
    private static readonly byte[] s_down = new byte[512];
    private static int s_downStart;
    private static int s_downCount;
    private static bool s_open;

    public static int Main()
    {
        Uart.Setup(Line, Baud, 8, Uart.ParNone, Uart.Stop1, 0, 1);
        while (Modem.State != ModemState.Online)
        {
            s_loop.DispatchNext(100, out _);
        }

        SocketHandle? socket = s_loop.Connect(SocketCore.Tcp, Host, Port);
        if (socket == null)
        {
            Console.WriteLine(SocketCore.RefusalReason);
            return 1;
        }

        socket.Connected += (it, _) =>
        {
            s_open = true;
            Up(it);
        };
        socket.Sent += (it, _) => Up(it);
        socket.Received += (it, _) => Down(it);
        socket.ConnectFailed += OnEnd;
        socket.PeerClosed += OnEnd;
        s_loop.Unhandled += message => OnPort(message, socket);
        s_loop.Run();
        return 0;
    }

    private static void OnPort(Message message, SocketHandle socket)
    {
        if (message.Id == Rtos.MsgUartRxData)
        {
            Up(socket);
        }
        else if (message.Id == Rtos.MsgUartTxDone)
        {
            Down(socket);
        }
    }

    /// <summary>From the port to the server: as much as it takes now. What stays in the port's ring waits for the next
    /// confirmation.</summary>
    private static void Up(SocketHandle socket)
    {
        int room = s_open ? Math.Min(socket.RemainingBuffer, s_up.Length) : 0;
        int count = Uart.Read(Line, new Span<byte>(s_up, 0, room));
        if (count > 0)
        {
            socket.Send(new ReadOnlySpan<byte>(s_up, 0, count));
        }
    }

    /// <summary>From the server to the port: as much as it takes now. What is not read here keeps the server's window
    /// closed.</summary>
    private static void Down(SocketHandle socket)
    {
        while (true)
        {
            if (s_downCount == 0)
            {
                s_downStart = 0;
                s_downCount = socket.Receive(s_down);
            }

            int taken = Uart.Write(Line, new ReadOnlySpan<byte>(s_down, s_downStart, s_downCount));
            s_downStart += taken;
            s_downCount -= taken;
            if (taken == 0)
            {
                return; // nothing to send, or no room: then the port tells when it is done
            }
        }
    }

    private static void OnEnd(SocketHandle socket, Message message)
    {
        Console.WriteLine(socket.Info.Reason);
        s_loop.Stop();
    }
}
