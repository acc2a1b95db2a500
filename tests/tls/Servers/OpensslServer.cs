using System.Collections.Generic;
using System.Globalization;
using System.Threading.Tasks;
using NanoSocket.TlsTests.Authority;

namespace NanoSocket.TlsTests.Servers;

/// <summary><c>openssl s_server</c>. As a mirror it sends every line back with its characters in reverse
/// order; otherwise the test types what it sends.</summary>
internal sealed class OpensslServer : IServer
{
    /// <summary>The line on which a mirror closes the connection; no answer comes.</summary>
    public const string CloseLine = "CLOSE";

    private readonly ServerProcess _process;

    private OpensslServer(ServerProcess process, int port)
    {
        _process = process;
        Port = port;
    }

    public int Port { get; }

    public string Log => _process.Text;

    /// <summary>Starts one that mirrors lines.</summary>
    /// <param name="files">Where its files go.</param>
    /// <param name="identity">Its certificate and key; null: none.</param>
    /// <param name="options">More of its options.</param>
    public static Task<OpensslServer> MirrorAsync(ServerFolder files, Identity? identity, params string[] options) =>
        StartAsync(files, identity, ["-rev", .. options]);

    /// <summary>Starts one that does what is typed.</summary>
    /// <inheritdoc cref="MirrorAsync"/>
    public static async Task<OpensslServer> StartAsync(
        ServerFolder files, Identity? identity, params string[] options)
    {
        List<string> arguments = ["s_server", "-accept", "127.0.0.1:0", .. options];
        arguments.AddRange(identity is null
            ? ["-nocert"]
            : ["-cert", files.Write(identity.CertificatePem), "-key", files.Write(identity.KeyPem)]);
        if (identity?.AbovePem.Length > 0)
        {
            arguments.AddRange(["-cert_chain", files.Write(identity.AbovePem)]);
        }
        ServerProcess process = await ServerProcess.StartAsync("openssl", [.. arguments]);
        string port = await process.WaitForAsync("ACCEPT 127.0.0.1:");
        return new OpensslServer(process, int.Parse(port, CultureInfo.InvariantCulture));
    }

    /// <summary>Waits until it has said something.</summary>
    public Task<string> WaitForAsync(string words) => _process.WaitForAsync(words);

    /// <summary>Types a line: a text for the peer, or one of s_server's letters.</summary>
    public Task TypeAsync(string line) => _process.TypeAsync(line);

    /// <summary>Ends it without a word to the peer but TCP's.</summary>
    public void Kill() => _process.Kill();

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
