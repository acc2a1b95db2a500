using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Security;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Tool.Demo;

namespace NanoSocket.Tool.Benchmarks;

/// <summary>The other end of the benchmark's serial line: says what to do, and then is the server of a TLS connection on
/// the same line, which echoes.</summary>
internal sealed class TlsBenchServer : IAsyncDisposable
{
    private const string HostName = "server.nanosocket.example";
    private const int Bulk = 16 * 1024;

    private readonly CancellationTokenSource _end = new();
    private readonly LoopbackServer _server;
    private readonly IReadOnlyList<TlsOrder> _orders;
    private readonly Party _rsa = new(new TestAuthority(rsaBits: 2048));
    private readonly Party _curve = new(new TestAuthority());

    public TlsBenchServer(IReadOnlyList<TlsOrder> orders)
    {
        _orders = orders;
        _server = new LoopbackServer(0, ServeAsync, _end.Token);
    }

    public int Port => _server.Port;

    /// <summary>What went wrong; null: nothing.</summary>
    public string? Failure { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _server.DisposeAsync();
        _rsa.Dispose();
        _curve.Dispose();
        _end.Dispose();
    }

    private async Task ServeAsync(Stream line)
    {
        try
        {
            foreach (TlsOrder order in _orders)
            {
                await ReadLineAsync(line);
                Party party = PartyOf(order);
                byte[] authority = Encoding.ASCII.GetBytes(party.Authority.RootPem);
                byte[] certificate = order.IsMutual ? party.Certificate : [];
                byte[] key = order.IsMutual ? party.Key : [];
                string what = $"{order.Number} {(order.Resumes ? 1 : 0)} {Bulk} "
                    + $"{DateTimeOffset.UtcNow.ToUnixTimeSeconds()} "
                    + $"{authority.Length} {certificate.Length} {key.Length}\n";
                await line.WriteAsync(Encoding.ASCII.GetBytes(what), _end.Token);
                foreach (byte[] text in new byte[][] { authority, certificate, key })
                {
                    await line.WriteAsync(text, _end.Token);
                    await ReadLineAsync(line); // together they would not fit into the board's receive ring
                }
                await EchoAsync(line, order);
                await line.WriteAsync("over\n"u8.ToArray(), _end.Token);
            }
            await ReadLineAsync(line);
            await line.WriteAsync("\n"u8.ToArray(), _end.Token);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Failure = e.ToString();
            throw;
        }
    }

    /// <summary>One connection, up to the client's goodbye. All of the bulk is read before any of it is sent, so that
    /// the two directions are measured one after the other.</summary>
    private async Task EchoAsync(Stream line, TlsOrder order)
    {
        await using SslStream secure = new(line, leaveInnerStreamOpen: true);
#pragma warning disable CA1416 // the benchmark needs Debian's packages anyway
        CipherSuitesPolicy? suites = order.Suite is { } suite ? new([suite]) : null;
#pragma warning restore CA1416
        await secure.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions
            {
                ServerCertificateContext = PartyOf(order).Server,
                ClientCertificateRequired = order.IsMutual,
                RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                    !order.IsMutual || PartyOf(order).Authority.Issued(certificate),
                EnabledSslProtocols = order.Version,
                CipherSuitesPolicy = suites,
            },
            _end.Token);
        byte[] bytes = new byte[Bulk];
        await secure.ReadExactlyAsync(bytes, _end.Token);
        await secure.WriteAsync(bytes, _end.Token);
        await secure.ShutdownAsync();
        while (await secure.ReadAsync(bytes, _end.Token) > 0)
        {
            // nothing is expected but the client's goodbye
        }
    }

    /// <summary>A byte at a time, so that nothing behind the line is taken.</summary>
    private async Task<string> ReadLineAsync(Stream line)
    {
        StringBuilder text = new();
        byte[] one = new byte[1];
        while (await line.ReadAsync(one, _end.Token) > 0 && one[0] != '\n')
        {
            text.Append((char)one[0]);
        }
        return text.ToString();
    }

    private Party PartyOf(TlsOrder order) => order.IsRsa ? _rsa : _curve;

    /// <summary>An authority and what it issued.</summary>
    private sealed class Party : IDisposable
    {
        public Party(TestAuthority authority)
        {
            Authority = authority;
            Server = authority.IssueServer(HostName);
            (string certificate, string key) = authority.IssueDevice("device");
            Certificate = Encoding.ASCII.GetBytes(certificate);
            Key = Encoding.ASCII.GetBytes(key);
        }

        public TestAuthority Authority { get; }

        public SslStreamCertificateContext Server { get; }

        /// <summary>The client's, PEM; the key is encrypted.</summary>
        public byte[] Certificate { get; }

        public byte[] Key { get; }

        public void Dispose() => Authority.Dispose();
    }
}
