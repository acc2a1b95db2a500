using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NanoSocket.Tool.Testing;

/// <summary>A program that runs tests and ends with <c>N passed, N failed</c>.</summary>
/// <param name="Tier">The word after <c>nanosocket test</c> that selects it.</param>
/// <param name="Path">A test project, or a script.</param>
internal sealed record TestSuite(string Tier, string Path)
{
    /// <summary>The tiers in the order they run: what fails fast comes first.</summary>
    public static IReadOnlyList<string> Tiers { get; } =
        ["unit", "simulation", "fuzz", "native", "tool", "boards", "bench", "aot", "sockets", "tls", "lua", "conformance"];

    /// <summary>Tiers that take too long to be among all.</summary>
    public static IReadOnlyList<string> LongTiers { get; } = ["recovery"];

    private static readonly string[] Scripts = ["run", "run.sh"];

    public string Name => IsProject
        ? System.IO.Path.GetFileNameWithoutExtension(Path)
        : Repository.Current.Display(Path);

    public bool IsProject => Path.EndsWith(".csproj", StringComparison.Ordinal);

    /// <summary>The suites of a tier: every project at most two folders below <c>tests/&lt;tier&gt;</c>, or the
    /// script there.</summary>
    public static IReadOnlyList<TestSuite> Of(string tier)
    {
        string folder = System.IO.Path.Combine(Repository.Current.Tests, tier);
        if (!Directory.Exists(folder))
        {
            return [];
        }
        string? script = Scripts
            .Select(name => System.IO.Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        if (script is not null)
        {
            return [new TestSuite(tier, script)];
        }
        return Directory.EnumerateDirectories(folder).Prepend(folder)
            .SelectMany(child => Directory.EnumerateFiles(child, "*.csproj"))
            .Order(StringComparer.Ordinal)
            .Select(project => new TestSuite(tier, project))
            .ToList();
    }
}
