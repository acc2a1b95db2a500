using System;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

// TLS as on any nanoFramework board: connect, handshake, send, receive. The server is verified: its certificate must
// come from an authority we trust, be valid today, and be for the name we ask for.
const string Host = "server.nanosocket.example";
const int Port = 7443;

X509Certificate authority = new(FetchAuthority());
Console.WriteLine("trusting " + authority.Subject);

using (SslStream stream = new(Connect(Port)))
{
    stream.AuthenticateAsClient(Host, null, authority, SslProtocols.None);
    byte[] request = Encoding.UTF8.GetBytes("Hello through TLS");
    stream.Write(request, 0, request.Length);

    byte[] answer = new byte[request.Length];
    int received = 0;
    while (received < answer.Length)
    {
        int count = stream.Read(answer, received, answer.Length - received);
        if (count == 0)
        {
            throw new SocketException(SocketError.ConnectionReset);
        }

        received += count;
    }

    Console.WriteLine("answer: " + Encoding.UTF8.GetString(answer, 0, received));
}

// The same server under another name: somebody in the middle would look like this.
using (SslStream stream = new(Connect(Port)))
{
    try
    {
        stream.AuthenticateAsClient("other.nanosocket.example", null, authority, SslProtocols.None);
        Console.WriteLine("an impostor was trusted");
        return 1;
    }
    catch (Exception failure)
    {
        Console.WriteLine("impostor: " + failure.Message);
    }
}

return 0;

static Socket Connect(int port)
{
    Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    socket.ReceiveTimeout = 60_000;
    socket.Connect(new IPEndPoint(Dns.GetHostEntry(Host).AddressList[0], port));
    return socket;
}

// A product has its authority's certificate compiled in, as a string. The server of this sample makes a new authority
// for every run, so that it has to be asked for it.
static string FetchAuthority()
{
    using Socket socket = Connect(7445);
    socket.Send(Encoding.UTF8.GetBytes("ca\n"));
    StringBuilder pem = new();
    byte[] buffer = new byte[512];
    for (int count = socket.Receive(buffer); count > 0; count = socket.Receive(buffer))
    {
        pem.Append(Encoding.UTF8.GetString(buffer, 0, count));
    }

    return pem.ToString();
}
