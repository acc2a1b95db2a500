using System;
using System.IO;
using System.Linq;
using System.Net.Security;
using System.Net.Sockets;
using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.TlsTests.Cases;
using NanoSocket.TlsTests.Servers;

namespace NanoSocket.TlsTests;

/// <summary>The same cases with OpenSSL as client (through .NET): a server that does not do what its case says would
/// make the board's results worthless.</summary>
internal static class ReferenceClient
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(20);

    /// <summary>Whether the client can say something of a case: what it is given must be good, and it resumes nothing.
    /// </summary>
    public static bool Knows(ITlsCase test) => test is ConnectCase
    {
        ReferenceDiffers: false, IsSlow: false, Expected.Reason: not (Core.Sockets.SocketFailure.TlsBadCaCertificate
            or Core.Sockets.SocketFailure.TlsBadClientCertificate or Core.Sockets.SocketFailure.TlsBadClientKey
            or Core.Sockets.SocketFailure.TlsKeyMismatch),
    };

    /// <summary>Runs a case.</summary>
    /// <returns>Null when OpenSSL's client connects where ours must, and only there.</returns>
    public static async Task<string?> RunAsync(ConnectCase test)
    {
        await using IServer server = await test.Start();
        using CancellationTokenSource limit = new(s_limit);
        string? failure = await ConnectAsync(test, server.Port, limit.Token);
        bool connects = test.Expected.Kind is OutcomeKind.Connected or OutcomeKind.Ends;
        return connects == failure is null
            ? null
            : $"{failure ?? "OpenSSL's client connected"}\n--- server\n{server.Log.TrimEnd()}";
    }

    private static async Task<string?> ConnectAsync(ConnectCase test, int port, CancellationToken cancellation)
    {
        try
        {
            using TcpClient tcp = new();
            await tcp.ConnectAsync(IPAddress.Loopback, port, cancellation);
            await using SslStream stream = new(tcp.GetStream());
            await stream.AuthenticateAsClientAsync(OptionsOf(test), cancellation);
            await stream.WriteAsync("one line\n"u8.ToArray(), cancellation);
            byte[] answer = new byte[9];
            await stream.ReadExactlyAsync(answer, cancellation);
            return Encoding.ASCII.GetString(answer) == "enil eno\n" ? null : "a wrong answer";
        }
        catch (Exception e) when (e is AuthenticationException or IOException or SocketException)
        {
            return e.Message;
        }
    }

    private static SslClientAuthenticationOptions OptionsOf(ConnectCase test)
    {
        Credentials credentials = test.Credentials;
        return new SslClientAuthenticationOptions
        {
            TargetHost = credentials.HostName ?? test.Address,
            EnabledSslProtocols = credentials.OnlyTls12
                ? SslProtocols.Tls12
                : SslProtocols.Tls12 | SslProtocols.Tls13,
            ApplicationProtocols = credentials.Alpn?.Split(',')
                .Select(name => new SslApplicationProtocol(name)).ToList(),
            ClientCertificates = CertificatesOf(credentials),
            RemoteCertificateValidationCallback = (_, _, chain, errors) => credentials.Ca is null
                || (credentials.Insist ? errors & ~SslPolicyErrors.RemoteCertificateNameMismatch : errors)
                    == SslPolicyErrors.None,
            CertificateChainPolicy = PolicyOf(credentials),
        };
    }

    private static X509CertificateCollection? CertificatesOf(Credentials credentials)
    {
        if (credentials.Certificate is null)
        {
            return null;
        }
        using X509Certificate2 joined = credentials.Password is null
            ? X509Certificate2.CreateFromPem(credentials.Certificate, credentials.Key)
            : X509Certificate2.CreateFromEncryptedPem(
                credentials.Certificate, credentials.Key, credentials.Password);
        return [X509CertificateLoader.LoadPkcs12(joined.Export(X509ContentType.Pkcs12), null)];
    }

    private static X509ChainPolicy PolicyOf(Credentials credentials)
    {
        X509ChainPolicy policy = new()
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        if (credentials.Ca is not null)
        {
            policy.CustomTrustStore.ImportFromPem(credentials.Ca);
        }
        return policy;
    }
}
