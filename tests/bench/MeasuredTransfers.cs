using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Tool.Benchmarks;
using Xunit;

namespace NanoSocket.Benchmarks;

/// <summary>Two runs of the benchmark.</summary>
public sealed class MeasuredTransfers : IAsyncLifetime
{
    internal IReadOnlyList<Measurement> First { get; private set; } = [];

    internal IReadOnlyList<Measurement> Second { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        First = await TransferBenchmark.RunAsync(CancellationToken.None);
        Second = await TransferBenchmark.RunAsync(CancellationToken.None);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
