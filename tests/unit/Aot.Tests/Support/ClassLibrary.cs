using System;
using System.IO;
using System.Linq;
using Xunit;

namespace NanoSocket.Aot.Tests.Support;

/// <summary>The device's class library, compiled once for all tests.</summary>
public static class ClassLibrary
{
    private static readonly Lazy<string> Compiled = new(Compile);

    /// <summary>The assembly's path.</summary>
    public static string Path => Compiled.Value;

    private static string Compile()
    {
        string folder = System.IO.Path.Combine(Root(), "firmware", "CoreLib");
        SourceResult result = SourceCompiler.Compile(new SourceOptions
        {
            AssemblyName = "mscorlib",
            OutputDirectory = Scratch.Folder("class-library"),
            Sources = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
                .Where(file => !IsBuildOutput(System.IO.Path.GetRelativePath(folder, file)))
                .Order(StringComparer.Ordinal)
                .ToList(),
            References = [],
        });
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return result.AssemblyPath;
    }

    private static bool IsBuildOutput(string relative) =>
        relative.Split(System.IO.Path.DirectorySeparatorChar)[0] is "bin" or "obj";

    /// <summary>The checkout.</summary>
    public static string Root()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(at.FullName, "NanoSocket.sln")))
            {
                return at.FullName;
            }
        }
        throw new DirectoryNotFoundException("NanoSocket.sln is in no folder above " + AppContext.BaseDirectory);
    }
}
