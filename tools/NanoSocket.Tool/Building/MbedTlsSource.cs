using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NanoSocket.Tool.Building;

/// <summary>mbedTLS and the shim over it.</summary>
internal static class MbedTlsSource
{
    /// <summary>The sources of an image with TLS.</summary>
    /// <param name="shim">The shim's folder.</param>
    /// <param name="profile">Chooses the configuration.</param>
    /// <param name="server">With the server's half of the handshake.</param>
    /// <param name="roots">With a table of public authorities.</param>
    /// <param name="step">Told what happens.</param>
    /// <param name="cancellation">Ends the download.</param>
    public static async Task<IEnumerable<NativeSource>> ListAsync(
        string shim, string profile, bool server, bool roots, Action<string> step, CancellationToken cancellation)
    {
        FetchedSource mbedTls =
            await FetchedSource.FindAsync("mbedtls", Path.Combine(shim, "mbedtls.sources"), step, cancellation);
        string[] flags =
        [
            "-I" + shim, "-I" + Path.Combine(mbedTls.Folder, "include"), "-I" + Path.Combine(mbedTls.Folder, "library"),
            $"-DMBEDTLS_CONFIG_FILE=\"config_{profile.Replace('-', '_')}.h\"",
            .. server ? ["-DNSTLS_SERVER"] : Array.Empty<string>(),
        ];
        string[] shimFlags = roots ? [.. flags, "-D" + PublicRoots.Define] : flags;
        return SourceTree.Files(shim, ".c")
            .Select(file => new NativeSource(file, Component.TlsShim) { Flags = shimFlags })
            .Concat(mbedTls.Files.Select(source =>
                new NativeSource(Path.Combine(mbedTls.Folder, source.File), source.Component, IsOurs: false)
                {
                    Flags = [.. flags, .. source.Flags],
                }));
    }
}
