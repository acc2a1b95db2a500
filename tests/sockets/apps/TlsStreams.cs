using System;
using System.IO;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SocketFailure = NanoSocket.Core.Sockets.SocketFailure;

/// <summary>SslStream on a device, as client: data both ways, what is verified, and why it fails.</summary>
internal static class TlsStreams
{
    private const int Tls = 7443;
    private const int TlsMutual = 7444;
    private const int Amount = 20_000;
    private const int Reconnects = 5;

    private static X509Certificate s_authority = new();

    public static void Main()
    {
        s_authority = new X509Certificate(TlsNet.Fetch("ca"));
        X509Certificate2 device = new(TlsNet.Fetch("certificate"), TlsNet.Fetch("key"), TlsNet.FetchText("password"));
        Console.WriteLine("clock: " + (DateTime.UtcNow.Year >= 2025));
        CertificatesAreRead(device);
        DataGoesBothWays();
        PeersAreVerified(device);
        OwnCertificatesAreChecked(device);
        OthersAreTold();
        StreamsKeepOrder();
        for (int i = 0; i < Reconnects; i++)
        {
            using SslStream again = Handshake(Tls, Net.Host, s_authority);
            Echo(again, 100);
        }

        Console.WriteLine("reconnected");
    }

    private static void CertificatesAreRead(X509Certificate2 device)
    {
        Net.That(device.Subject == "CN=device 1" && device.Issuer == s_authority.Subject, "the names");
        Net.That(device.NotBefore < DateTime.UtcNow && device.NotAfter > DateTime.UtcNow, "dates around now");
        Net.That(device.HasPrivateKey && device.PublicKey.Length == 91, "a key on P-256");
        X509Certificate der = new(s_authority.GetRawCertData());
        Net.That(der.Subject == s_authority.Subject, "the same in DER");
        Net.That(TlsNet.Fails(() => new X509Certificate("/etc/ca.pem")) is CryptographicException, "a path is no certificate");
        Net.That(!CertificateManager.AddCaCertificateBundle("nonsense"), "nonsense is no bundle");
        Console.WriteLine("certificates read");
    }

    private static void DataGoesBothWays()
    {
        using SslStream stream = Handshake(Tls, Net.Host, s_authority);
        Net.That(!stream.IsServer && !stream.DataAvailable && stream.Length == 0, "a client without data");
        Echo(stream, Amount);
        Console.WriteLine(Amount + " bytes back");
    }

    private static void PeersAreVerified(X509Certificate2 other)
    {
        Net.That(Reason(Tls, Net.Host, other) == SocketFailure.TlsUnknownCa, "an unknown authority");
        Net.That(Reason(Tls, "other.example", s_authority) == SocketFailure.TlsNameMismatch, "another name");
        Net.That(Reason(Tls, Net.Host, null) == SocketFailure.TlsNoPublicRoots, "nothing trusted");
        Net.That(CertificateManager.AddCaCertificateBundle([other, s_authority]), "a bundle");
        using SslStream bundled = Handshake(Tls, Net.Host, null);
        Echo(bundled, 10);
        bundled.Close();
        using SslStream unverified = new(TlsNet.Connect(Tls)) { SslVerification = SslVerification.NoVerification };
        unverified.AuthenticateAsClient("other.example", SslProtocols.None);
        Echo(unverified, 10);
        Console.WriteLine("peers verified");
    }

    private static void OwnCertificatesAreChecked(X509Certificate2 device)
    {
        X509Certificate2 locked = new(device.RawData, device.PrivateKey!, "wrong");
        Net.That(Reason(TlsMutual, Net.Host, s_authority, locked) == SocketFailure.TlsBadClientKey, "a wrong password");
        using SslStream keyless = new(TlsNet.Connect(TlsMutual));
        Net.That(TlsNet.Fails(() => keyless.AuthenticateAsClient(Net.Host, s_authority, SslProtocols.None))
            is ArgumentException, "a certificate without key is refused");
        keyless.AuthenticateAsClient(Net.Host, device, s_authority, SslProtocols.None);
        Echo(keyless, 10);
        keyless.Close();

        // TLS 1.3 turns the client away only after the client's handshake is done (RFC 8446 4.4.2.4).
        using SslStream nobody = new(TlsNet.Connect(TlsMutual));
        Exception? refused = TlsNet.Fails(() =>
        {
            nobody.AuthenticateAsClient(Net.Host, null, s_authority, SslProtocols.None);
            Echo(nobody, 10);
        });
        Net.That(refused is AuthenticationException or IOException, "without a certificate: refused");
        Console.WriteLine("own certificates checked");
    }

    private static void OthersAreTold()
    {
        Net.That(Reason(Net.EchoTcp, Net.Host, s_authority) == SocketFailure.TlsProtocol, "no TLS at this port");
        using SslStream reset = new(TlsNet.Connect(Net.Resetter));
        Net.That(TlsNet.Fails(() => reset.AuthenticateAsClient(Net.Host, null, s_authority, SslProtocols.None)) is IOException,
            "a connection that breaks");
        Console.WriteLine("failures told");
    }

    private static void StreamsKeepOrder()
    {
        using SslStream stream = new(TlsNet.Connect(Tls));
        byte[] one = new byte[1];
        Net.That(TlsNet.Fails(() => stream.Write(one, 0, 1)) is InvalidOperationException, "no write before the handshake");
        Net.That(TlsNet.Fails(() => stream.Read(one, 0, 1)) is InvalidOperationException, "no read before the handshake");
        Net.That(TlsNet.Fails(() => stream.AuthenticateAsClient(Net.Host, SslProtocols.Tls11)) is NotSupportedException,
            "TLS 1.1 is refused");
        stream.AuthenticateAsClient(Net.Host, null, s_authority, SslProtocols.Tls12);
        Net.That(TlsNet.Fails(() => stream.AuthenticateAsClient(Net.Host, SslProtocols.None)) is InvalidOperationException,
            "one handshake is enough");
        stream.ReadTimeout = 500;
        Net.That(TlsNet.Fails(() => stream.Read(one, 0, 1)) is IOException { InnerException: SocketException
            { SocketErrorCode: SocketError.TimedOut } }, "a read that times out");
        Echo(stream, 10);
        Console.WriteLine("order kept");
    }

    private static SslStream Handshake(int port, string name, X509Certificate? trusted)
    {
        SslStream stream = new(TlsNet.Connect(port));
        stream.AuthenticateAsClient(name, null, trusted, SslProtocols.None);
        return stream;
    }

    /// <summary>Why a handshake fails.</summary>
    private static SocketFailure Reason(
        int port, string name, X509Certificate? trusted, X509Certificate? own = null)
    {
        using SslStream stream = new(TlsNet.Connect(port));
        Exception? failure = TlsNet.Fails(() => stream.AuthenticateAsClient(name, own, trusted, SslProtocols.None));
        Console.WriteLine("refused: " + failure?.Message);
        return failure is AuthenticationException refused ? (SocketFailure)refused.ErrorCode : SocketFailure.None;
    }

    private static void Echo(SslStream stream, int count)
    {
        byte[] buffer = new byte[1000];
        for (int sent = 0, received = 0; received < count;)
        {
            int part = Math.Min(buffer.Length, count - sent);
            for (int i = 0; i < part; i++)
            {
                buffer[i] = Net.Pattern(sent + i);
            }

            stream.Write(buffer, 0, part);
            sent += part;
            while (received < sent)
            {
                int got = stream.Read(buffer, 0, buffer.Length);
                Net.That(got > 0, "the whole echo");
                Net.CheckPattern(new ReadOnlySpan<byte>(buffer, 0, got), received);
                received += got;
            }
        }
    }
}
