using System;
using System.Collections.Generic;
using System.Globalization;
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

/// <summary>Runs <c>tests/bench/tls</c> on the emulated board against a server of .NET's on its serial port.</summary>
internal static class TlsBenchmark
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    /// <summary>Builds and runs the benchmark.</summary>
    /// <param name="profile">Of TLS; null: the board's.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ToolException">It does not build, or failed.</exception>
    public static async Task<TlsReport> RunAsync(string? profile, CancellationToken cancellation)
    {
        ImageBuilder builder = new(BoardCatalog.Load(BoardCatalog.Default), new BuildOptions { Tls = profile });
        AppSource app = await BenchApp.ResolveAsync("tls", cancellation);
        BuiltImage image = await Progress.RunAsync(step => builder.BuildAsync(app, step, cancellation));
        IReadOnlyList<TlsOrder> orders = TlsOrder.All(withTls13: image.Tls != "tls12-small");
        await using TlsBenchServer server = new(orders);
        CollectedOutput output = new();
        RunWiring wiring = new(Modem: null, CountsInstructions: true)
        {
            Uarts = [new UartWire(1, $"tcp:127.0.0.1:{server.Port}")],
        };
        Messages.Info("counting instructions");
        int code = await AppRunner.RunAsync(image, wiring, output, Limit, cancellation);
        return code == 0
            ? Read(output.AppText, orders)
            : throw new ToolException(
                $"the benchmark ended with {code} {server.Failure}\n{output.AppText}{output.LogText}");
    }

    /// <summary>Each connection is lines of steps, then one of the handshake, of bytes, and of what was saved.</summary>
    internal static TlsReport Read(string text, IReadOnlyList<TlsOrder> orders)
    {
        List<TlsMeasurement> measurements = [];
        List<TlsStepCost> steps = [];
        long handshake = 0;
        double write = 0, read = 0, wire = 0;
        int stack = 0;
        foreach (string[] line in text.Split('\n').Select(line => line.Split(' ')))
        {
            switch (line[0])
            {
                case "step":
                    steps.Add(new((int)Number(line[1]), Number(line[2]), (int)Number(line[3]), (int)Number(line[4])));
                    break;
                case "handshake":
                    handshake = Number(line[1]);
                    break;
                case "bulk":
                    write = (double)Number(line[2]) / Number(line[1]);
                    read = (double)Number(line[3]) / Number(line[1]);
                    wire = (double)Number(line[4]) / Number(line[1]);
                    break;
                case "saved":
                    string name = orders[measurements.Count].Name;
                    measurements.Add(new(name, steps, handshake, write, read, wire, (int)Number(line[1])));
                    steps = [];
                    break;
                case "stack":
                    stack = (int)Number(line[1]);
                    break;
            }
        }
        return new TlsReport(measurements, stack);
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
