using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace NanoSocket.Tool.Lua;

/// <summary>The scripts in <c>samples/lua/lib</c>: a project that requires one of them and has none of that name itself
/// gets it, and what it requires in turn.</summary>
internal static partial class ScriptLibrary
{
    private const string Extension = ".lua";

    /// <summary>The library's folder.</summary>
    public static string Folder => Repository.Current.Resolve("samples/lua/lib");

    /// <summary>Whether a file is one, by its name.</summary>
    public static bool IsScript(string file) => file.EndsWith(Extension, StringComparison.Ordinal);

    /// <summary>The library's files that a project needs, sorted.</summary>
    /// <param name="scripts">The project's own.</param>
    public static IReadOnlyList<string> FilesFor(IReadOnlyCollection<string> scripts)
    {
        HashSet<string> known = scripts.Select(NameOf).ToHashSet(StringComparer.Ordinal);
        SortedSet<string> found = new(StringComparer.Ordinal);
        Queue<string> unread = new(scripts);
        while (unread.TryDequeue(out string? script))
        {
            foreach (string name in RequiredBy(File.ReadAllText(script)).Where(known.Add))
            {
                string file = Path.Combine(Folder, name + Extension);
                if (File.Exists(file))
                {
                    found.Add(file);
                    unread.Enqueue(file);
                }
            }
        }
        return [.. found];
    }

    private static string NameOf(string script) => Path.GetFileNameWithoutExtension(script);

    /// <summary>Names that are written out; one that is put together at run time cannot be known.</summary>
    private static IEnumerable<string> RequiredBy(string source) =>
        Require().Matches(source).Select(match => match.Groups[1].Value);

    [GeneratedRegex("""\brequire\s*\(?\s*["']([A-Za-z_][A-Za-z0-9_]*)["']""")]
    private static partial Regex Require();
}
