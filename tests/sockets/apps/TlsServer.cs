using System;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

/// <summary>SslStream on a device, as server: for everybody, and for clients with a certificate only. The first client
/// gets the certificate and key that it shows later.</summary>
internal static class TlsServer
{
    private const int Port = 8080;

    public static void Main()
    {
        byte[] certificate = TlsNet.Fetch("certificate"), key = TlsNet.Fetch("key"), authority = TlsNet.Fetch("ca");
        X509Certificate2 own = new(certificate, key, TlsNet.FetchText("password"));

        using Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Any, Port));
        listener.Listen(2);
        Console.WriteLine("listening");
        using (SslStream anybody = Greet(listener, stream => stream.AuthenticateAsServer(own, SslProtocols.None)))
        {
            anybody.Write(certificate, 0, certificate.Length);
            anybody.Write(key, 0, key.Length);
            Console.WriteLine("served anybody as server: " + anybody.IsServer);
        }

        using SslStream undecided = new(listener.Accept());
        Net.That(TlsNet.Fails(() => undecided.AuthenticateAsServer(own, true, SslProtocols.None))
            is InvalidOperationException, "nobody to vouch for clients is refused");
        CertificateManager.AddCaCertificateBundle(authority);
        Exception? refused = TlsNet.Fails(() => undecided.AuthenticateAsServer(own, true, SslProtocols.None));
        Net.That(refused is AuthenticationException, "a client without certificate turned away");
        Console.WriteLine("turned away: " + refused!.Message);
        undecided.Close();

        using SslStream known = Greet(listener, stream => stream.AuthenticateAsServer(own, true, SslProtocols.None));
        byte[] line = new byte[64];
        int count = known.Read(line, 0, line.Length);
        known.Write(line, 0, count);
        Console.WriteLine("known client: " + Encoding.UTF8.GetString(line, 0, count));

        // Its goodbye comes when it has the echo.
        Net.That(known.Read(line, 0, line.Length) == 0, "the client's goodbye");
    }

    private static SslStream Greet(Socket listener, Action<SslStream> handshake)
    {
        SslStream stream = new(listener.Accept()) { ReadTimeout = Net.LimitMs };
        handshake(stream);
        return stream;
    }
}
