using System;
using System.Linq;
using NanoSocket.Core.Sockets;
using NanoSocket.Core.Tls;
using NanoSocket.Link.Tests.Support;
using NanoSocket.Tls.Tests.Support;
using Xunit;

namespace NanoSocket.Tls.Tests;

/// <summary>Profile tls12-small: TLS 1.2 with records of 2 KiB.</summary>
public sealed class SmallProfileTests
{
    private const string Small = "libnstls-small.so";

    [Theory]
    [InlineData(0)]
    [InlineData(2048)]
    public void A_server_that_sends_small_records_is_talked_to(int rsaBits) =>
        Isolated.Run(TalkTo, rsaBits, "nstls", Small);

    [Fact]
    public void A_server_that_allows_tls13_alone_has_nothing_in_common() =>
        Isolated.Run(
            arguments =>
            {
                using Authority authority = new();
                using OpenSslServer server = new(authority.Issue(TlsRun.Name), arguments);
                Assert.Equal(
                    SocketFailure.TlsVersionOrSuite, TlsRun.Shake(server, TlsRun.Strict(authority)));
            },
            "-tls1_3", "nstls", Small);

    [Fact]
    public void A_server_that_ignores_the_wish_for_small_records_is_refused() =>
        Isolated.Run(
            name =>
            {
                using Authority authority = new();
                using DeafServer server = new();
                SocketFailure opened = TlsRun.Engine.Open(
                    0, TlsRun.Strict(authority), System.Text.Encoding.ASCII.GetBytes(name), TlsRun.Now, []);
                Assert.Equal(SocketFailure.None, opened);
                using Peer peer = new(TlsRun.Engine, 0, server.Connect());
                Assert.Equal(SocketFailure.TlsFragmentRefused, peer.Handshake());
            },
            TlsRun.Name, "nstls", Small);

    private static void TalkTo(int rsaBits)
    {
        using Authority authority = new(rsa: rsaBits > 0);
        using OpenSslServer server = new(authority.Issue(TlsRun.Name, rsaBits), "-rev");
        using Peer peer = TlsRun.Connect(server, TlsRun.Strict(authority), TlsRun.Name, TlsRun.Now, []);
        string line = string.Concat(Enumerable.Repeat("0123456789", 500));

        Assert.Equal(SocketFailure.None, peer.Handshake());
        peer.Write(System.Text.Encoding.ASCII.GetBytes(line + "\n"));

        Assert.Equal(new string([.. line.Reverse()]), peer.ReadLine());
        TlsRun.Engine.Describe(0, out TlsFacts facts);
        Assert.Equal(TlsVersion.Tls12, facts.Version);
    }
}
