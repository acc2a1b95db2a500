using System.Collections.Generic;
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
        [Cost(isUpload: true, transfers, rates), Cost(isUpload: false, transfers, rates)];

    private static LinkCost Cost(
        bool isUpload, IReadOnlyList<Measurement> transfers, IReadOnlyList<LinkRate> rates)
    {
        double instructions = transfers.Single(m => m.Name == (isUpload ? "upload" : "download")).CSharp;
        double fastest = rates
            .Where(rate => rate.IsUpload == isUpload && rate.FrameSize == 0).Max(rate => rate.Measured);
        return new LinkCost(isUpload, IsMultiplexed: false, instructions, instructions * fastest / ProcessorRate);
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
