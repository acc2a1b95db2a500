using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NanoSocket.Tool.Building;

/// <summary>Lists source files, never those that builds made.</summary>
internal static class SourceTree
{
    /// <summary>The files below a folder whose names end in one of <paramref name="extensions"/>, sorted.</summary>
    public static IReadOnlyList<string> Files(string folder, params string[] extensions)
    {
        List<string> files = [];
        if (Directory.Exists(folder))
        {
            Collect(folder, extensions, files);
        }
        files.Sort(StringComparer.Ordinal);
        return files;
    }

    /// <summary>The files a pattern of board.json names: a path, or one whose last part contains <c>*</c>.</summary>
    public static IReadOnlyList<string> Expand(string pattern)
    {
        string path = Repository.Current.Resolve(pattern);
        if (!pattern.Contains('*', StringComparison.Ordinal))
        {
            return File.Exists(path) ? [path] : throw new ToolException($"source file {pattern} is missing");
        }
        string folder = Path.GetDirectoryName(path)!;
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, Path.GetFileName(path)).Order(StringComparer.Ordinal).ToList()
            : throw new ToolException($"source folder of {pattern} is missing");
    }

    private static void Collect(string folder, string[] extensions, List<string> files)
    {
        foreach (string file in Directory.EnumerateFiles(folder))
        {
            if (extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            {
                files.Add(file);
            }
        }
        foreach (string child in Directory.EnumerateDirectories(folder))
        {
            string name = Path.GetFileName(child);
            if (name is not ("bin" or "obj") && !name.StartsWith('.'))
            {
                Collect(child, extensions, files);
            }
        }
    }
}
