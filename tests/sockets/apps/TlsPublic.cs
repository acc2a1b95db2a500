using System;
using System.Net.Security;
using System.Security.Authentication;

/// <summary>The authority of the servers is compiled into the image: nobody has to name it, and everything else is
/// verified as ever.</summary>
internal static class TlsPublic
{
    private const int Tls = 7443;

    public static void Main()
    {
        using (SslStream stream = new(TlsNet.Connect(Tls)))
        {
            stream.AuthenticateAsClient(Net.Host, SslProtocols.None);
            byte[] sent = [1, 2, 3];
            byte[] received = new byte[sent.Length];
            stream.Write(sent, 0, sent.Length);
            Net.That(stream.Read(received, 0, received.Length) > 0 && received[0] == 1, "an echo");
            Console.WriteLine("trusted without being told");
        }

        using SslStream other = new(TlsNet.Connect(Tls));
        Exception? refused = TlsNet.Fails(() => other.AuthenticateAsClient("other.example", SslProtocols.None));
        Net.That(refused is AuthenticationException, "another name refused");
        Console.WriteLine(refused!.Message);
    }
}
