using System;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;

// A TCP server as on any nanoFramework board: a thread for each connection echoes what comes. The line "stop" ends it.
const int Port = 8080;

using Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
listener.Bind(new IPEndPoint(IPAddress.Any, Port));
listener.Listen(2);
Console.WriteLine("listening on port " + Port);

bool stopped = false;
while (!stopped)
{
    if (listener.Poll(200_000, SelectMode.SelectRead))
    {
        Socket client = listener.Accept();
        new Thread(() => Serve(client)).Start();
    }
}

Console.WriteLine("stopped");

void Serve(Socket client)
{
    using NetworkStream stream = new(client, ownsSocket: true);
    byte[] buffer = new byte[512];
    int count = stream.Read(buffer, 0, buffer.Length);
    while (count > 0)
    {
        stream.Write(buffer, 0, count);
        if (Encoding.UTF8.GetString(buffer, 0, count).Trim() == "stop")
        {
            stopped = true;
        }

        count = stream.Read(buffer, 0, buffer.Length);
    }

    Console.WriteLine("a client has gone");
}
