using System.Collections.Generic;
using System.Linq;
using NanoSocket.Core.Sockets;
using NanoSocket.TlsTests.Authority;

namespace NanoSocket.TlsTests.Cases;

/// <summary>What servers may choose, and what they may not.</summary>
internal sealed class HandshakeCases
{
    private const int HandshakeFailure = 40;
    private const int NoApplicationProtocol = 120;

    private static readonly string[] s_suites12 =
        ["ECDHE-ECDSA-AES128-GCM-SHA256", "ECDHE-ECDSA-AES256-GCM-SHA384", "ECDHE-ECDSA-CHACHA20-POLY1305"];
    private static readonly string[] s_suites13 =
        ["TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256"];

    private readonly Lab _lab;
    private readonly TestAuthority _authority;

    /// <summary>As the public authorities most devices meet: a large root, RSA with 2048 bits below it.</summary>
    private readonly Identity _largeRoot, _largeBelow;

    public HandshakeCases(Lab lab)
    {
        _lab = lab;
        _authority = lab.Authority;
        _largeRoot = _authority.Issue(null, new("Large root", KeyUse.Authority) { Key = KeyKind.Rsa4096 });
        _largeBelow = _authority.Issue(
            _largeRoot, new("Below the large root", KeyUse.Authority) { Key = KeyKind.Rsa2048 });
    }

    /// <summary>All of them.</summary>
    public IEnumerable<ITlsCase> All =>
    [
        .. Both("rsa", _authority.RsaServer, Rsa, Outcome.Connected),
        .. Both("ecdsa", _authority.EcServer, Ec, Outcome.Connected),
        .. Both("without_verification", _authority.EcServer, Credentials.None with { Insist = true }, Outcome.Connected),
        .. Suites(),
        .. Good(),
        .. Bad(),
    ];

    private Credentials Rsa => Credentials.Trusting(_authority.RsaRoot);

    private Credentials Ec => Credentials.Trusting(_authority.EcRoot);

    private IEnumerable<ITlsCase> Both(
        string name, Identity identity, Credentials credentials, Outcome expected, bool referenceDiffers = false) =>
    [
        Tls12($"tls12_{name}", identity, credentials, expected) with { ReferenceDiffers = referenceDiffers },
        Tls13($"tls13_{name}", identity, credentials, expected) with { ReferenceDiffers = referenceDiffers },
    ];

    private IEnumerable<ITlsCase> Suites() =>
    [
        .. s_suites12.Select(suite =>
            Tls12($"tls12_{suite}", _authority.EcServer, Ec, Outcome.Connected, "-cipher", suite) with
            {
                ReferenceDiffers = suite.Contains("CHACHA20"),
            }),
        .. s_suites13.Select(
            suite => Tls13($"tls13_{suite}", _authority.EcServer, Ec, Outcome.Connected, "-ciphersuites", suite)),
    ];

    private IEnumerable<ITlsCase> Good() =>
    [
        Case("newest_version_of_both", _authority.EcServer, Ec, Outcome.Connected) with { Check = IsVerified },
        Case("client_allows_only_tls12", _authority.EcServer, Ec with { OnlyTls12 = true }, Outcome.Connected) with
        {
            Check = facts => facts.Version == SlotFacts.Tls12 ? null : $"version {facts.Version:x}",
        },
        Case("one_of_several_roots", _authority.EcServer,
            Credentials.Trusting(_authority.StrangeRoot, _authority.EcRoot), Outcome.Connected),
        Case("intermediate_authority", Below(_authority.Intermediate), Ec, Outcome.Connected),
        Case("key_on_p384", Below(_authority.EcRoot, KeyKind.P384), Ec, Outcome.Connected),
        Case("rsa_with_4096_bits", Below(_authority.RsaRoot, KeyKind.Rsa4096), Rsa, Outcome.Connected),
        .. Both("intermediate_below_an_rsa_root_with_4096_bits",
            _authority.Issue(_largeBelow, TestAuthority.Server with { Key = KeyKind.Rsa2048 }),
            Credentials.Trusting(_largeRoot), Outcome.Connected),
        Tls13("tls13_asked_to_try_another_group", _authority.EcServer, Ec, Outcome.Connected, "-groups", "P-384"),
        Tls13("tls13_asked_for_a_cookie", _authority.EcServer, Ec, Outcome.Connected, "-stateless"),
        Tls13("tls13_twenty_tickets", _authority.EcServer, Ec, Outcome.Connected, "-num_tickets", "20"),
        Tls13("tls13_without_tickets", _authority.EcServer, Ec, Outcome.Connected, "-num_tickets", "0"),
        Tls13("tls13_padded_records", _authority.EcServer, Ec, Outcome.Connected, "-record_padding", "512"),
        Tls12("tls12_without_tickets", _authority.EcServer, Ec, Outcome.Connected, "-no_ticket"),
        Tls12("tls12_small_records", _authority.EcServer, Ec, Outcome.Connected, "-max_send_frag", "512"),
        Case("application_protocol", _authority.EcServer, Ec with { Alpn = "mqtt,http/1.1" }, Outcome.Connected,
            "-alpn", "http/1.1") with
        {
            Check = facts => facts.Alpn == 1 ? null : $"application protocol {facts.Alpn}",
        },
    ];

    private IEnumerable<ITlsCase> Bad() =>
    [
        .. Both("certificate_larger_than_a_record", Wide(names: 700), Ec,
            Outcome.Fails(SocketFailure.TlsChainTooLarge), referenceDiffers: true),
        .. Both("certificate_that_takes_more_than_a_session", Wide(names: 500), Ec,
            Outcome.Fails(SocketFailure.TlsChainTooLarge), referenceDiffers: true),
        Case("no_common_application_protocol", _authority.EcServer, Ec with { Alpn = "mqtt" },
            Outcome.Fails(SocketFailure.TlsAlert, NoApplicationProtocol), "-alpn", "http/1.1"),
        Case("only_tls11", _authority.RsaServer, Rsa, Outcome.Fails(SocketFailure.TlsVersionOrSuite),
            "-tls1_1", "-cipher", "DEFAULT@SECLEVEL=0"),
        Tls12("tls12_only_rsa_key_exchange", _authority.RsaServer, Rsa,
            Outcome.Fails(SocketFailure.TlsVersionOrSuite, HandshakeFailure), "-cipher", "AES128-GCM-SHA256"),
        Tls12("tls12_only_cbc", _authority.EcServer, Ec,
            Outcome.Fails(SocketFailure.TlsVersionOrSuite, HandshakeFailure), "-cipher", "ECDHE-ECDSA-AES128-SHA"),
        Tls12("tls12_only_anonymous", null, Ec,
            Outcome.Fails(SocketFailure.TlsVersionOrSuite, HandshakeFailure), "-cipher", "AECDH-AES128-SHA@SECLEVEL=0"),
        Case("no_common_group", _authority.EcServer, Ec,
            Outcome.Fails(SocketFailure.TlsVersionOrSuite, HandshakeFailure), "-groups", "X448") with
        {
            ReferenceDiffers = true,
        },
    ];

    private Identity Below(Identity issuer, KeyKind key = KeyKind.P256) =>
        _authority.Issue(issuer, TestAuthority.Server with { Key = key });

    /// <summary>A certificate for many hosts.</summary>
    private Identity Wide(int names) => _authority.Issue(_authority.EcRoot, TestAuthority.Server with
    {
        Hosts = [.. Enumerable.Range(0, names).Select(i => $"{i}.hosts.nanosocket.example"), TestAuthority.Host],
    });

    private static string? IsVerified(SlotFacts facts) =>
        facts is { Verification: 2, Suite: > 0 } ? null : $"not as verified as it could be: {facts}";

    private ConnectCase Tls12(
        string name, Identity? identity, Credentials credentials, Outcome expected, params string[] options) =>
        Case(name, identity, credentials, expected, ["-tls1_2", .. options]);

    private ConnectCase Tls13(
        string name, Identity? identity, Credentials credentials, Outcome expected, params string[] options) =>
        Case(name, identity, credentials, expected, ["-tls1_3", .. options]) with { NeedsTls13 = true };

    private ConnectCase Case(
        string name, Identity? identity, Credentials credentials, Outcome expected, params string[] options) =>
        new(name, async () => await _lab.MirrorAsync(identity, options), credentials, expected);
}
