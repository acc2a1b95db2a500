using System;
using System.Collections.Generic;
using NanoSocket.Simulator.Hosting;
using NanoSocket.TlsTests.Authority;

namespace NanoSocket.Conformance.Peers;

/// <summary>The TLS servers of the cases and the certificates that the cases are given, made for this run.</summary>
internal sealed class TlsPeers
{
    private readonly TestAuthority _authority = new();
    private readonly Identity _client;
    private readonly Dictionary<string, Func<string>> _texts;

    public TlsPeers()
    {
        _client = _authority.Issue(_authority.EcRoot, TestAuthority.Client);
        _texts = new Dictionary<string, Func<string>>
        {
            ["root"] = () => _authority.EcRoot.CertificatePem,
            ["strange-root"] = () => _authority.StrangeRoot.CertificatePem,
            ["client"] = () => _client.CertificatePem,
            ["client-key"] = () => _client.KeyPem,
        };
    }

    /// <summary>A certificate or key for the cases, as PEM.</summary>
    public string Text(string name) => _texts.TryGetValue(name, out Func<string>? text)
        ? text()
        : throw new PeerException($"there is no text '{name}'");

    /// <summary>A server.</summary>
    /// <param name="kind"><c>tls</c>: a good one; <c>tls-self-signed</c>; <c>tls-other-name</c>; <c>tls-mutual</c>:
    /// wants a certificate of the client.</param>
    /// <param name="modem">The network between.</param>
    public TlsPeer Make(string kind, SimulatorHost modem) => kind switch
    {
        "tls" => new TlsPeer(modem, _authority.EcServer, null),
        "tls-self-signed" => new TlsPeer(modem, _authority.Issue(null, TestAuthority.Server), null),
        "tls-other-name" => new TlsPeer(
            modem, _authority.Issue(_authority.EcRoot, TestAuthority.Server with { Hosts = ["other.example"] }), null),
        "tls-mutual" => new TlsPeer(modem, _authority.EcServer, _authority.EcRoot),
        _ => throw new PeerException($"there is no server '{kind}'"),
    };
}
