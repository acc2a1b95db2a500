using System;
using System.Net;
using System.Net.Sockets;
using System.Text;

// Datagrams as on any nanoFramework board: each is sent up to three times until its answer comes.
const string Host = "server.nanosocket.example";
const int Port = 7008;

EndPoint server = new IPEndPoint(Dns.GetHostEntry(Host).AddressList[0], Port);
using Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
socket.ReceiveTimeout = 10_000;
byte[] answer = new byte[512];
for (int i = 1; i <= 3; i++)
{
    int count = Ask(Encoding.UTF8.GetBytes("datagram " + i));
    Console.WriteLine("answer: " + Encoding.UTF8.GetString(answer, 0, count));
}

int Ask(byte[] question)
{
    for (int tries = 0; tries < 3; tries++)
    {
        try
        {
            socket.SendTo(question, server);
            EndPoint sender = new IPEndPoint(IPAddress.Any, 0);
            return socket.ReceiveFrom(answer, ref sender);
        }
        catch (SocketException failure) when (failure.ErrorCode == (int)SocketError.TimedOut)
        {
            Console.WriteLine("no answer yet");
        }
    }

    throw new SocketException(SocketError.TimedOut);
}
