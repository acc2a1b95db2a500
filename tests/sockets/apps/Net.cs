using System;
using NanoSocket;

/// <summary>What the apps of the socket tests share. Whatever goes wrong is an exception: the run ends with its trace.
/// </summary>
internal static class Net
{
    public const string Host = "server.nanosocket.example";

    /// <summary>The servers that the tests start.</summary>
    public const int EchoTcp = 7007;
    public const int EchoUdp = 7008;
    public const int Source = 7011;
    public const int Resetter = 7012;
    public const int Nobody = 7013;

    /// <summary>What the source sends before it closes.</summary>
    public const int SourceBytes = 100_000;

    public const int LimitMs = 60_000;

    /// <summary>Waits for the link.</summary>
    public static void Online()
    {
        Rtos.PowerOn(true);
        int start = Rtos.Tick();
        while (Modem.State != ModemState.Online)
        {
            Rtos.Receive(20);
            That((Rtos.Tick() - start) * 5 < 2 * LimitMs, "online: " + Modem.Problem);
        }
    }

    /// <summary>Opens a connection and waits until it is there.</summary>
    public static int Connect(int type, int port)
    {
        int id = SocketCore.SockConnExt(type, Host, port);
        That(id >= 0, "a free socket");
        Expect(Rtos.MsgSockConnCnf, id, 0);
        return id;
    }

    /// <summary>Closes and destroys a socket; late data and confirmations may come first.</summary>
    public static void Close(int id)
    {
        SocketCore.SockClose(id);
        Message message = Rtos.Receive(LimitMs);
        while (message.Id != Rtos.MsgSockCloseCnf)
        {
            That(message.Id != Rtos.WaitMsgTimeout, "a close confirmation");
            message = Rtos.Receive(LimitMs);
        }
        That(SocketCore.SockDestroy(id) == 1, "a destroyed socket");
    }

    /// <summary>The next message, which must be this one.</summary>
    public static Message Expect(int messageId, int socket, int result)
    {
        Message message = Rtos.Receive(LimitMs);
        That(message.Id == messageId && message.SocketIndex == socket && message.Result == result,
            "message " + messageId + " of socket " + socket + " with result " + result + ", got " + message.Id
            + " of " + message.SocketIndex + " with " + message.Result);
        return message;
    }

    public static void That(bool condition, string expected)
    {
        if (!condition)
        {
            throw new InvalidOperationException("expected " + expected);
        }
    }

    /// <summary>The byte at a position of every stream in these tests.</summary>
    public static byte Pattern(int position) => (byte)(position * 7 + (position >> 8));

    public static void CheckPattern(ReadOnlySpan<byte> bytes, int position)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            That(bytes[i] == Pattern(position + i), "the right byte at " + (position + i));
        }
    }
}
