using System;
using System.Text;
using NanoSocket;

/// <summary>As many TLS connections at once as profile tls12-small promises, both verified, with bytes both ways; one
/// more is refused before it begins. On the emulated board this is about the largest app that leaves them room.</summary>
internal static class TwoTls
{
    private const int Certificates = 7445;
    private const int Echo = 7443;
    private const int Rounds = 4;

    private static readonly byte[] s_text = new byte[1000];

    public static int Main()
    {
        Net.Online();
        TlsOptions options = new() { CaCertificates = Authority(), Insist = false, SendName = true };
        int first = Connect(options), second = Connect(options);
        int third = SocketCore.SockConnExt(SocketCore.Ssl, Net.Host, Echo, options);
        Net.That(third == -1, "no third connection");
        Console.WriteLine("the third is refused: " + SocketCore.RefusalReason);
        for (int i = 0; i < Rounds; i++)
        {
            Exchange(first, (byte)i);
            Exchange(second, (byte)(i + 100));
        }

        Console.WriteLine("two at once, every byte right");
        Net.Close(first);
        Net.Close(second);
        Net.Close(Connect(options));
        Console.WriteLine("and another");
        return 0;
    }

    private static byte[] Authority()
    {
        int id = Net.Connect(SocketCore.Tcp, Certificates);
        SocketCore.SockSend(id, Encoding.UTF8.GetBytes("ca\n"));
        int length = 0;
        Message message = Rtos.Receive(Net.LimitMs);
        while (message.Id != Rtos.MsgSockCloseInd)
        {
            Net.That(message.Id != Rtos.WaitMsgTimeout, "the authority's certificate");
            if (message.Id == Rtos.MsgSockRecvInd)
            {
                length += SocketCore.SockRecv(id, s_text.AsSpan(length));
            }

            message = Rtos.Receive(Net.LimitMs);
        }

        Net.Close(id);
        return s_text.AsSpan(0, length).ToArray();
    }

    private static int Connect(TlsOptions options)
    {
        int id = SocketCore.SockConnExt(SocketCore.Ssl, Net.Host, Echo, options);
        Net.That(id >= 0, "a session: " + SocketCore.RefusalReason);
        Net.Expect(Rtos.MsgSockConnCnf, id, 0);
        return id;
    }

    /// <summary>Sends a text and gets it back.</summary>
    private static void Exchange(int id, byte mark)
    {
        Array.Fill(s_text, mark);
        Net.That(SocketCore.SockSend(id, s_text).Accepted == 1, "room to send");
        Array.Fill(s_text, (byte)0);
        int length = 0;
        bool isConfirmed = false;
        while (length < s_text.Length || !isConfirmed)
        {
            Message message = Rtos.Receive(Net.LimitMs);
            Net.That(message.SocketIndex == id, "a message of this connection");
            isConfirmed |= message.Id == Rtos.MsgSockSendCnf;
            if (message.Id == Rtos.MsgSockRecvInd)
            {
                length += SocketCore.SockRecv(id, s_text.AsSpan(length));
            }
        }

        foreach (byte one in s_text)
        {
            Net.That(one == mark, "the same bytes");
        }
    }
}
