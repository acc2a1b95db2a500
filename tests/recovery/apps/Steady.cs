using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;

// Transfers for as long as it runs, over a connection that it makes anew whenever it fails, and says so with each echo
// that came back whole.
byte[] request = new byte[200];
byte[] answer = new byte[200];
for (byte i = 0; i < request.Length; i++)
{
    request[i] = i;
}
while (true)
{
    try
    {
        Transfer(request, answer);
    }
    catch (SocketException)
    {
        Thread.Sleep(500);
    }
}

static void Transfer(byte[] request, byte[] answer)
{
    using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    socket.ReceiveTimeout = 25_000;
    socket.Connect(new IPEndPoint(Dns.GetHostEntry("server.nanosocket.example").AddressList[0], 7007));
    while (true)
    {
        socket.Send(request);
        for (int received = 0; received < answer.Length;)
        {
            int count = socket.Receive(answer, received, answer.Length - received, SocketFlags.None);
            if (count == 0)
            {
                return;
            }
            received += count;
        }
        if (!answer.AsSpan().SequenceEqual(request))
        {
            Console.WriteLine("wrong");
            return;
        }
        Console.WriteLine("echo");
        Thread.Sleep(100);
    }
}
