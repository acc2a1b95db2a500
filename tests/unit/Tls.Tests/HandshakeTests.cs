using System;
using NanoSocket.Core.Sockets;
using NanoSocket.Core.Tls;
using NanoSocket.Tls.Tests.Support;
using Xunit;

namespace NanoSocket.Tls.Tests;

/// <summary>Whole handshakes with openssl's server.</summary>
[Collection(nameof(TlsRun))]
public sealed class HandshakeTests
{
    private static MbedTlsEngine Engine => TlsRun.Engine;

    [Theory]
    [InlineData("-tls1_3", 0, TlsVersion.Tls13)]
    [InlineData("-tls1_3", 2048, TlsVersion.Tls13)]
    [InlineData("-tls1_2", 0, TlsVersion.Tls12)]
    [InlineData("-tls1_2", 2048, TlsVersion.Tls12)]
    public void A_verified_server_is_talked_to(string version, int rsaBits, TlsVersion expected)
    {
        using Authority authority = new(rsa: rsaBits > 0);
        using OpenSslServer server = new(authority.Issue("device.test", rsaBits), version, "-rev");
        TlsOptions options = new()
        {
            CaCertificates = authority.Pem,
            HostName = "device.test",
            SendName = true,
            Insist = false,
        };

        long now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        Assert.Equal(SocketFailure.None, Engine.Open(0, options, "device.test"u8, now, []));
        using Peer peer = new(Engine, 0, server.Connect());

        Assert.Equal(SocketFailure.None, peer.Handshake());
        peer.Write("hello\n"u8);
        Assert.Equal("olleh", peer.ReadLine());
        Engine.Describe(0, out TlsFacts facts);
        Assert.Equal(expected, facts.Version);
        Assert.Equal(TlsVerification.ChainAndName, facts.Verification);
        Assert.Equal(TlsStep.Done, peer.CloseNotify());
    }
}
