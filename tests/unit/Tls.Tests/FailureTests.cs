using System;
using System.Security.Cryptography;
using System.Text;
using NanoSocket.Core.Sockets;
using NanoSocket.Tls.Tests.Support;
using Xunit;

namespace NanoSocket.Tls.Tests;

/// <summary>Each failure has the reason that a person can act upon.</summary>
[Collection(nameof(TlsRun))]
public sealed class FailureTests : IDisposable
{
    private readonly Authority _authority = new();

    public void Dispose() => _authority.Dispose();

    [Fact]
    public void Another_authority_is_unknown()
    {
        using Authority other = new("Other CA");
        using OpenSslServer server = new(_authority.Issue(TlsRun.Name));

        Assert.Equal(SocketFailure.TlsUnknownCa, TlsRun.Shake(server, TlsRun.Strict(other)));
    }

    [Fact]
    public void Without_trusted_certificates_nobody_is_verified()
    {
        using OpenSslServer server = new(_authority.Issue("somebody.else"));

        Assert.Equal(SocketFailure.None, TlsRun.Shake(server, new TlsOptions()));
    }

    [Theory]
    [InlineData("-tls1_2")]
    [InlineData("-tls1_3")]
    public void A_certificate_for_another_name_is_refused_even_when_the_name_is_not_told(string version)
    {
        using OpenSslServer server = new(_authority.Issue("somebody.else"), version);
        TlsOptions silent = new() { CaCertificates = _authority.Pem, Insist = false };

        Assert.Equal(SocketFailure.TlsNameMismatch, TlsRun.Shake(server, TlsRun.Strict(_authority)));
        Assert.Equal(SocketFailure.TlsNameMismatch, TlsRun.Shake(server, silent));
        Assert.Equal(SocketFailure.None, TlsRun.Shake(server, silent, "somebody.else"));
    }

    [Fact]
    public void Who_insists_takes_another_name_but_no_other_authority()
    {
        using Authority other = new("Other CA");
        using OpenSslServer server = new(_authority.Issue("somebody.else"));
        TlsOptions insists = new() { CaCertificates = _authority.Pem, SendName = true };

        Assert.Equal(SocketFailure.None, TlsRun.Shake(server, insists));
        Assert.Equal(SocketFailure.TlsUnknownCa, TlsRun.Shake(server, new() { CaCertificates = other.Pem }));
    }

    [Fact]
    public void An_address_is_a_name_that_a_certificate_can_have()
    {
        using OpenSslServer server = new(_authority.Issue("192.0.2.7"));

        Assert.Equal(SocketFailure.None, TlsRun.Shake(server, TlsRun.Strict(_authority), "192.0.2.7"));
        Assert.Equal(SocketFailure.TlsNameMismatch, TlsRun.Shake(server, TlsRun.Strict(_authority), "192.0.2.8"));
    }

    [Fact]
    public void An_expired_certificate_is_refused_when_the_clock_is_set()
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        using OpenSslServer server = new(_authority.Issue(TlsRun.Name, 0, now.AddDays(-9), now.AddDays(-1)));

        Assert.Equal(SocketFailure.TlsExpired, TlsRun.Shake(server, TlsRun.Strict(_authority)));
        Assert.Equal(SocketFailure.None, TlsRun.Shake(server, TlsRun.Strict(_authority), unixSeconds: 0));
    }

    [Fact]
    public void A_certificate_of_tomorrow_is_refused_today()
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        using OpenSslServer server = new(_authority.Issue(TlsRun.Name, 0, now.AddDays(1), now.AddDays(9)));

        Assert.Equal(SocketFailure.TlsNotYetValid, TlsRun.Shake(server, TlsRun.Strict(_authority)));
    }

    [Fact]
    public void A_short_rsa_key_is_weak()
    {
        using OpenSslServer server = new(_authority.Issue(TlsRun.Name, rsaBits: 1024), "-cipher", "DEFAULT@SECLEVEL=0");

        Assert.Equal(SocketFailure.TlsWeakCertificate, TlsRun.Shake(server, TlsRun.Strict(_authority)));
    }

    [Theory]
    [InlineData("-tls1_2", "-cipher", "AES128-SHA")]
    [InlineData("-tls1_2", "-cipher", "ECDHE-ECDSA-AES128-SHA256")]
    [InlineData("-tls1_1", "-cipher", "DEFAULT@SECLEVEL=0")]
    public void Old_suites_and_versions_have_nothing_in_common_with_us(params string[] arguments)
    {
        using OpenSslServer server = new(_authority.Issue(TlsRun.Name), arguments);

        Assert.Equal(SocketFailure.TlsVersionOrSuite, TlsRun.Shake(server, TlsRun.Strict(_authority)));
    }

    [Fact]
    public void A_server_that_wants_a_certificate_says_so()
    {
        using OpenSslServer server = new(_authority.Issue(TlsRun.Name), "-tls1_2", "-Verify", "1");

        Assert.Equal(
            SocketFailure.TlsClientCertificateRequired, TlsRun.Shake(server, TlsRun.Strict(_authority)));
    }

    [Fact]
    public void A_server_of_tls13_that_wants_a_certificate_says_so_after_the_handshake()
    {
        using OpenSslServer server = new(_authority.Issue(TlsRun.Name), "-tls1_3", "-Verify", "1");
        using Peer peer = TlsRun.Connect(server, TlsRun.Strict(_authority), TlsRun.Name, TlsRun.Now, []);

        Assert.Equal(SocketFailure.None, peer.Handshake());
        Assert.Throws<InvalidOperationException>(() => peer.Read());
        Assert.Equal(
            SocketFailure.TlsClientCertificateRequired, TlsRun.Engine.FailureOf(0, out int alert));
        Assert.Equal(116, alert);
    }

    [Theory]
    [InlineData("not a certificate")]
    [InlineData("/lua/ca.pem")]
    [InlineData("")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")]
    [InlineData("-----BEGIN CERTIFICATE-----\n????\n-----END CERTIFICATE-----\n")]
    [InlineData("-----BEGIN CERTIFICATE-----\n")]
    public void Garbage_is_found_before_anything_is_sent(string text)
    {
        byte[] garbage = Encoding.ASCII.GetBytes(text);
        Credentials good = _authority.Issue("client");

        Assert.Equal(SocketFailure.TlsBadCaCertificate, TlsRun.Open(new() { CaCertificates = garbage }));
        Assert.Equal(
            SocketFailure.TlsBadClientKey,
            TlsRun.Open(new() { ClientCertificate = good.Certificate, ClientKey = garbage }));
        if (text.Length > 0)
        {
            Assert.Equal(
                SocketFailure.TlsBadClientCertificate,
                TlsRun.Open(new() { ClientCertificate = garbage, ClientKey = good.Key }));
        }
    }

    [Fact]
    public void A_key_of_another_certificate_is_found()
    {
        TlsOptions options = new()
        {
            ClientCertificate = _authority.Issue("a").Certificate,
            ClientKey = _authority.Issue("b").Key,
        };

        Assert.Equal(SocketFailure.TlsKeyMismatch, TlsRun.Open(options));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2048)]
    public void An_encrypted_key_needs_its_password(int rsaBits)
    {
        Credentials own = _authority.Issue("client", rsaBits);
        using AsymmetricAlgorithm key = rsaBits > 0 ? RSA.Create() : ECDsa.Create();
        key.ImportFromPem(own.KeyPem);
        PbeParameters aes = new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000);
        byte[] encrypted = Encoding.ASCII.GetBytes(key.ExportEncryptedPkcs8PrivateKeyPem("secret", aes) + "\n");
        TlsOptions With(string? password) =>
            new() { ClientCertificate = own.Certificate, ClientKey = encrypted, KeyPassword = password };

        Assert.Equal(SocketFailure.None, TlsRun.Open(With("secret")));
        Assert.Equal(SocketFailure.TlsBadClientKey, TlsRun.Open(With("wrong")));
        Assert.Equal(SocketFailure.TlsBadClientKey, TlsRun.Open(With(null)));
    }
}
