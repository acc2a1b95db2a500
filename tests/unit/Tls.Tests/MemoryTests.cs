using System;
using System.Linq;
using System.Text;
using NanoSocket.Core.Sockets;
using NanoSocket.Core.Tls;
using NanoSocket.Tls.Tests.Support;
using Xunit;

namespace NanoSocket.Tls.Tests;

/// <summary>What options take of a session's memory, and what happens when there is too little of it.</summary>
[Collection(nameof(TlsRun))]
public sealed class MemoryTests : IDisposable
{
    private readonly Authority _authority = new(rsa: true);

    public void Dispose() => _authority.Dispose();

    /// <summary>The estimate is for a board, whose pointers are half as long as a PC's.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(2048)]
    [InlineData(4096)]
    public void The_estimate_covers_what_own_certificates_and_keys_take(int rsaBits)
    {
        TlsOptions options = WithOwn(_authority.Issue(TlsRun.Name, rsaBits));
        int took = UsedBy(options) - UsedBy(new TlsOptions());

        Assert.InRange(took, options.SessionBytes / 2, options.SessionBytes * 3 / 2);
    }

    [Fact]
    public void What_cannot_fit_beside_a_handshake_is_known_before_it_begins()
    {
        Credentials own = _authority.Issue(TlsRun.Name, 4096);
        Credentials chain = own with { CertificatePem = string.Concat(Enumerable.Repeat(own.CertificatePem, 30)) };

        Assert.True(TlsRun.Engine.HasMemoryFor(1, WithOwn(own)));
        Assert.False(TlsRun.Engine.HasMemoryFor(1, WithOwn(chain)));
        Assert.False(TlsRun.Engine.HasMemoryFor(TlsRun.Engine.Count + 1, new TlsOptions()));
    }

    [Fact]
    public void A_list_of_many_authorities_takes_the_memory_of_one()
    {
        byte[] pem = [.. Enumerable.Repeat(_authority.Pem, 50).SelectMany(one => one)];
        byte[] der = [.. Enumerable.Repeat(_authority.Der, 50).SelectMany(one => one)];

        Assert.Equal(0, new TlsOptions { CaCertificates = pem }.SessionBytes);
        Assert.Equal(0, new TlsOptions { CaCertificates = der }.SessionBytes);
        Assert.True(new TlsOptions { CaCertificates = Encoding.ASCII.GetBytes(new string('A', 4000)) }.SessionBytes >= 0);
    }

    [Theory]
    [InlineData("-tls1_2")]
    [InlineData("-tls1_3")]
    public void A_chain_that_exceeds_a_record_has_a_reason_of_its_own(string version)
    {
        Credentials own = _authority.Issue(TlsRun.Name, 4096);
        string others = string.Concat(Enumerable.Range(0, 25).Select(_ => own.CertificatePem));
        string file = OpenSslServer.Temporary("chain.pem", Encoding.ASCII.GetBytes(others));
        using OpenSslServer server = new(own, version, "-cert_chain", file);

        Assert.Equal(SocketFailure.TlsChainTooLarge, TlsRun.Shake(server, TlsRun.Strict(_authority)));
    }

    private static TlsOptions WithOwn(Credentials own) =>
        new() { ClientCertificate = own.Certificate, ClientKey = own.Key };

    private static int UsedBy(TlsOptions options)
    {
        Assert.Equal(
            SocketFailure.None, TlsRun.Engine.Open(0, options, Encoding.ASCII.GetBytes(TlsRun.Name), TlsRun.Now, []));
        TlsRun.Engine.GetMemory(out TlsMemory memory);
        TlsRun.Engine.Free(0);
        return memory.Used;
    }
}
