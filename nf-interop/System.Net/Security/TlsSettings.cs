using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using NanoSocket;
using NanoSocket.Core.Sockets;
using NanoSocket.Core.Tls;

namespace System.Net.Security;

/// <summary>
/// What an <see cref="SslStream"/> was asked for, as TLS takes it. The last one is kept: who connects again in the same
/// way gets the same object, and with it a session that can be resumed.
/// </summary>
internal sealed class TlsSettings : IEquatable<TlsSettings>
{
    private static readonly object s_gate = new();
    private static TlsSettings? s_last;
    private static TlsOptions? s_lastOptions;

    private const SslProtocols Broken = SslProtocols.Tls | SslProtocols.Tls11;

    /// <summary>We are the server.</summary>
    public bool IsServer { get; init; }

    /// <summary>The server's name or address; empty for a server.</summary>
    public string Host { get; init; } = "";

    /// <summary>Our certificate; a server has one, a client may.</summary>
    public X509Certificate? Own { get; init; }

    /// <summary>What is trusted; null: what <see cref="CertificateManager"/> has.</summary>
    public X509Certificate? Trusted { get; init; }

    /// <summary>The peer has to show who it is: a server always, a client if a server wants it.</summary>
    public bool VerifiesPeer { get; init; }

    /// <summary>As server: who shows no certificate is turned away.</summary>
    public bool RequiresPeerCertificate { get; init; }

    /// <summary>Versions allowed.</summary>
    public SslProtocols Protocols { get; init; }

    private byte[]? Bundle { get; } = CertificateManager.Bundle;

    /// <summary>The options.</summary>
    /// <exception cref="ArgumentException">The settings contradict each other.</exception>
    /// <exception cref="AuthenticationException">The peer shall be verified and nothing is trusted.</exception>
    public TlsOptions ToOptions()
    {
        lock (s_gate)
        {
            if (s_lastOptions == null || !Equals(s_last))
            {
                s_lastOptions = Make();
                s_last = this;
            }

            return s_lastOptions;
        }
    }

    public bool Equals(TlsSettings? other)
        => other != null && IsServer == other.IsServer && Host == other.Host && Own == other.Own
            && Trusted == other.Trusted && VerifiesPeer == other.VerifiesPeer
            && RequiresPeerCertificate == other.RequiresPeerCertificate && Protocols == other.Protocols
            && Bundle == other.Bundle;

    public override bool Equals(object? obj) => obj is TlsSettings other && Equals(other);

    public override int GetHashCode() => Host.GetHashCode();

    private TlsOptions Make()
    {
        X509Certificate2? own = Own as X509Certificate2;
        if (Own != null && own?.KeyPem == null)
        {
            throw new ArgumentException("the own certificate needs its private key: an X509Certificate2 with one");
        }

        bool isName = Host.Length > 0 && IPAddressText.Parse(Host) == null;
        return new TlsOptions
        {
            CaCertificates = VerifiesPeer ? TrustedPem() : null,
            ClientCertificate = own?.Pem,
            ClientKey = own?.KeyPem,
            KeyPassword = own?.KeyPassword,
            HostName = Host.Length > 0 ? Host : null,
            SendName = isName,
            Insist = false,
            MinimumVersion = Allows(SslProtocols.Tls12) ? TlsVersion.Tls12 : TlsVersion.Tls13,
            MaximumVersion = Allows(SslProtocols.Tls13) ? TlsVersion.Tls13 : TlsVersion.Tls12,
            IsServer = IsServer,
            RequireClientCertificate = RequiresPeerCertificate,
        };
    }

    private byte[] TrustedPem()
        => Trusted?.Pem ?? Bundle ?? throw new AuthenticationException(SocketFailure.TlsUnknownCa);

    private bool Allows(SslProtocols version)
    {
        if (Protocols != SslProtocols.None && (Protocols & ~Broken) == 0)
        {
            throw new NotSupportedException("TLS 1.0 and 1.1 are broken and not supported: allow Tls12 or Tls13");
        }

        return Protocols == SslProtocols.None || (Protocols & version) != 0;
    }
}
