using System.IO;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using NanoSocket.Core.Tls;

namespace System.Net.Security;

/// <summary>
/// TLS 1.2 and 1.3 over a connected socket. The stream owns the socket: closing the one closes the other, in good order
/// with the peer. Calls wait, but only their thread.
/// </summary>
public class SslStream : NetworkStream
{
    private readonly Socket _inner;
    private SslVerification? _verification;
    private bool _isAuthenticated;

    /// <summary>A stream over a socket; an Authenticate method comes next.</summary>
    /// <param name="socket">Connected, of type stream.</param>
    /// <exception cref="IOException">The socket is not connected, or no stream socket.</exception>
    public SslStream(Socket socket)
        : base(socket, ownsSocket: true) => _inner = socket;

    /// <summary>How the peer is verified. A client verifies the server unless this says
    /// <see cref="SslVerification.NoVerification"/>; a server asks for a certificate only when it is told to, here or by
    /// the call.</summary>
    public SslVerification SslVerification
    {
        get => _verification ?? SslVerification.CertificateRequired;
        set => _verification = value;
    }

    /// <summary>A device has no store of certificates of its own yet, so that this changes nothing: the certificate
    /// of the call is used, as in nanoFramework when the store is empty.</summary>
    public bool UseStoredDeviceCertificate { get; set; }

    /// <summary>We were the server of the handshake.</summary>
    public bool IsServer { get; private set; }

    /// <inheritdoc/>
    public override bool DataAvailable => Length > 0;

    /// <summary>Bytes that can be read without waiting.</summary>
    public override long Length
    {
        get
        {
            ObjectDisposedException.ThrowIf(!CanRead, this);
            return _inner.Available;
        }
    }

    /// <summary>The handshake as client; the server is verified against what <see cref="CertificateManager"/> has, or
    /// else the public authorities of the image.</summary>
    /// <param name="targetHost">The server's name: it is told to the server and compared with its certificate.</param>
    /// <param name="enabledSslProtocols">Versions allowed; None = the best.</param>
    /// <exception cref="AuthenticationException">The handshake failed; message and number say why.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    public void AuthenticateAsClient(string targetHost, SslProtocols enabledSslProtocols)
        => AuthenticateAsClient(targetHost, null, null, enabledSslProtocols);

    /// <summary>The handshake as client that has a certificate, too.</summary>
    /// <param name="targetHost">As above.</param>
    /// <param name="clientCertificate">Our certificate, with its key; null: none.</param>
    /// <param name="enabledSslProtocols">As above.</param>
    public void AuthenticateAsClient(
        string targetHost, X509Certificate? clientCertificate, SslProtocols enabledSslProtocols)
        => AuthenticateAsClient(targetHost, clientCertificate, null, enabledSslProtocols);

    /// <summary>The handshake as client that says whom it trusts.</summary>
    /// <param name="targetHost">As above.</param>
    /// <param name="clientCertificate">As above.</param>
    /// <param name="ca">Who vouches for the server; null: as above.</param>
    /// <param name="enabledSslProtocols">As above.</param>
    public void AuthenticateAsClient(
        string targetHost, X509Certificate? clientCertificate, X509Certificate? ca, SslProtocols enabledSslProtocols)
    {
        ArgumentNullException.ThrowIfNull(targetHost);
        bool verifies = SslVerification != SslVerification.NoVerification;
        if (verifies && targetHost.Length == 0)
        {
            throw new ArgumentException("a server cannot be verified without its name", nameof(targetHost));
        }

        Authenticate(new TlsSettings
        {
            Host = targetHost,
            Own = clientCertificate,
            Trusted = ca,
            VerifiesPeer = verifies,
            Protocols = enabledSslProtocols,
        });
    }

    /// <summary>The handshake as server. A client certificate is asked for if <see cref="SslVerification"/> was set to
    /// anything but <see cref="SslVerification.NoVerification"/>; <see cref="CertificateManager"/> has those that vouch
    /// for it.</summary>
    /// <param name="serverCertificate">Our certificate, with its key.</param>
    /// <param name="enabledSslProtocols">Versions allowed; None = the best.</param>
    /// <exception cref="AuthenticationException">The handshake failed; message and number say why.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    public void AuthenticateAsServer(X509Certificate serverCertificate, SslProtocols enabledSslProtocols)
        => AuthenticateAsServer(
            serverCertificate, _verification ?? SslVerification.NoVerification, enabledSslProtocols);

    /// <summary>The handshake as server.</summary>
    /// <param name="serverCertificate">As above.</param>
    /// <param name="clientCertificateRequired">Clients without a certificate that <see cref="CertificateManager"/>'s
    /// vouch for are turned away.</param>
    /// <param name="enabledSslProtocols">As above.</param>
    public void AuthenticateAsServer(
        X509Certificate serverCertificate, bool clientCertificateRequired, SslProtocols enabledSslProtocols)
        => AuthenticateAsServer(
            serverCertificate,
            clientCertificateRequired ? SslVerification.CertificateRequired : SslVerification.NoVerification,
            enabledSslProtocols);

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int size)
    {
        ValidateBufferArguments(buffer, offset, size);
        return Read(new Span<byte>(buffer, offset, size));
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">There was no handshake yet.</exception>
    public override int Read(Span<byte> buffer)
    {
        ThrowUnlessAuthenticated();
        return base.Read(buffer);
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int size)
    {
        ValidateBufferArguments(buffer, offset, size);
        Write(new ReadOnlySpan<byte>(buffer, offset, size));
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">There was no handshake yet.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        ThrowUnlessAuthenticated();
        base.Write(buffer);
    }

    /// <summary>Closes the stream and the socket; TLS says goodbye behind what was written.</summary>
    protected override void Dispose(bool disposing) => base.Dispose(disposing);

    private void AuthenticateAsServer(
        X509Certificate serverCertificate, SslVerification verification, SslProtocols enabledSslProtocols)
    {
        ArgumentNullException.ThrowIfNull(serverCertificate);
        TlsServerRole.Enable();
        Authenticate(new TlsSettings
        {
            IsServer = true,
            Own = serverCertificate,
            VerifiesPeer = verification != SslVerification.NoVerification,
            RequiresPeerCertificate =
                verification is SslVerification.CertificateRequired or SslVerification.VerifyClientOnce,
            Protocols = enabledSslProtocols,
        });
    }

    private void Authenticate(TlsSettings settings)
    {
        ObjectDisposedException.ThrowIf(!CanRead, this);
        if (_isAuthenticated)
        {
            throw new InvalidOperationException("This stream has had its handshake already.");
        }

        try
        {
            _inner.Secure(settings.ToOptions());
        }
        catch (SocketException failure)
        {
            throw new IOException("The TLS handshake failed: " + failure.Message, failure);
        }

        _isAuthenticated = true;
        IsServer = settings.IsServer;
    }

    private void ThrowUnlessAuthenticated()
    {
        ObjectDisposedException.ThrowIf(!CanRead, this);
        if (!_isAuthenticated)
        {
            throw new InvalidOperationException("Nothing can be read or written before the TLS handshake.");
        }
    }
}
