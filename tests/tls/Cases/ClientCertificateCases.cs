using System.Collections.Generic;
using NanoSocket.Core.Sockets;
using NanoSocket.TlsTests.Authority;

namespace NanoSocket.TlsTests.Cases;

/// <summary>Servers that want to know the client.</summary>
internal sealed class ClientCertificateCases(Lab lab)
{
    private const int UnknownCa = 48;
    private const string Password = "correct-horse";

    private readonly TestAuthority _authority = lab.Authority;

    /// <summary>All of them.</summary>
    public IEnumerable<ITlsCase> All
    {
        get
        {
            Identity ec = Client(_authority.EcRoot, KeyKind.P256);
            Identity rsa = Client(_authority.EcRoot, KeyKind.Rsa2048);
            Identity below = Client(_authority.Intermediate, KeyKind.P256);
            Identity strange = Client(_authority.StrangeRoot, KeyKind.P256);
            foreach (string version in new[] { "tls12", "tls13" })
            {
                yield return Case(version, "client_with_an_ec_key", Trusting.With(ec), Outcome.Connected);
                yield return Case(version, "client_with_an_rsa_key", Trusting.With(rsa), Outcome.Connected);
                yield return Case(version, "client_with_an_intermediate", Trusting.With(below), Outcome.Connected)
                    with { ReferenceDiffers = true };
                yield return Case(version, "client_without_a_certificate", Trusting,
                    Outcome.FailsOrEnds(SocketFailure.TlsClientCertificateRequired));
                yield return Case(version, "client_whose_authority_is_unknown", Trusting.With(strange),
                    Outcome.FailsOrEnds(SocketFailure.TlsAlert, UnknownCa));
            }
            yield return Case("tls12", "client_with_an_encrypted_ec_key", Encrypted(ec), Outcome.Connected);
            yield return Case("tls12", "client_with_an_encrypted_rsa_key", Encrypted(rsa), Outcome.Connected);
            yield return new ConnectCase("certificate_not_asked_for",
                async () => await lab.MirrorAsync(_authority.EcServer), Trusting.With(ec), Outcome.Connected);
        }
    }

    private Credentials Trusting => Credentials.Trusting(_authority.EcRoot);

    private Identity Client(Identity issuer, KeyKind key) =>
        _authority.Issue(issuer, TestAuthority.Client with { Key = key });

    private Credentials Encrypted(Identity client) => Trusting.With(client) with
    {
        Key = client.EncryptedKeyPem(Password), Password = Password,
    };

    private ConnectCase Case(string version, string name, Credentials credentials, Outcome expected)
    {
        string option = version == "tls12" ? "-tls1_2" : "-tls1_3";
        return new ConnectCase($"{version}_{name}", async () => await lab.MirrorAsync(_authority.EcServer, option,
            "-Verify", "3", "-verify_return_error", "-CAfile", lab.Files.Write(_authority.EcRoot.CertificatePem)),
            credentials, expected) { NeedsTls13 = version == "tls13" };
    }
}
