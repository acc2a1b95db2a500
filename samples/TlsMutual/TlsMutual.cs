using System;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

// Mutual TLS, as MQTT brokers in the cloud want it: the server shows its certificate and we show ours, whose key is
// encrypted with a password.
const string Host = "server.nanosocket.example";

CertificateManager.AddCaCertificateBundle(Fetch("ca"));
X509Certificate2 device = new(Fetch("certificate"), Fetch("key"), Fetch("password"));
Console.WriteLine("device: " + device.Subject + ", by " + device.Issuer);

Socket socket = Connect(7444);
using SslStream stream = new(socket);
stream.AuthenticateAsClient(Host, device, SslProtocols.None);
for (int i = 1; i <= 3; i++)
{
    byte[] request = Encoding.UTF8.GetBytes("reading " + i.ToString());
    stream.Write(request, 0, request.Length);
    byte[] answer = new byte[64];
    int count = stream.Read(answer, 0, answer.Length);
    Console.WriteLine("answer: " + Encoding.UTF8.GetString(answer, 0, count));
}

static Socket Connect(int port)
{
    Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    socket.ReceiveTimeout = 60_000;
    socket.Connect(new IPEndPoint(Dns.GetHostEntry(Host).AddressList[0], port));
    return socket;
}

// A product gets certificate and key when it is made, and keeps them secret. The server of this sample makes them anew
// for every run and hands them out.
static string Fetch(string name)
{
    using Socket socket = Connect(7445);
    socket.Send(Encoding.UTF8.GetBytes(name + "\n"));
    StringBuilder text = new();
    byte[] buffer = new byte[512];
    for (int count = socket.Receive(buffer); count > 0; count = socket.Receive(buffer))
    {
        text.Append(Encoding.UTF8.GetString(buffer, 0, count));
    }

    return text.ToString();
}
