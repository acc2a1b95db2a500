using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NanoSocket.Tool.Api;

/// <summary>The members of an assembly of nanoFramework, as documentation ids, from <c>nf-interop/api</c>.</summary>
internal sealed record ApiList(string Assembly, IReadOnlyList<string> Members)
{
    private const string Extension = ".txt";

    private static string Folder => Repository.Current.Resolve("nf-interop/api");

    /// <summary>The assemblies there is a list of.</summary>
    public static IReadOnlyList<string> Names() =>
        [.. Directory.GetFiles(Folder, "*" + Extension).Select(Path.GetFileNameWithoutExtension)
            .OfType<string>().Order(StringComparer.Ordinal)];

    /// <summary>Reads an assembly's list.</summary>
    /// <exception cref="ToolException">There is none of that name.</exception>
    public static ApiList Read(string assembly)
    {
        if (!Names().Contains(assembly, StringComparer.Ordinal))
        {
            throw new ToolException($"no list of assembly '{assembly}' (known: {string.Join(", ", Names())})");
        }
        return new ApiList(assembly, File.ReadAllLines(Path.Combine(Folder, assembly + Extension)));
    }
}
