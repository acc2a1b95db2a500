using System;
using System.Net;
using System.Net.Sockets;
using System.Text;

// A TCP client as on any nanoFramework board: resolve, connect, send, receive, close.
const string Host = "server.nanosocket.example";
const int Port = 7007;

IPHostEntry entry = Dns.GetHostEntry(Host);
using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
socket.ReceiveTimeout = 30_000;
socket.Connect(new IPEndPoint(entry.AddressList[0], Port));

byte[] request = Encoding.UTF8.GetBytes("Hello from System.Net\n");
socket.Send(request);

byte[] answer = new byte[request.Length];
int received = 0;
while (received < answer.Length)
{
    int count = socket.Receive(answer, received, answer.Length - received, SocketFlags.None);
    if (count == 0)
    {
        throw new SocketException(SocketError.ConnectionReset);
    }

    received += count;
}

Console.WriteLine("answer: " + Encoding.UTF8.GetString(answer, 0, received).Trim());
