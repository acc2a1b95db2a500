using System;
using System.Text;
using NanoSocket.Core.Tls;

// In the root namespace: apps name it, too.
namespace NanoSocket;

/// <summary>
/// What a TLS connection needs to know: the <c>cert</c> table of <c>sock_conn</c> (spec 1.1) and more. All members are
/// contents, not paths. Arrays are not copied and must not change while a connection uses them. One object serves any
/// number of connections, and those with the same object resume each other's sessions.
/// </summary>
public sealed class TlsOptions
{
    private const int LongestProtocol = 255;

    private readonly string[]? _alpn;
    private readonly string? _keyPassword;
    private readonly byte[]? _caCertificates, _clientCertificate, _clientKey;

    /// <summary>Measured here, so that a connect need not read texts with the core lock held.</summary>
    private readonly TlsCost.Texts _trustSize, _certificateSize, _keySize;

    /// <summary>All at their defaults: nobody is verified.</summary>
    public TlsOptions()
    {
    }

    /// <summary>As another, but for what an initializer changes.</summary>
    public TlsOptions(TlsOptions other)
    {
        CaCertificates = other.CaCertificates;
        PublicRoots = other.PublicRoots;
        ClientCertificate = other.ClientCertificate;
        ClientKey = other.ClientKey;
        _keyPassword = other._keyPassword;
        PasswordBytes = other.PasswordBytes;
        HostName = other.HostName;
        SendName = other.SendName;
        Insist = other.Insist;
        _alpn = other._alpn;
        AlpnOnWire = other.AlpnOnWire;
        MinimumVersion = other.MinimumVersion;
        MaximumVersion = other.MaximumVersion;
        IsServer = other.IsServer;
        RequireClientCertificate = other.RequireClientCertificate;
    }

    /// <summary>
    /// Certificates that are trusted, PEM, any number; null, and no <see cref="PublicRoots"/>: the peer is not verified,
    /// which the socket table shows.
    /// </summary>
    public byte[]? CaCertificates
    {
        get => _caCertificates;
        init
        {
            _caCertificates = value;
            _trustSize = TlsCost.Measure(value);
        }
    }

    /// <summary>Trusts the public authorities that were compiled into the image (<c>--public-roots</c>), too.</summary>
    public bool PublicRoots { get; init; }

    /// <summary>Our certificate, PEM, with those behind it if the peer does not know them; null: we have none.</summary>
    public byte[]? ClientCertificate
    {
        get => _clientCertificate;
        init
        {
            _clientCertificate = value;
            _certificateSize = TlsCost.Measure(value);
        }
    }

    /// <summary>Key of <see cref="ClientCertificate"/>, PEM, RSA or EC; may be encrypted.</summary>
    public byte[]? ClientKey
    {
        get => _clientKey;
        init
        {
            _clientKey = value;
            _keySize = TlsCost.Measure(value);
        }
    }

    /// <summary>Password of <see cref="ClientKey"/>; null when it is not encrypted.</summary>
    public string? KeyPassword
    {
        get => _keyPassword;
        init
        {
            _keyPassword = value;
            PasswordBytes = value == null ? [] : Encoding.UTF8.GetBytes(value);
        }
    }

    /// <summary>The peer's name, for <see cref="SendName"/> and the check of its certificate; null: the name or
    /// address given to the connect. An address is checked, but not sent.</summary>
    public string? HostName { get; init; }

    /// <summary>Tells the peer which name is meant (SNI, RFC 6066 3): <c>hostNameFlag</c>.</summary>
    public bool SendName { get; init; }

    /// <summary>
    /// With <see cref="CaCertificates"/> the chain is always checked; the name only when this is false (spec 7.5).
    /// </summary>
    public bool Insist { get; init; } = true;

    /// <summary>Application protocols, best first (ALPN, RFC 7301); null: none are offered.</summary>
    /// <exception cref="ArgumentException">A name is not 1 to 255 ASCII characters.</exception>
    public string[]? Alpn
    {
        get => _alpn;
        init
        {
            _alpn = Checked(value);
            AlpnOnWire = WireForm(_alpn ?? []);
        }
    }

    /// <summary>Oldest version that is allowed.</summary>
    public TlsVersion MinimumVersion { get; init; } = TlsVersion.Tls12;

    /// <summary>Newest version that is allowed; what the image does not have is left out.</summary>
    public TlsVersion MaximumVersion { get; init; } = TlsVersion.Tls13;

    /// <summary>We are the server of the handshake; <see cref="ClientCertificate"/> is the server's then.</summary>
    public bool IsServer { get; init; }

    /// <summary>As server: the client must show a certificate that <see cref="CaCertificates"/> stand behind. If false,
    /// it may show one.</summary>
    public bool RequireClientCertificate { get; init; }

    /// <summary><see cref="KeyPassword"/> as UTF-8. Made here, so that the worker need not allocate.</summary>
    internal byte[] PasswordBytes { get; private init; } = [];

    /// <summary><see cref="Alpn"/> as on the wire: each name behind a byte with its length (RFC 7301 3.1).</summary>
    internal byte[] AlpnOnWire { get; private init; } = [];

    /// <summary>Bytes of a session's memory that certificates and key take, besides the handshake's own.</summary>
    internal int SessionBytes
        => TlsCost.OfIdentity(_certificateSize, _keySize) + TlsCost.OfTrust(_trustSize);

    /// <summary>The peer has to show who it is.</summary>
    internal bool VerifiesPeer => CaCertificates != null || PublicRoots;

    /// <summary>Demands the same of a peer and shows it the same: a session of the one may go on under the other.
    /// </summary>
    internal bool DemandsTheSameAs(TlsOptions other)
        => this == other || (Insist == other.Insist && SendName == other.SendName && IsServer == other.IsServer
            && MinimumVersion == other.MinimumVersion && MaximumVersion == other.MaximumVersion
            && PublicRoots == other.PublicRoots && HostName == other.HostName && AreSame(AlpnOnWire, other.AlpnOnWire)
            && AreSame(CaCertificates, other.CaCertificates) && AreSame(ClientKey, other.ClientKey)
            && AreSame(ClientCertificate, other.ClientCertificate));

    private static bool AreSame(byte[]? a, byte[]? b)
        => a == b || (a != null && b != null && a.AsSpan().SequenceEqual(b));

    private static string[]? Checked(string[]? names)
    {
        foreach (string name in names ?? [])
        {
            if (name.Length is 0 or > LongestProtocol)
            {
                throw new ArgumentException("a protocol has 1 to 255 characters", nameof(names));
            }
            foreach (char c in name)
            {
                if (c is '\0' or > '~')
                {
                    throw new ArgumentException("a protocol is ASCII", nameof(names));
                }
            }
        }
        return names;
    }

    private static byte[] WireForm(string[] names)
    {
        int length = 0;
        foreach (string name in names)
        {
            length += 1 + name.Length;
        }

        byte[] list = new byte[length];
        int at = 0;
        foreach (string name in names)
        {
            list[at++] = (byte)name.Length;
            at += Encoding.UTF8.GetBytes(name, 0, name.Length, list, at);
        }

        return list;
    }
}
