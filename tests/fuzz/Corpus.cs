using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NanoSocket.Simulation.Tests;

namespace NanoSocket.Fuzz.Tests;

/// <summary>The inputs in the tree, beside the assembly.</summary>
internal static class Corpus
{
    public static string Folder(string target) => Path.Combine(AppContext.BaseDirectory, "corpus", target);

    public static IReadOnlyList<string> Files(string target) =>
        [.. Directory.EnumerateFiles(Folder(target)).Order(StringComparer.Ordinal)];

    /// <summary>Runs one input with a network stack as fresh as after a start; returns the bytes allocated.</summary>
    public static long Run(string target, string file)
    {
        NativeState.Restore($"fuzz {target} {Path.GetFileName(file)}");
        return Targets.Run(target, File.ReadAllBytes(file));
    }
}
