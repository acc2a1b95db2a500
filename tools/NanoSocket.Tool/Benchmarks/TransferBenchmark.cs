using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Tool.Apps;
using NanoSocket.Tool.Boards;
using NanoSocket.Tool.Building;
using NanoSocket.Tool.Running;
using NanoSocket.Tool.Terminal;
using NanoSocket.Tool.Testing;

namespace NanoSocket.Tool.Benchmarks;

/// <summary>Runs <c>tests/bench/transfer</c> on the emulated board with time that passes by instructions: the same
/// figures in every run, on every PC.</summary>
internal static class TransferBenchmark
{
    /// <summary>Bytes that the core and the API allocated during all transfers.</summary>
    public const string Allocated = "allocated";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    /// <summary>What is measured, and how it is called in a table.</summary>
    public static IReadOnlyDictionary<string, string> Names { get; } = new Dictionary<string, string>
    {
        ["upload"] = "64 KiB sent, for each byte",
        ["download"] = "64 KiB received, for each byte",
        ["upload.mux127"] = "sent through CMUX, N1 127",
        ["download.mux127"] = "received through CMUX, N1 127",
        ["upload.mux761"] = "sent through CMUX, N1 761",
        ["download.mux761"] = "received through CMUX, N1 761",
        ["uart.send"] = "the UART's interrupt, for each byte sent",
        ["uart.receive"] = "the UART's interrupt, for each byte received",
        ["send"] = "sock_send of one byte, with its segment",
        ["send.byte"] = "sock_send, for each further byte",
        ["receive"] = "sock_recv of one byte",
        ["receive.byte"] = "sock_recv, for each further byte",
        ["message"] = "a message fetched",
        ["message.none"] = "a look into the empty queue",
        ["step.idle"] = "a step of the core with nothing to do",
        [Allocated] = "bytes allocated by all of this",
    };

    /// <summary>The modem's end of the multiplexer is the simulator's.</summary>
    private static readonly string[] Frames = ["MuxCounters", "MuxDecoder", "MuxEncoder", "MuxFormat", "MuxFrame"];

    /// <summary>Builds and runs the benchmark.</summary>
    /// <exception cref="ToolException">It does not build, or failed.</exception>
    public static async Task<IReadOnlyList<Measurement>> RunAsync(CancellationToken cancellation)
    {
        ImageBuilder builder = new(BoardCatalog.Load(BoardCatalog.Default), new BuildOptions());
        AppSource app = await BenchApp.ResolveAsync("transfer", cancellation);
        string simulator = Repository.Current.Resolve("simulator/NanoSocket.Simulator/Mux");
        app = app with { Files = [.. app.Files, .. Frames.Select(name => Path.Combine(simulator, name + ".cs"))] };
        BuiltImage image = await Progress.RunAsync(step => builder.BuildAsync(app, step, cancellation));
        CollectedOutput output = new();
        RunWiring wiring = new(Modem: null, CountsInstructions: true);
        Messages.Info("counting instructions");
        int code = await AppRunner.RunAsync(image, wiring, output, Limit, cancellation);
        return code == 0
            ? Read(output.AppText)
            : throw new ToolException($"the benchmark ended with {code}\n{output.AppText}{output.LogText}");
    }

    private static List<Measurement> Read(string text)
    {
        Dictionary<(string Name, string Program), double> figures = text
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' '))
            .ToDictionary(fields => (fields[0], fields[1]), fields => Number(fields[2]) / Number(fields[3]));
        return Names.Keys
            .Select(name => new Measurement(
                name, figures[(name, "csharp")], figures.TryGetValue((name, "c"), out double plain) ? plain : null))
            .ToList();
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
