using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Tool.Benchmarks;

namespace NanoSocket.Tool.Commands;

/// <summary><c>nanosocket bench</c>: what sockets cost.</summary>
internal static class BenchCommand
{
    private const string Help = """
        The same TCP transfers through the C# core and through a plain C program on the same network stack, in one image
        on the emulated board. Figures are instructions, not times: they are the same in every run.

        Examples:
          nanosocket bench
          nanosocket bench --json
        """;

    private const string LinkHelp = """
        A TCP connection over PPP, with and without the multiplexer, at the speeds of modems, in virtual time: what
        framing leaves of the line at most, and what of that reaches an app. Then the instructions that a byte takes on
        the emulated board, as a part of a processor of 168 million instructions a second at the fastest line.

        Examples:
          nanosocket bench link
          nanosocket bench link --json
        """;

    public static Command Create()
    {
        Option<bool> json = CommonOptions.Json();
        Command command = new DetailedCommand("bench", "Counts the instructions of sockets, beside plain C", Help)
        {
            json, Link(),
        };
        command.SetAction((result, cancellation) => BenchAsync(result.GetValue(json), cancellation));
        return command;
    }

    private static Command Link()
    {
        Option<bool> json = CommonOptions.Json();
        Command command = new DetailedCommand(
            "link", "Shows how much of a serial line's speed reaches an app", LinkHelp)
        {
            json,
        };
        command.SetAction((result, cancellation) => LinkAsync(result.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> LinkAsync(bool json, CancellationToken cancellation)
    {
        LinkReport report = await LinkBenchmark.RunAsync(cancellation);
        if (json)
        {
            Console.WriteLine(LinkTable.ToJson(report));
        }
        else
        {
            LinkTable.Print(report);
        }
        return ExitCode.Success;
    }

    private static async Task<int> BenchAsync(bool json, CancellationToken cancellation)
    {
        IReadOnlyList<Measurement> measurements = await TransferBenchmark.RunAsync(cancellation);
        if (json)
        {
            Console.WriteLine(BenchmarkTable.ToJson(measurements));
        }
        else
        {
            BenchmarkTable.Print(measurements);
        }
        return ExitCode.Success;
    }
}
