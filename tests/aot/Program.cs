using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using NanoSocket.Tool;
using NanoSocket.Tool.Boards;
using NanoSocket.Tool.Building;
using NanoSocket.Tool.Testing;

namespace NanoSocket.Differential;

/// <summary>Runs each program of <c>tests/aot/programs</c> on .NET 10 and on boards: output and exit code must be
/// equal. A test's name is <c>PROGRAM@TARGET</c>.</summary>
internal static class Program
{
    public static Task<int> Main(string[] arguments)
    {
        Target[] targets =
        [
            new("posix", BoardCatalog.Host, new BuildOptions { Sanitize = true }),
            new("posix-stress", BoardCatalog.Host, new BuildOptions { Sanitize = true, GcStress = true }),
            new(BoardCatalog.Default, BoardCatalog.Default, new BuildOptions()),
        ];
        IEnumerable<TestCase> cases = Programs()
            .SelectMany(program => targets.Select(target => new TestCase(program, target)))
            .Where(test => test.IsMeant);
        return CaseRunner.RunAsync(arguments, cases);
    }

    private static IEnumerable<string> Programs() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Current.Tests, "aot", "programs"), "*.cs")
            .Order(StringComparer.Ordinal);
}
