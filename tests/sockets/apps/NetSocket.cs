using System;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Threading;
using NanoSocket;
using nanoFramework.Networking;

/// <summary>System.Net on a device: waiting calls stop nobody else, time-outs and closes end them, ten sockets are
/// shared with socketcore, and what fails says why.</summary>
internal static class NetSocket
{
    private const int TimeoutMs = 1000;

    private static volatile int s_ticks;
    private static volatile bool s_done;
    private static IPAddress? s_server;

    public static void Main()
    {
        Thread ticker = new(Tick);
        ticker.Start();
        FirstSocketStartsTheModem();
        ReceiveTimesOut();
        CloseWakesTheReader();
        StreamsCarryData();
        EndsAreSeen();
        MixWithSocketcore();
        InterfaceShowsTheLink();
        s_done = true;
        ticker.Join();
        Console.WriteLine("ticks went on: " + (s_ticks > 100));
    }

    private static void Tick()
    {
        while (!s_done)
        {
            s_ticks++;
            Thread.Sleep(10);
        }
    }

    private static void FirstSocketStartsTheModem()
    {
        Net.That(!NetworkInterface.GetIsNetworkAvailable(), "no link before the first socket");
        using Socket socket = Connect(Net.EchoTcp);
        Net.That(NetworkInterface.GetIsNetworkAvailable(), "a link after the first connect");
        Net.That(((IPEndPoint)socket.LocalEndPoint!).Port != 0, "a local port");
        Console.WriteLine("connected to port " + ((IPEndPoint)socket.RemoteEndPoint!).Port);
    }

    private static void ReceiveTimesOut()
    {
        using Socket socket = Connect(Net.EchoTcp);
        socket.ReceiveTimeout = TimeoutMs;
        int before = s_ticks;
        long start = Environment.TickCount64;
        Net.That(Fails(() => socket.Receive(new byte[1])) == SocketError.TimedOut, "a time-out");
        long took = Environment.TickCount64 - start;
        Net.That(took is >= TimeoutMs and < 3 * TimeoutMs, "a time-out after 1 s, not " + took + " ms");
        Net.That(s_ticks - before > TimeoutMs / 40, "a ticking thread meanwhile");
        Console.WriteLine("timed out");
    }

    private static void CloseWakesTheReader()
    {
        Socket socket = Connect(Net.EchoTcp);
        SocketError error = SocketError.Success;
        Thread reader = new(() => error = Fails(() => socket.Receive(new byte[1])));
        reader.Start();
        Thread.Sleep(200);
        socket.Close();
        reader.Join();
        Net.That(error == SocketError.Interrupted, "an interrupted receive, not " + error);
        bool disposed = false;
        try
        {
            socket.Send(new byte[1]);
        }
        catch (ObjectDisposedException)
        {
            disposed = true;
        }

        Net.That(disposed, "a socket that is closed");
        Console.WriteLine("woken");
    }

    private static void StreamsCarryData()
    {
        byte[] sent = new byte[20_000];
        byte[] received = new byte[sent.Length];
        for (int i = 0; i < sent.Length; i++)
        {
            sent[i] = Net.Pattern(i);
        }

        using NetworkStream stream = new(Connect(Net.EchoTcp), ownsSocket: true);
        stream.ReadTimeout = 30_000;
        new Thread(() => stream.Write(sent, 0, sent.Length)).Start();
        stream.ReadExactly(received);
        Net.CheckPattern(received, 0);
        Console.WriteLine("20000 bytes back");
    }

    private static void EndsAreSeen()
    {
        Net.That(Fails(() => Connect(Net.Nobody)) == SocketError.ConnectionRefused, "a refused connect");
        Net.That(Fails(() => Dns.GetHostEntry("nobody.invalid")) == SocketError.HostNotFound, "no such host");
        using Socket reset = Connect(Net.Resetter);
        reset.Send(new byte[1]);
        Net.That(Fails(() => reset.Receive(new byte[1])) == SocketError.ConnectionReset, "a reset");
        using Socket source = Connect(Net.Source);
        byte[] buffer = new byte[1000];
        int total = 0;
        int count;
        while ((count = source.Receive(buffer)) > 0)
        {
            Net.CheckPattern(new ReadOnlySpan<byte>(buffer, 0, count), total);
            total += count;
        }

        Console.WriteLine("end after " + total);
    }

    private static void MixWithSocketcore()
    {
        Socket[] sockets = new Socket[5];
        int[] ids = new int[5];
        for (int i = 0; i < sockets.Length; i++)
        {
            sockets[i] = Connect(Net.EchoTcp);
            ids[i] = Net.Connect(SocketCore.Tcp, Net.EchoTcp);
            Net.That(ids[i] == i, "id " + i + ", not " + ids[i]);
        }

        Net.That(Fails(() => Connect(Net.EchoTcp)) == SocketError.TooManyOpenSockets, "no eleventh socket");
        Net.That(SocketCore.SockConnExt(SocketCore.Tcp, Net.Host, Net.EchoTcp) == -1, "no eleventh id");
        for (int i = 0; i < sockets.Length; i++)
        {
            byte[] one = [(byte)i];
            sockets[i].Send(one);
            Net.That(sockets[i].Receive(one) == 1 && one[0] == i, "an echo");
            Net.That(SocketCore.SockSend(ids[i], one).Succeeded, "an accepted send");
            Net.Expect(Rtos.MsgSockSendCnf, ids[i], 0);
            Net.Expect(Rtos.MsgSockRecvInd, ids[i], 0);
            Net.Close(ids[i]);
            sockets[i].Close();
        }

        Console.WriteLine("ten sockets shared");
    }

    private static void InterfaceShowsTheLink()
    {
        NetworkInterface link = NetworkInterface.GetAllNetworkInterfaces()[0];
        Net.That(link.IPv4Address == Modem.IpAddress && link.IPv4DnsAddresses.Length > 0, "the link's addresses");
        bool refused = false;
        try
        {
            link.EnableStaticIPv4("10.0.0.1", "255.0.0.0", "10.0.0.2");
        }
        catch (NotSupportedException)
        {
            refused = true;
        }

        Net.That(refused, "no static address");
        Net.That(NetworkHelper.SetupAndConnectNetwork(), "a network that is ready");
        Console.WriteLine("interface " + link.IPv4Address);
    }

    private static Socket Connect(int port)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            s_server ??= Dns.GetHostEntry(Net.Host).AddressList[0];
            socket.Connect(new IPEndPoint(s_server, port));
            return socket;
        }
        catch (SocketException)
        {
            socket.Close();
            throw;
        }
    }

    private static SocketError Fails(Action action)
    {
        try
        {
            action();
            return SocketError.Success;
        }
        catch (SocketException failure)
        {
            return (SocketError)failure.ErrorCode;
        }
    }
}
