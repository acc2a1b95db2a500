using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.TlsTests.Cases;
using NanoSocket.Tool;
using NanoSocket.Tool.Boards;
using NanoSocket.Tool.Building;
using NanoSocket.Tool.Terminal;

namespace NanoSocket.TlsTests;

/// <summary>TLS against real servers: the cases with OpenSSL's client, which shows that the servers are right, then on
/// the emulated board and on the PC.</summary>
internal static class Program
{
    private const string UsageText = "usage: [--filter NAME | --reconnects COUNT BOARD]";
    private const string ReferenceName = "openssl";

    public static async Task<int> Main(string[] arguments)
    {
        if (arguments is not ([] or ["--filter", _] or ["--reconnects", _, _]))
        {
            Messages.Error(UsageText);
            return ExitCode.Usage;
        }
        string filter = arguments is [_, string name] ? name : "";
        using Interruption interruption = new();
        try
        {
            Report report = new();
            using Lab lab = new();
            await (arguments is ["--reconnects", var count, var board]
                ? RunBoardsAsync(SuiteTable.Reconnects(lab, int.Parse(count, CultureInfo.InvariantCulture)),
                    board, report, interruption.Token)
                : RunAsync(lab, filter, report, interruption.Token));
            Console.WriteLine(report.Tally);
            return report.Tally is { Failed: 0, Passed: > 0 } ? ExitCode.Success : ExitCode.Failure;
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

    private static async Task RunAsync(Lab lab, string filter, Report report, CancellationToken interruption)
    {
        List<ITlsCase> cases = SuiteTable.Of(lab).ToList();
        await RunReferenceAsync(
            cases.Where(test => ReferenceClient.Knows(test) && IsSelected(test, ReferenceName, filter)), report,
            interruption);
        await RunBoardsAsync(cases, filter, report, interruption);
    }

    private static async Task RunBoardsAsync(
        IEnumerable<ITlsCase> cases, string filter, Report report, CancellationToken interruption)
    {
        ParallelOptions parallel = new()
        {
            MaxDegreeOfParallelism = Environment.ProcessorCount,
            CancellationToken = interruption,
        };
        await Parallel.ForEachAsync(Boards(), parallel, async (run, cancellation) =>
        {
            List<ITlsCase> selected =
                cases.Where(test => run.Fits(test) && IsSelected(test, run.Name, filter)).ToList();
            if (selected.Count > 0)
            {
                await run.RunAsync(selected, report, cancellation);
            }
        });
    }

    /// <summary>A filter is a part of <c>NAME@BOARD, PROFILE</c>.</summary>
    private static bool IsSelected(ITlsCase test, string board, string filter) =>
        $"{test.Name}@{board}".Contains(filter, StringComparison.Ordinal);

    /// <summary>One profile: two sessions of the other leave the emulated board too little for the agent.</summary>
    private static IEnumerable<BoardRun> Boards() =>
    [
        new BoardRun(BoardCatalog.Default, new BuildOptions { Tls = "tls13" }),
        new BoardRun(BoardCatalog.Host, new BuildOptions { Tls = "tls13", Sanitize = true }),
    ];

    private static Task RunReferenceAsync(
        IEnumerable<ITlsCase> cases, Report report, CancellationToken interruption) =>
        Parallel.ForEachAsync(cases, interruption, async (test, _) =>
        {
            long start = Stopwatch.GetTimestamp();
            string? problem = await ReferenceClient.RunAsync((ConnectCase)test);
            report.Add($"{test.Name}@{ReferenceName}", problem, Stopwatch.GetElapsedTime(start));
        });
}
