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

    /// <summary>A certificate, key or password of those that the servers made for this run. Bytes, not text: these
    /// apps run where memory is short.</summary>
    public static byte[] Fetch(string name)
    {
        using Socket socket = Connect(Certificates);
        socket.Send(Encoding.UTF8.GetBytes(name + "\n"));
        byte[] text = new byte[1500];
        int length = 0, count;
        while ((count = socket.Receive(text, length, text.Length - length, SocketFlags.None)) > 0)
        {
            length += count;
        }

        Net.That(length < text.Length, "room for " + name);
        return new ReadOnlySpan<byte>(text, 0, length).ToArray();
    }

    public static string FetchText(string name) => Encoding.UTF8.GetString(Fetch(name));

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
