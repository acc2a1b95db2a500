using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Tool.Processes;
using NanoSocket.Tool.Running;
using NanoSocket.Tool.Terminal;

namespace NanoSocket.Tool.Testing;

/// <summary>Builds and runs suites, shows what they print and adds up their results.</summary>
internal static class SuiteRunner
{
    /// <summary>Where test projects are built; the tool itself runs from a copy elsewhere.</summary>
    private static string Artifacts => Path.Combine(Repository.Current.Build, "dotnet");

    /// <summary>Runs suites one after another.</summary>
    /// <param name="suites">What to run.</param>
    /// <param name="selection">Which of their tests.</param>
    /// <param name="isBuilt">The projects are built already.</param>
    /// <param name="cancellation">Ends the run.</param>
    public static async Task<TestTally> RunAsync(
        IReadOnlyList<TestSuite> suites, TestSelection selection, bool isBuilt, CancellationToken cancellation)
    {
        TestTally total = default;
        List<string> summary = [];
        foreach (TestSuite suite in suites)
        {
            Console.WriteLine($"== {suite.Tier}: {suite.Name}");
            TestTally tally = await RunAsync(suite, selection, isBuilt, cancellation);
            summary.Add($"{suite.Tier,-10} {suite.Name,-22} {tally}");
            total += tally;
        }
        Console.WriteLine();
        summary.ForEach(Console.WriteLine);
        return total;
    }

    private static async Task<TestTally> RunAsync(
        TestSuite suite, TestSelection selection, bool isBuilt, CancellationToken cancellation)
    {
        if (suite.IsProject && !isBuilt && !await BuildAsync(suite.Path, cancellation))
        {
            return new TestTally(0, 1);
        }
        TestTally? found = null;
        (string program, string[] arguments) = CommandLine(suite, selection);
        await using ChildProcess process = await ChildProcess.StartAsync(program, arguments);
        Task error = OutputPump.LinesAsync(process.Error, Console.Error.WriteLine);
        await OutputPump.LinesAsync(process.Output, line =>
        {
            found = TestTally.Find(line) ?? found;
            Console.WriteLine(line);
        });
        int code = await process.WaitAsync(cancellation);
        await error;
        return Judge(suite, found, code);
    }

    /// <summary>A suite that failed without counting a failure, or counted nothing, is a failure by itself.</summary>
    private static TestTally Judge(TestSuite suite, TestTally? found, int code)
    {
        TestTally tally = found ?? default;
        if (tally.Failed == 0 && (code != 0 || found is null))
        {
            Messages.Error($"{suite.Name} ended with code {code} and {(found is null ? "no result" : "no failure")}");
            return tally with { Failed = 1 };
        }
        return tally;
    }

    /// <summary>Builds a project or the solution, analyzers included.</summary>
    /// <returns>Whether it builds without errors and warnings; what is wrong is printed.</returns>
    public static async Task<bool> BuildAsync(string path, CancellationToken cancellation)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        Messages.Info($"building {name}");
        string[] arguments =
        [
            "build", path, "-c", "Release", "--artifacts-path", Artifacts, "-v", "q", "--nologo",
            "-clp:NoSummary", "-nodeReuse:false", "-p:UseSharedCompilation=false",
        ];
        CommandResult result = await Command.RunAsync("dotnet", arguments, cancellation: cancellation);
        if (result.ExitCode != 0)
        {
            IEnumerable<string> errors = result.Output.Split('\n')
                .Where(line => line.Contains("error", StringComparison.Ordinal)).Distinct();
            Console.Error.WriteLine(string.Join('\n', errors));
            Messages.Error($"{name} does not build");
        }
        return result.ExitCode == 0;
    }

    /// <summary>Where <see cref="BuildAsync"/> puts the assembly of a project.</summary>
    public static string Built(string name) => Path.Combine(Artifacts, "bin", name, "release", name + ".dll");

    private static (string Program, string[] Arguments) CommandLine(TestSuite suite, TestSelection selection)
    {
        if (!suite.IsProject)
        {
            return (suite.Path, []);
        }
        string dll = Built(suite.Name);
        bool xunit = File.Exists(Path.Combine(Path.GetDirectoryName(dll)!, "xunit.v3.core.dll"));
        return ("dotnet", [dll, .. selection.Arguments(xunit)]);
    }
}
