using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Tool.Processes;
using NanoSocket.Tool.Testing;

namespace NanoSocket.Tool.Benchmarks;

/// <summary>Rates from <c>tests/bench/link</c>, instructions from the emulated board.</summary>
internal static class LinkBenchmark
{
    /// <summary>Instructions in a second of the default board's processor, one a clock.</summary>
    private const double ProcessorRate = 168e6;

    private const string Project = "LinkRates";

    /// <summary>Builds and runs both.</summary>
    /// <exception cref="ToolException">One does not build, or failed.</exception>
    public static async Task<LinkReport> RunAsync(CancellationToken cancellation)
    {
        IReadOnlyList<LinkRate> rates = await MeasureRatesAsync(cancellation);
        IReadOnlyList<Measurement> transfers = await TransferBenchmark.RunAsync(cancellation);
        return new LinkReport(rates, Costs(transfers, rates));
    }

    /// <summary>What the bytes of the fastest line cost.</summary>
    internal static IReadOnlyList<LinkCost> Costs(
        IReadOnlyList<Measurement> transfers, IReadOnlyList<LinkRate> rates) =>
        [.. rates.Where(rate => rate.Line == rates.Max(other => other.Line)).Select(rate => Cost(rate, transfers))];

    private static LinkCost Cost(LinkRate rate, IReadOnlyList<Measurement> transfers)
    {
        string link = rate.FrameSize == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $".mux{rate.FrameSize}");
        double core = transfers.Single(m => m.Name == (rate.IsUpload ? "upload" : "download") + link).CSharp;
        double uart = transfers.Single(m => m.Name == (rate.IsUpload ? "uart.send" : "uart.receive")).CSharp;
        double share = ((core * rate.Measured) + (uart * rate.Line)) / ProcessorRate;
        return new LinkCost(rate.IsUpload, rate.FrameSize, core, uart, share);
    }

    internal static async Task<IReadOnlyList<LinkRate>> MeasureRatesAsync(CancellationToken cancellation)
    {
        string project = Repository.Current.Resolve($"tests/bench/link/{Project}.csproj");
        if (!await SuiteRunner.BuildAsync(project, cancellation))
        {
            throw new ToolException($"{Repository.Current.Display(project)} does not build");
        }
        CommandResult result = await Command.RunAsync(
            "dotnet", [SuiteRunner.Built(Project), "--json"], cancellation: cancellation);
        return result.ExitCode == 0
            ? JsonSerializer.Deserialize(result.Output, BenchmarkJson.Default.IReadOnlyListLinkRate)!
            : throw new ToolException($"{Project} failed: {result.Error.Trim()}");
    }
}
