using System.Linq;
using NanoSocket.Tool.Benchmarks;
using Xunit;

namespace NanoSocket.Benchmarks;

/// <summary>What sockets in C# may cost.</summary>
public sealed class TransferTests(MeasuredTransfers transfers) : IClassFixture<MeasuredTransfers>
{
    private const double LargestRatio = 1.15;

    /// <summary>Bytes in a second, more than framing leaves of 3,000,000 baud.</summary>
    private const double FastestLine = 300_000;

    /// <summary>Instructions in a second of the default board.</summary>
    private const double ProcessorRate = 168e6;

    private const double LargestShare = 0.6;

    [Theory]
    [InlineData("upload")]
    [InlineData("download")]
    [InlineData("send.byte")]
    [InlineData("receive.byte")]
    public void A_byte_costs_hardly_more_than_in_C(string name) =>
        Assert.InRange(Measured(name).Ratio, 0.5, LargestRatio);

    [Theory]
    [InlineData("send", 6_000)]
    [InlineData("receive", 1_200)]
    [InlineData("message", 2_000)]
    [InlineData("step.idle", 3_500)]
    public void A_call_costs_what_it_is_known_to_cost(string name, double limit) =>
        Assert.InRange(Measured(name).CSharp, 1, limit);

    [Theory]
    [InlineData("upload")]
    [InlineData("download")]
    public void At_three_million_baud_the_processor_has_time_for_other_things(string name) =>
        Assert.InRange(Measured(name).CSharp * FastestLine / ProcessorRate, 0.01, LargestShare);

    [Fact]
    public void Nothing_is_allocated() => Assert.Equal(0, Measured(TransferBenchmark.Allocated).CSharp);

    [Fact]
    public void Every_run_gives_the_same_figures() => Assert.Equal(transfers.First, transfers.Second);

    private Measurement Measured(string name) => transfers.First.Single(measurement => measurement.Name == name);
}
