using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NanoSocket.Simulation.Tests.Matrix;

/// <summary>The table of results in <c>docs/recovery.md</c>, between two marks.</summary>
internal static class RecoveryDocument
{
    private const string Begin = "<!-- results: generated -->";
    private const string End = "<!-- end of results -->";

    private static string FilePath
    {
        get
        {
            DirectoryInfo? folder = new(AppContext.BaseDirectory);
            while (folder != null && !File.Exists(Path.Combine(folder.FullName, "NanoSocket.sln")))
            {
                folder = folder.Parent;
            }

            return Path.Combine(folder?.FullName ?? "", "docs", "recovery.md");
        }
    }

    /// <summary>The generated lines.</summary>
    public static string[] Read()
    {
        string[] lines = File.ReadAllLines(FilePath);
        return [.. lines.SkipWhile(line => line != Begin).Skip(1).TakeWhile(line => line != End)];
    }

    /// <summary>Replaces the generated lines.</summary>
    public static void Write(IEnumerable<string> generated)
    {
        string[] lines = File.ReadAllLines(FilePath);
        File.WriteAllLines(FilePath,
        [
            .. lines.TakeWhile(line => line != Begin), Begin, .. generated, .. lines.SkipWhile(line => line != End),
        ]);
    }
}
