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

    public static Command Create()
    {
        Option<bool> json = CommonOptions.Json();
        Command command = new DetailedCommand("bench", "Counts the instructions of sockets, beside plain C", Help)
        {
            json,
        };
        command.SetAction((result, cancellation) => BenchAsync(result.GetValue(json), cancellation));
        return command;
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
