using System;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Tool.Demo;

namespace NanoSocket.SocketTests;

/// <summary>A program on this PC that connects to a TLS server on the device: as anybody, without the certificate that
/// is asked for, and with it.</summary>
internal static class TlsVisitor
{
    private static readonly TimeSpan s_retryInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>Visits the server as soon as it listens.</summary>
    public static async Task VisitAsync(int port, CancellationToken cancellation)
    {
        string identity = await FirstAsync(port, cancellation);
        await RefusedAsync(port, cancellation);

        using X509Certificate2 own =
            X509Certificate2.CreateFromEncryptedPem(identity, identity, TestAuthority.KeyPassword);
        await using SslStream stream = await HandshakeAsync(port, own, cancellation);
        byte[] hello = Encoding.ASCII.GetBytes("hello from a client");
        byte[] echo = new byte[hello.Length];
        await stream.WriteAsync(hello, cancellation);
        await stream.ReadExactlyAsync(echo, cancellation);
        if (!echo.AsSpan().SequenceEqual(hello))
        {
            throw new InvalidDataException("the device's echo differs");
        }
        await stream.ShutdownAsync();
    }

    /// <summary>What the server sends to its first client; before the device listens, connections are reset.</summary>
    private static async Task<string> FirstAsync(int port, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                await using SslStream stream = await HandshakeAsync(port, null, cancellation);
                using StreamReader reader = new(stream);
                return await reader.ReadToEndAsync(cancellation);
            }
            catch (Exception error) when (error is SocketException or IOException)
            {
                await Task.Delay(s_retryInterval, cancellation);
            }
        }
    }

    /// <summary>In TLS 1.3 the client learns of it after its handshake (RFC 8446 4.4.2.4).</summary>
    private static async Task RefusedAsync(int port, CancellationToken cancellation)
    {
        try
        {
            await using SslStream stream = await HandshakeAsync(port, null, cancellation);
            if (await stream.ReadAsync(new byte[1], cancellation) > 0)
            {
                throw new InvalidDataException("a client without a certificate was served");
            }
        }
        catch (Exception error) when (error is IOException or AuthenticationException)
        {
            // Turned away, as it should be.
        }
    }

    private static async Task<SslStream> HandshakeAsync(
        int port, X509Certificate2? own, CancellationToken cancellation)
    {
        TcpClient client = new();
        await client.ConnectAsync(IPAddress.Loopback, port, cancellation);
        SslStream stream = new(client.GetStream());
        try
        {
            await stream.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = "device.example",
                    ClientCertificates = own is null ? null : [own],
                    RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.Subject == "CN=device 1",
                },
                cancellation);
            return stream;
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }
}
