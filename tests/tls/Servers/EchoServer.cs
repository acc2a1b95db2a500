using System;
using System.IO;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Threading.Tasks;
using NanoSocket.TlsTests.Authority;

namespace NanoSocket.TlsTests.Servers;

/// <summary>A TLS server of .NET (OpenSSL beneath), one connection after another: by default it sends back whatever
/// comes, in records as large as they can be, and says goodbye when the client does.</summary>
internal sealed class EchoServer : IServer
{
    private const int LargestRecord = 16 * 1024;

    private readonly SslServerAuthenticationOptions _options;
    private readonly Func<SslStream, Task> _serve;
    private readonly PlainServer _server;
    private string _problem = "";

    /// <summary>Starts one.</summary>
    /// <param name="identity">Its certificate.</param>
    /// <param name="serve">Serves a connection; null: echo.</param>
    /// <param name="versions">What it speaks.</param>
    public EchoServer(Identity identity, Func<SslStream, Task>? serve = null, SslProtocols versions =
        SslProtocols.Tls12 | SslProtocols.Tls13)
    {
        _serve = serve ?? EchoAsync;
        _options = new SslServerAuthenticationOptions
        {
            ServerCertificate = identity.ForServer(),
            EnabledSslProtocols = versions,
        };
        _server = new PlainServer(async (client, cancellation) =>
        {
            await using SslStream stream = new(new NetworkStream(client));
            try
            {
                await stream.AuthenticateAsServerAsync((_, hello, _, _) =>
                {
                    ToldName = hello.ServerName;
                    return ValueTask.FromResult(_options);
                }, null, cancellation);
                await _serve(stream);
                await stream.ShutdownAsync();
                await PlainServer.DrainAsync(client, cancellation);
            }
            catch (Exception e) when (e is AuthenticationException or IOException or InvalidDataException)
            {
                _problem = e.Message;
            }
        });
    }

    public int Port => _server.Port;

    public string Log => _problem + _server.Log;

    /// <summary>How many connections there were.</summary>
    public int Connections => _server.Connections;

    /// <summary>The name that the last client told (SNI); empty: none.</summary>
    public string ToldName { get; private set; } = "";

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static async Task EchoAsync(SslStream stream)
    {
        byte[] buffer = new byte[LargestRecord];
        int count;
        while ((count = await stream.ReadAsync(buffer)) > 0)
        {
            await stream.WriteAsync(buffer.AsMemory(0, count));
        }
    }
}
