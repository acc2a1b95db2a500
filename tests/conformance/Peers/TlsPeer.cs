using System;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Simulator.Hosting;
using NanoSocket.TlsTests.Authority;

namespace NanoSocket.Conformance.Peers;

/// <summary>A TLS server of .NET (OpenSSL beneath). It shakes hands with whoever connects, the last of whom counts, and
/// does nothing else by itself.</summary>
internal sealed class TlsPeer : IPeer
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly SemaphoreSlim _connected = new(0);
    private readonly SimulatorHost _modem;
    private readonly SslServerAuthenticationOptions _options;
    private readonly Task _serving;
    private SslStream? _stream;
    private string _toldName = "";
    private int _sent;
    private int _received;

    /// <summary>Starts one.</summary>
    /// <param name="modem">Holds acknowledgements back.</param>
    /// <param name="identity">Its certificate.</param>
    /// <param name="clients">Who must have signed the clients' certificates; null: they need none.</param>
    public TlsPeer(SimulatorHost modem, Identity identity, Identity? clients)
    {
        _modem = modem;
        _options = new SslServerAuthenticationOptions
        {
            ServerCertificate = identity.ForServer(),
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            ClientCertificateRequired = clients is not null,
            RemoteCertificateValidationCallback = (_, shown, _, _) =>
                clients is null || shown?.Issuer == clients.Certificate.Subject,
        };
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    private SslStream Stream => _stream ?? throw new PeerException("no connection was accepted");

    public async Task<string> DoAsync(string command, int count, CancellationToken cancellation)
    {
        switch (command)
        {
            case "accept":
                await _connected.WaitAsync(cancellation);
                _sent = _received = 0;
                return "";
            case "name":
                return _toldName;
            case "send":
                byte[] bytes = new byte[count];
                Pattern.Fill(bytes, count, _sent);
                await Stream.WriteAsync(bytes, cancellation);
                _sent += count;
                return "";
            case "receive":
                await ReceiveAsync(count, cancellation);
                return "";
            case "end":
                return await Stream.ReadAsync(new byte[1], cancellation) == 0
                    ? "close-notify"
                    : throw new PeerException("the board sent more instead of closing");
            case "finish":
                await Stream.ShutdownAsync();
                return "";
            case "hold" or "release":
                await _modem.HoldAcknowledgmentsAsync(Port, command == "hold").WaitAsync(cancellation);
                return "";
            default:
                throw new PeerException($"a TLS peer does not know '{command}'");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _modem.HoldAcknowledgmentsAsync(Port, false);
        await _end.CancelAsync();
        _listener.Dispose();
        await _serving;
        if (_stream is not null)
        {
            await _stream.DisposeAsync();
        }
        _connected.Dispose();
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            SslStream? stream = null;
            try
            {
                Socket client = await _listener.AcceptSocketAsync(_end.Token);
                stream = new SslStream(new NetworkStream(client, ownsSocket: true));
                await stream.AuthenticateAsServerAsync((_, hello, _, _) =>
                {
                    _toldName = hello.ServerName;
                    return ValueTask.FromResult(_options);
                }, null, _end.Token);
                _stream = stream;
                _connected.Release();
            }
            catch (Exception e) when (e is AuthenticationException or IOException or SocketException
                or OperationCanceledException or ObjectDisposedException)
            {
                // The board did not want this server, or this server not the board; or the case is over.
                stream?.Dispose();
            }
        }
    }

    private async Task ReceiveAsync(int count, CancellationToken cancellation)
    {
        byte[] bytes = new byte[count];
        await Stream.ReadExactlyAsync(bytes, cancellation);
        int wrong = Pattern.FirstWrong(bytes, count, _received);
        _received += wrong < 0 ? count : throw new PeerException($"byte {wrong} of {count} is wrong");
    }
}
