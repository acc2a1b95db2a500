using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using NanoSocket.Core.Sockets;
using NanoSocket.TlsTests.Authority;

namespace NanoSocket.TlsTests.Cases;

/// <summary>Whom the client believes.</summary>
internal sealed class CertificateCases(Lab lab)
{
    /// <summary>What the literal address of a case is.</summary>
    private const string Address = "203.0.113.1";

    private readonly TestAuthority _authority = lab.Authority;

    /// <summary>All of them.</summary>
    public IEnumerable<ITlsCase> All => [.. Chains(), .. Dates(), .. Names(), .. Inputs()];

    private Credentials Trusting => Credentials.Trusting(_authority.EcRoot);

    private IEnumerable<ITlsCase> Chains() =>
    [
        Case("another_root", _authority.EcServer, Credentials.Trusting(_authority.StrangeRoot),
            Outcome.Fails(SocketFailure.TlsUnknownCa)),
        Case("another_root_though_names_do_not_matter", _authority.EcServer,
            Credentials.Trusting(_authority.StrangeRoot) with { Insist = true },
            Outcome.Fails(SocketFailure.TlsUnknownCa)),
        Case("self_signed", _authority.Issue(null, TestAuthority.Server), Trusting,
            Outcome.Fails(SocketFailure.TlsUnknownCa)),
        Case("self_signed_without_verification", _authority.Issue(null, TestAuthority.Server), Credentials.None,
            Outcome.Connected) with
        {
            Check = facts => facts.Verification == 0 ? null : "called verified",
        },
        Case("intermediate_not_sent", Leaf(_authority.Intermediate) with { Issuer = null }, Trusting,
            Outcome.Fails(SocketFailure.TlsUnknownCa)),
        Case("signed_by_a_server_instead_of_an_authority", Leaf(_authority.EcServer), Trusting,
            Outcome.Fails(SocketFailure.TlsUnknownCa)),
        Case("a_clients_certificate", _authority.Issue(_authority.EcRoot,
            TestAuthority.Server with { Use = KeyUse.Client }), Trusting,
            Outcome.Fails(SocketFailure.TlsWeakCertificate)),
        Case("rsa_with_1024_bits", Leaf(_authority.RsaRoot, traits => traits with { Key = KeyKind.Rsa1024 }),
            Credentials.Trusting(_authority.RsaRoot), Outcome.Fails(SocketFailure.TlsWeakCertificate), Weak)
            with { ReferenceDiffers = true },
        Case("key_on_p521", Leaf(_authority.EcRoot, traits => traits with { Key = KeyKind.P521 }), Trusting,
            Outcome.Fails(SocketFailure.TlsVersionOrSuite)) with { ReferenceDiffers = true },
        Case("signed_with_sha1", Leaf(_authority.RsaRoot,
            traits => traits with { Key = KeyKind.Rsa2048, Hash = HashAlgorithmName.SHA1 }),
            Credentials.Trusting(_authority.RsaRoot), Outcome.Fails(SocketFailure.TlsWeakCertificate), Weak)
            with { ReferenceDiffers = true },
    ];

    private IEnumerable<ITlsCase> Dates() =>
    [
        Case("expired", Leaf(_authority.EcRoot, Expired), Trusting, Outcome.Fails(SocketFailure.TlsExpired)),
        Case("expired_though_names_do_not_matter", Leaf(_authority.EcRoot, Expired), Trusting with { Insist = true },
            Outcome.Fails(SocketFailure.TlsExpired)),
        Case("expired_without_verification", Leaf(_authority.EcRoot, Expired), Credentials.None, Outcome.Connected),
        Case("not_yet_valid", Leaf(_authority.EcRoot, traits => traits with { Begins = TimeSpan.FromDays(2) }),
            Trusting, Outcome.Fails(SocketFailure.TlsNotYetValid)),
        Case("expired_authority", Leaf(_authority.Issue(_authority.EcRoot,
            Expired(new CertificateTraits("Old authority", KeyUse.Authority)))), Trusting,
            Outcome.Fails(SocketFailure.TlsExpired)),
    ];

    private IEnumerable<ITlsCase> Names() =>
    [
        Case("wrong_name", For("other.example"), Trusting, Outcome.Fails(SocketFailure.TlsNameMismatch)),
        Case("wrong_name_does_not_matter", For("other.example"), Trusting with { Insist = true }, Outcome.Connected)
            with { Check = facts => facts.Verification == 1 ? null : $"verification {facts.Verification}" },
        Case("name_other_than_the_address", For("other.example"), Trusting with { HostName = "other.example" },
            Outcome.Connected),
        Case("wildcard", For("*.nanosocket.example"), Trusting, Outcome.Connected),
        Case("wildcard_for_more_than_one_label", For("*.example"), Trusting,
            Outcome.Fails(SocketFailure.TlsNameMismatch)),
        Case("name_in_capitals", For("SERVER.NanoSocket.example"), Trusting, Outcome.Connected),
        Case("name_only_in_the_subject_while_others_are_listed", For("other.example"), Trusting,
            Outcome.Fails(SocketFailure.TlsNameMismatch)),
        Case("address", Leaf(_authority.EcRoot, traits => traits with { Hosts = [], Addresses = [Address] }),
            Trusting, Outcome.Connected) with { Address = Address },
        Case("wrong_address", Leaf(_authority.EcRoot, traits => traits with { Addresses = ["203.0.113.2"] }),
            Trusting, Outcome.Fails(SocketFailure.TlsNameMismatch)) with { Address = Address },
        Case("address_of_a_server_with_names_only", _authority.EcServer, Trusting,
            Outcome.Fails(SocketFailure.TlsNameMismatch)) with { Address = Address },
    ];

    private IEnumerable<ITlsCase> Inputs() =>
    [
        Bad("garbage_as_root", SocketFailure.TlsBadCaCertificate, with => with with { Ca = "garbage" }),
        Bad("path_as_root", SocketFailure.TlsBadCaCertificate, with => with with { Ca = "/ldata/ca.crt" }),
        Bad("nothing_as_root", SocketFailure.TlsBadCaCertificate, with => with with { Ca = "" }),
        Bad("one_damaged_root_of_two", SocketFailure.TlsBadCaCertificate,
            with => with with { Ca = with.Ca + Damaged(_authority.StrangeRoot.CertificatePem) }),
        Bad("garbage_as_certificate", SocketFailure.TlsBadClientCertificate,
            with => with.With(_authority.EcServer) with { Certificate = "garbage" }),
        Bad("garbage_as_key", SocketFailure.TlsBadClientKey,
            with => with.With(_authority.EcServer) with { Key = "garbage" }),
        Bad("key_of_another_certificate", SocketFailure.TlsKeyMismatch,
            with => with.With(_authority.EcServer) with { Key = _authority.RsaServer.KeyPem }),
        Bad("wrong_password", SocketFailure.TlsBadClientKey, with => with.With(_authority.EcServer) with
        {
            Key = _authority.EcServer.EncryptedKeyPem("right"), Password = "wrong",
        }),
        Bad("missing_password", SocketFailure.TlsBadClientKey, with => with.With(_authority.EcServer) with
        {
            Key = _authority.EcServer.EncryptedKeyPem("right"),
        }),
    ];

    /// <summary>OpenSSL itself would not show such certificates.</summary>
    private static string[] Weak => ["-cipher", "DEFAULT@SECLEVEL=0"];

    private static CertificateTraits Expired(CertificateTraits traits) => traits with
    {
        Begins = TimeSpan.FromDays(-3), Ends = TimeSpan.FromDays(-2),
    };

    private static string Damaged(string pem)
    {
        int middle = pem.Length / 2;
        return pem[..middle] + "!" + pem[(middle + 1)..];
    }

    private Identity Leaf(Identity issuer, Func<CertificateTraits, CertificateTraits>? change = null) =>
        _authority.Issue(issuer, change?.Invoke(TestAuthority.Server) ?? TestAuthority.Server);

    private Identity For(string host) => Leaf(_authority.EcRoot, traits => traits with { Hosts = [host] });

    private ConnectCase Bad(string name, SocketFailure reason, Func<Credentials, Credentials> change) =>
        Case(name, _authority.EcServer, change(Trusting), Outcome.Fails(reason));

    private ConnectCase Case(
        string name, Identity identity, Credentials credentials, Outcome expected, params string[] options) =>
        new(name, async () => await lab.MirrorAsync(identity, options), credentials, expected);
}
