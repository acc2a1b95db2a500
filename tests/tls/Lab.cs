using System;
using System.Threading.Tasks;
using NanoSocket.TlsTests.Authority;
using NanoSocket.TlsTests.Servers;

namespace NanoSocket.TlsTests;

/// <summary>What the cases of a run share: certificates and the folder of the servers' files.</summary>
internal sealed class Lab : IDisposable
{
    /// <summary>The certificates.</summary>
    public TestAuthority Authority { get; } = new();

    /// <summary>The servers' files.</summary>
    public ServerFolder Files { get; } = new();

    /// <summary>Starts <c>openssl s_server</c> that mirrors lines.</summary>
    public Task<OpensslServer> MirrorAsync(Identity? identity, params string[] options) =>
        OpensslServer.MirrorAsync(Files, identity, options);

    public void Dispose() => Files.Dispose();
}
