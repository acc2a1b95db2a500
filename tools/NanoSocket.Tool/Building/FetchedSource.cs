using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Tool.Processes;

namespace NanoSocket.Tool.Building;

/// <summary>A C library's own sources, which are not in this repository.</summary>
/// <param name="Folder">Where they are.</param>
/// <param name="Files">What an image compiles of them: files relative to the folder and their components.</param>
internal sealed record FetchedSource(string Folder, IReadOnlyList<(string File, string Component)> Files)
{
    /// <summary>Which sources they are, known without fetching them.</summary>
    public static string Identity => Environment.GetEnvironmentVariable("NANOSOCKET_SOURCES") ?? "fetched";

    /// <summary>Finds a library, fetching it the first time.</summary>
    /// <param name="library">Its name, which is the folder's of its shim, too.</param>
    /// <param name="list">The file beside the shim that names its sources, one a line; <c>[name]</c> starts the part of
    /// a library that the size report shows in a row of its own; <c>#</c> starts a comment.</param>
    /// <param name="step">Told what happens.</param>
    /// <param name="cancellation">Ends the download.</param>
    public static async Task<FetchedSource> FindAsync(
        string library, string list, Action<string> step, CancellationToken cancellation)
    {
        step($"Looking for the sources of {library}");
        string fetch = Repository.Current.Resolve("tools/sources/fetch");
        CommandResult result = await Command.RunAsync(fetch, [library], cancellation: cancellation);
        if (result.ExitCode != 0)
        {
            throw new ToolException(result.Error.Trim());
        }
        return new FetchedSource(
            result.Output.Trim(), ParseList(library, await File.ReadAllLinesAsync(list, cancellation)));
    }

    /// <summary>Reads a list of sources.</summary>
    internal static IReadOnlyList<(string File, string Component)> ParseList(string library, IEnumerable<string> lines)
    {
        List<(string, string)> files = [];
        string component = library;
        foreach (string line in lines.Select(line => line.Split('#')[0].Trim()).Where(line => line.Length > 0))
        {
            if (line.StartsWith('[') && line.EndsWith(']'))
            {
                component = $"{library}: {line[1..^1]}";
            }
            else
            {
                files.Add((line, component));
            }
        }
        return files;
    }
}
