using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Tool.Processes;

namespace NanoSocket.Tool.Building;

/// <summary>lwIP's own sources, which are not in this repository.</summary>
/// <param name="Files">What an image compiles of them.</param>
/// <param name="Flags">Flags for every file that includes lwIP's headers.</param>
internal sealed record LwipSource(IReadOnlyList<NativeSource> Files, IReadOnlyList<string> Flags)
{
    /// <summary>Which lwIP it is, known without fetching it.</summary>
    public static string Identity => Environment.GetEnvironmentVariable("NANOSOCKET_SOURCES") ?? "fetched";

    /// <summary>Finds the sources, fetching them the first time.</summary>
    public static async Task<LwipSource> FindAsync(Action<string> step, CancellationToken cancellation)
    {
        step("Looking for the sources of lwIP");
        string fetch = Repository.Current.Resolve("tools/sources/fetch");
        CommandResult result =
            await Command.RunAsync(fetch, ["lwip"], cancellation: cancellation);
        if (result.ExitCode != 0)
        {
            throw new ToolException(result.Error.Trim());
        }
        string folder = result.Output.Trim();
        string own = Path.Combine(Repository.Current.Firmware, "native", "lwip");
        string sources = Path.Combine(folder, "src");
        string[] flags = ["-I" + own, "-I" + Path.Combine(sources, "include"), "-I" + sources];
        List<NativeSource> files = (await File.ReadAllLinesAsync(Path.Combine(own, "lwip.sources"), cancellation))
            .Select(line => line.Split('#')[0].Trim())
            .Where(line => line.Length > 0)
            .Select(line => Path.Combine(sources, line))
            .Select(file => new NativeSource(file, Component.Lwip, IsOurs: false) { Flags = flags })
            .ToList();
        return new LwipSource(files, flags);
    }
}
