using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Tool.Building;
using NanoSocket.Tool.Processes;

namespace NanoSocket.Tool.Lua;

/// <summary>Lua's source with our patches in it.</summary>
internal static class PatchedLua
{
    private static readonly BuildCache Cache = new(Path.Combine(Repository.Current.Build, "lua"));

    /// <summary>A copy of Lua's <c>src</c> folder to which every patch was applied, in the order of their names.</summary>
    /// <param name="source">Lua's own folder.</param>
    /// <param name="patches">The folder of the patches.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="ToolException">A patch does not apply cleanly.</exception>
    public static async Task<string> GetAsync(string source, string patches, CancellationToken cancellation)
    {
        IReadOnlyList<string> sources = SourceTree.Files(Path.Combine(source, "src"), ".c", ".h");
        IReadOnlyList<string> files = SourceTree.Files(patches, ".patch");
        using Fingerprint fingerprint = new();
        string key = fingerprint.AddFiles(source, sources).AddFiles(patches, files).ToString();
        return await Cache.GetAsync(key, async output =>
        {
            string copy = Path.Combine(output, "src");
            Directory.CreateDirectory(copy);
            foreach (string file in sources)
            {
                File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
            }
            foreach (string patch in files)
            {
                await ApplyAsync(patch, output, cancellation);
            }
        });
    }

    private static async Task ApplyAsync(string patch, string folder, CancellationToken cancellation)
    {
        string[] arguments = ["-p1", "--fuzz=0", "--batch", "--no-backup-if-mismatch", "-i", patch];
        CommandResult result = await Command.RunAsync("patch", arguments, folder: folder, cancellation: cancellation);
        if (result.ExitCode != 0)
        {
            throw new ToolException($"{Repository.Current.Display(patch)} does not apply to these sources of Lua:"
                + $"{Environment.NewLine}{(result.Output + result.Error).Trim()}");
        }
    }
}
