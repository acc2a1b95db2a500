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
/// <param name="Files">What an image compiles of them.</param>
internal sealed record FetchedSource(string Folder, IReadOnlyList<FetchedFile> Files)
{
    /// <summary>Which sources they are, known without fetching them.</summary>
    public static string Identity => Environment.GetEnvironmentVariable("NANOSOCKET_SOURCES") ?? "fetched";

    /// <summary>Finds a library, fetching it the first time.</summary>
    /// <param name="library">Its name, which is the folder's of its shim, too.</param>
    /// <param name="list">The file beside the shim that names its sources, one a line, perhaps with flags for the
    /// compiler behind it; <c>[name]</c> starts the part of a library that the size report shows in a row of its own;
    /// <c>#</c> starts a comment.</param>
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
    internal static IReadOnlyList<FetchedFile> ParseList(string library, IEnumerable<string> lines)
    {
        List<FetchedFile> files = [];
        string component = library;
        foreach (string line in lines.Select(line => line.Split('#')[0].Trim()).Where(line => line.Length > 0))
        {
            if (line.StartsWith('[') && line.EndsWith(']'))
            {
                component = $"{library}: {line[1..^1]}";
            }
            else
            {
                string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                files.Add(new(words[0], component, words[1..]));
            }
        }
        return files;
    }
}

/// <summary>A file of a library.</summary>
/// <param name="File">Relative to the library's folder.</param>
/// <param name="Component">Its row of the size report.</param>
/// <param name="Flags">Of its own, for the compiler.</param>
internal sealed record FetchedFile(string File, string Component, IReadOnlyList<string> Flags);
