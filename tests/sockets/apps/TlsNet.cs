using System;
using System.Net;
using System.Net.Sockets;
using System.Text;

/// <summary>What the apps about TLS share.</summary>
internal static class TlsNet
{
    private const int Certificates = 7445;

    public static Socket Connect(int port)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.ReceiveTimeout = Net.LimitMs;
        socket.Connect(new IPEndPoint(Dns.GetHostEntry(Net.Host).AddressList[0], port));
        return socket;
    }

    /// <summary>A certificate, key or password of those that the servers made for this run.</summary>
    public static string Fetch(string name)
    {
        using Socket socket = Connect(Certificates);
        socket.Send(Encoding.UTF8.GetBytes(name + "\n"));
        StringBuilder text = new();
        byte[] buffer = new byte[512];
        for (int count = socket.Receive(buffer); count > 0; count = socket.Receive(buffer))
        {
            text.Append(Encoding.UTF8.GetString(buffer, 0, count));
        }

        return text.ToString();
    }

    public static Exception? Fails(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }
}
