using System.Security.Cryptography.X509Certificates;
using NanoSocket;
using NanoSocket.Core.Tls;

namespace System.Net.Security;

/// <summary>What an <see cref="SslStream"/> is asked for, as TLS takes it.</summary>
internal sealed class TlsSettings
{
    private const SslProtocols Broken = SslProtocols.Tls | SslProtocols.Tls11;

    /// <summary>We are the server.</summary>
    public bool IsServer { get; init; }

    /// <summary>The server's name or address; empty for a server.</summary>
    public string Host { get; init; } = "";

    /// <summary>Our certificate; a server has one, a client may.</summary>
    public X509Certificate? Own { get; init; }

    /// <summary>What is trusted; null: what <see cref="CertificateManager"/> has, or else the public authorities of the
    /// image.</summary>
    public X509Certificate? Trusted { get; init; }

    /// <summary>The peer has to show who it is: a server always, a client if a server wants it.</summary>
    public bool VerifiesPeer { get; init; }

    /// <summary>As server: who shows no certificate is turned away.</summary>
    public bool RequiresPeerCertificate { get; init; }

    /// <summary>Versions allowed.</summary>
    public SslProtocols Protocols { get; init; }

    /// <summary>The options.</summary>
    /// <exception cref="ArgumentException">The own certificate has no key.</exception>
    /// <exception cref="InvalidOperationException">As server: nobody could vouch for clients.</exception>
    /// <exception cref="NotSupportedException">Only broken versions are allowed.</exception>
    public TlsOptions ToOptions()
    {
        X509Certificate2? own = Own as X509Certificate2;
        if (Own != null && own?.KeyPem == null)
        {
            throw new ArgumentException("the own certificate needs its private key: an X509Certificate2 with one");
        }

        byte[]? trusted = VerifiesPeer ? Trusted?.Pem ?? CertificateManager.Bundle : null;
        if (IsServer && VerifiesPeer && trusted == null)
        {
            throw new InvalidOperationException(
                "clients cannot be verified: give CertificateManager the authority of their certificates");
        }

        bool hasName = Host.Length > 0 && IPAddressText.Parse(Host) == null;
        return new TlsOptions
        {
            CaCertificates = trusted,
            PublicRoots = VerifiesPeer && trusted == null,
            ClientCertificate = own?.Pem,
            ClientKey = own?.KeyPem,
            KeyPassword = own?.KeyPassword,
            HostName = Host.Length > 0 ? Host : null,
            SendName = hasName,
            Insist = IsServer,
            MinimumVersion = Allows(SslProtocols.Tls12) ? TlsVersion.Tls12 : TlsVersion.Tls13,
            MaximumVersion = Allows(SslProtocols.Tls13) ? TlsVersion.Tls13 : TlsVersion.Tls12,
            IsServer = IsServer,
            RequireClientCertificate = RequiresPeerCertificate,
        };
    }

    private bool Allows(SslProtocols version)
    {
        if (Protocols != SslProtocols.None && (Protocols & ~Broken) == 0)
        {
            throw new NotSupportedException("TLS 1.0 and 1.1 are broken and not supported: allow Tls12 or Tls13");
        }

        return Protocols == SslProtocols.None || (Protocols & version) != 0;
    }
}
