using System;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Threading;

/// <summary>The carrier is lost under System.Net: handlers hear of it, the connection fails with a reason, and the next
/// connect waits for the link and works.</summary>
internal static class NetChanges
{
    private const int LimitMs = 120_000;

    private static readonly AutoResetEvent s_lost = new(false);
    private static readonly AutoResetEvent s_back = new(false);

    public static void Main()
    {
        NetworkChange.NetworkAvailabilityChanged += (_, e) => (e.IsAvailable ? s_back : s_lost).Set();
        using (Socket socket = Connect())
        {
            Net.That(s_back.WaitOne(LimitMs, false), "a handler that hears of the link");
            try
            {
                EchoForEver(socket);
            }
            catch (SocketException failure)
            {
                Console.WriteLine("ended with " + failure.ErrorCode);
            }
        }

        Net.That(s_lost.WaitOne(LimitMs, false), "a handler that hears of the loss");
        Console.WriteLine("loss heard");
        using Socket again = Connect();
        Net.That(s_back.WaitOne(LimitMs, false), "a handler that hears of the new link");
        again.Send(new byte[] { 7 });
        Net.That(again.Receive(new byte[1]) == 1, "an echo");
        Console.WriteLine("works again");
    }

    private static void EchoForEver(Socket socket)
    {
        byte[] block = new byte[1000];
        while (true)
        {
            socket.Send(block);
            int received = 0;
            while (received < block.Length)
            {
                int count = socket.Receive(block);
                Net.That(count > 0, "no end of the stream");
                received += count;
            }
        }
    }

    private static Socket Connect()
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(new IPEndPoint(Dns.GetHostEntry(Net.Host).AddressList[0], Net.EchoTcp));
        return socket;
    }
}
