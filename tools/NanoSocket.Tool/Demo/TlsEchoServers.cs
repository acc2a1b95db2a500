using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Security;
using System.Security.Authentication;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace NanoSocket.Tool.Demo;

/// <summary>
/// Echo servers behind TLS, on 127.0.0.1: one for everybody, one for clients with a certificate, and one without TLS
/// that hands out the certificates, which are made anew each time.
/// </summary>
internal sealed class TlsEchoServers : IAsyncDisposable
{
    /// <summary>The ports the samples connect to.</summary>
    public const int Port = 7443;
    public const int MutualPort = 7444;
    public const int CertificatePort = 7445;

    /// <summary>The name in the servers' certificate.</summary>
    public const string HostName = "server.nanosocket.example";

    private readonly CancellationTokenSource _end = new();
    private readonly TestAuthority _authority = new();
    private readonly SslStreamCertificateContext _certificate;
    private readonly Dictionary<string, string> _files;
    private readonly List<(int Asked, LoopbackServer Server)> _servers;

    private TlsEchoServers()
    {
        _certificate = _authority.IssueServer(HostName);
        (string certificate, string key) = _authority.IssueDevice("device 1");
        _files = new()
        {
            ["ca"] = _authority.RootPem, ["certificate"] = certificate, ["key"] = key,
            ["password"] = TestAuthority.KeyPassword,
        };
        _servers =
        [
            (Port, new LoopbackServer(Port, stream => EchoAsync(stream, mutual: false), _end.Token)),
            (MutualPort, new LoopbackServer(MutualPort, stream => EchoAsync(stream, mutual: true), _end.Token)),
            (CertificatePort, new LoopbackServer(CertificatePort, HandOutAsync, _end.Token)),
        ];
    }

    /// <summary>Where the servers really are: pairs of the port asked for and the port in use.</summary>
    public IReadOnlyList<(int Asked, int Actual)> Ports
        => _servers.ConvertAll(server => (server.Asked, server.Server.Port));

    /// <summary>The certificate of the authority behind all others, in PEM.</summary>
    public string RootPem => _authority.RootPem;

    public static TlsEchoServers Start() => new();

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        foreach ((_, LoopbackServer server) in _servers)
        {
            await server.DisposeAsync();
        }
        _authority.Dispose();
        _end.Dispose();
    }

    private async Task EchoAsync(Stream stream, bool mutual)
    {
        await using SslStream secure = new(stream);
        await secure.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions
            {
                ServerCertificateContext = _certificate,
                ClientCertificateRequired = mutual,
                EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                RemoteCertificateValidationCallback =
                    (_, shown, _, _) => !mutual || _authority.Issued(shown),
            },
            _end.Token);
        byte[] buffer = new byte[4096];
        for (int count; (count = await secure.ReadAsync(buffer, _end.Token)) > 0;)
        {
            await secure.WriteAsync(buffer.AsMemory(0, count), _end.Token);
        }
        await secure.ShutdownAsync();
    }

    /// <summary>The client says what it wants in a line, and gets it.</summary>
    private async Task HandOutAsync(Stream stream)
    {
        using StreamReader reader = new(stream, Encoding.ASCII, leaveOpen: true);
        string? name = await reader.ReadLineAsync(_end.Token);
        if (name is not null && _files.TryGetValue(name, out string? contents))
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(contents), _end.Token);
        }
    }
}
