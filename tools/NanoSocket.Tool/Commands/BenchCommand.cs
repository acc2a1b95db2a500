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

    private const string TlsHelp = """
        Handshakes of the emulated board with a server on this PC that is verified: RSA of 2048 bits and P-256, each
        version that the profile has, whole and resumed; then 16 KiB each way. Figures are instructions, and bytes of
        the TLS heap. The seconds are a lower bound: instructions at 168 MHz, one a clock. Silicon needs more: the
        flash has 5 wait states (RM0090 3.5.1), which the ART accelerator's prefetch and its caches of 64 lines of
        instructions and 8 of data hide for loops, not for long jumps; the emulator has no wait states.
        Throughput beside plain TCP: where the processor is the limit, from the instructions of a byte of both; where
        the line is, from what records add to the bytes.

        Examples:
          nanosocket bench tls
          nanosocket bench tls --tls tls12-small --json
        """;

    public static Command Create()
    {
        Option<bool> json = CommonOptions.Json();
        Command command = new DetailedCommand("bench", "Counts the instructions of sockets, beside plain C", Help)
        {
            json, Link(), Tls(),
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

    private static Command Tls()
    {
        Option<bool> json = CommonOptions.Json();
        Option<string?> profile = CommonOptions.Tls();
        Command command = new DetailedCommand("tls", "Counts instructions and memory of TLS, step by step", TlsHelp)
        {
            json, profile,
        };
        command.SetAction((result, cancellation) =>
            TlsAsync(result.GetValue(json), result.GetValue(profile), cancellation));
        return command;
    }

    private static async Task<int> TlsAsync(bool json, string? profile, CancellationToken cancellation)
    {
        TlsReport report = await TlsBenchmark.RunAsync(profile, cancellation);
        PlainTcpCost plain = PlainTcpCost.Of(await TransferBenchmark.RunAsync(cancellation));
        if (json)
        {
            Console.WriteLine(TlsTable.ToJson(report, plain));
        }
        else
        {
            TlsTable.Print(report, plain);
        }
        return ExitCode.Success;
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
