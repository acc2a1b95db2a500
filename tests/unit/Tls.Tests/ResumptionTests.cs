using System;
using NanoSocket.Core.Sockets;
using NanoSocket.Core.Tls;
using NanoSocket.Tls.Tests.Support;
using Xunit;

namespace NanoSocket.Tls.Tests;

/// <summary>A session that ended is taken up again without certificates.</summary>
[Collection(nameof(TlsRun))]
public sealed class ResumptionTests
{
    [Theory]
    [InlineData("-tls1_2")]
    [InlineData("-tls1_3")]
    public void A_saved_session_is_taken_up_again_and_is_as_verified_as_it_was(string version)
    {
        using Authority authority = new();
        using OpenSslServer server = new(authority.Issue(TlsRun.Name), version, "-rev");
        TlsOptions options = TlsRun.Strict(authority);
        byte[] saved = new byte[1024];
        int length;
        using (Peer first = TlsRun.Connect(server, options, TlsRun.Name, TlsRun.Now, []))
        {
            Assert.Equal(SocketFailure.None, first.Handshake());
            first.Write("one\n"u8);
            Assert.Equal("eno", first.ReadLine());
            length = TlsRun.Engine.SaveForResumption(0, saved);
            TlsRun.Engine.Describe(0, out TlsFacts whole);
            Assert.False(whole.Resumed);
            first.CloseNotify();
        }
        Assert.InRange(length, 100, 700);

        using Peer second = TlsRun.Connect(server, options, TlsRun.Name, TlsRun.Now, saved.AsSpan(0, length));
        Assert.Equal(SocketFailure.None, second.Handshake());
        second.Write("two\n"u8);
        Assert.Equal("owt", second.ReadLine());
        TlsRun.Engine.Describe(0, out TlsFacts facts);
        Assert.True(facts.Resumed);
        Assert.Equal(TlsVerification.ChainAndName, facts.Verification);
    }

    [Theory]
    [InlineData("-tls1_2")]
    [InlineData("-tls1_3")]
    public void What_cannot_be_taken_up_costs_a_whole_handshake(string version)
    {
        using Authority authority = new();
        using OpenSslServer server = new(authority.Issue(TlsRun.Name), version);
        byte[] damaged = new byte[300];

        using Peer peer = TlsRun.Connect(server, TlsRun.Strict(authority), TlsRun.Name, TlsRun.Now, damaged);

        Assert.Equal(SocketFailure.None, peer.Handshake());
        TlsRun.Engine.Describe(0, out TlsFacts facts);
        Assert.False(facts.Resumed);
    }
}
