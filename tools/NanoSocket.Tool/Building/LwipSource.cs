using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NanoSocket.Tool.Building;

/// <summary>lwIP and the shim over it.</summary>
internal static class LwipSource
{
    /// <summary>The sources of an image with a network.</summary>
    public static async Task<IEnumerable<NativeSource>> ListAsync(
        string shim, Action<string> step, CancellationToken cancellation)
    {
        FetchedSource lwip =
            await FetchedSource.FindAsync("lwip", Path.Combine(shim, "lwip.sources"), step, cancellation);
        string sources = Path.Combine(lwip.Folder, "src");
        string[] flags = ["-I" + shim, "-I" + Path.Combine(sources, "include"), "-I" + sources];
        return SourceTree.Files(shim, ".c").Select(file => new NativeSource(file, Component.Lwip) { Flags = flags })
            .Concat(lwip.Files.Select(source =>
                new NativeSource(Path.Combine(sources, source.File), source.Component, IsOurs: false)
                {
                    Flags = [.. flags, .. source.Flags],
                }));
    }
}
