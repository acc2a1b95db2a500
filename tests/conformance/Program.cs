using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Tool;
using NanoSocket.Tool.Boards;
using NanoSocket.Tool.Building;
using NanoSocket.Tool.Terminal;
using NanoSocket.Tool.Testing;

namespace NanoSocket.Conformance;

/// <summary>Runs the conformance cases on every board, as many runs at a time as there are processors.</summary>
internal static class Program
{
    private const string UsageText = "usage: [--filter NAME | --accept]";

    public static async Task<int> Main(string[] arguments)
    {
        if (arguments is not ([] or ["--filter", _] or ["--accept"]))
        {
            Messages.Error(UsageText);
            return ExitCode.Usage;
        }
        string? filter = arguments is [_, string name] ? name : null;
        using Interruption interruption = new();
        try
        {
            SuiteRun suite = new(accept: arguments is ["--accept"], isWhole: filter is null);
            TestTally tally = await RunAsync(suite, filter, interruption.Token);
            Console.WriteLine(tally);
            return tally is { Failed: 0, Passed: > 0 } ? ExitCode.Success : ExitCode.Failure;
        }
        catch (ToolException e)
        {
            Messages.Error(e.Message);
            return e.ExitCode;
        }
        catch (OperationCanceledException)
        {
            Messages.Error("interrupted");
            return ExitCode.Interrupted;
        }
    }

    private static async Task<TestTally> RunAsync(SuiteRun suite, string? filter, CancellationToken interruption)
    {
        ParallelOptions parallel = new()
        {
            MaxDegreeOfParallelism = Environment.ProcessorCount,
            CancellationToken = interruption,
        };
        await Parallel.ForEachAsync(Runs(filter), parallel, async (run, cancellation) =>
        {
            long start = Stopwatch.GetTimestamp();
            BuiltImage? image = await BuildAsync(run, filter, cancellation);
            if (image is not null)
            {
                IReadOnlyList<CaseResult> results = await run.RunAsync(image, cancellation);
                suite.Take(run, results, Stopwatch.GetElapsedTime(start));
            }
        });
        return suite.Finish();
    }

    private static IEnumerable<BoardRun> Runs(string? filter) =>
        from app in TestApp.All
        where app.HasCase(filter ?? "")
        from board in new[]
        {
            (Name: BoardCatalog.Default, Options: new BuildOptions()),
            (Name: BoardCatalog.Host, Options: new BuildOptions { Sanitize = true }),
        }
        where !app.IsLua || board.Name == BoardCatalog.Host
        select new BoardRun(board.Name, board.Options, app, filter);

    /// <summary>The image; null when the filter leaves it nothing to run.</summary>
    private static async Task<BuiltImage?> BuildAsync(BoardRun run, string? filter, CancellationToken cancellation)
    {
        try
        {
            return await run.BuildAsync(cancellation);
        }
        catch (ToolException e)
            when (filter is not null && e.Message.Contains("no test's name", StringComparison.Ordinal))
        {
            return null;
        }
    }
}
