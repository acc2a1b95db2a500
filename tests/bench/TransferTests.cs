using System.Linq;
using NanoSocket.Tool.Benchmarks;
using Xunit;

namespace NanoSocket.Benchmarks;

/// <summary>What sockets in C# may cost.</summary>
public sealed class TransferTests(MeasuredTransfers transfers) : IClassFixture<MeasuredTransfers>
{
    private const double LargestRatio = 1.15;

    /// <summary>Bytes in a second at 3,000,000 baud; framing leaves less of them to an app.</summary>
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
        Assert.InRange(Assert.NotNull(Measured(name).Ratio), 0.5, LargestRatio);

    [Theory]
    [InlineData("send", 6_000)]
    [InlineData("receive", 1_200)]
    [InlineData("message", 2_000)]
    [InlineData("step.idle", 3_500)]
    public void A_call_costs_what_it_is_known_to_cost(string name, double limit) =>
        Assert.InRange(Measured(name).CSharp, 1, limit);

    [Theory]
    [InlineData("upload", "uart.send")]
    [InlineData("download", "uart.receive")]
    [InlineData("upload.mux127", "uart.send")]
    [InlineData("download.mux127", "uart.receive")]
    [InlineData("upload.mux761", "uart.send")]
    [InlineData("download.mux761", "uart.receive")]
    public void At_three_million_baud_the_processor_has_time_for_other_things(string core, string uart) =>
        Assert.InRange(
            (Measured(core).CSharp + Measured(uart).CSharp) * FastestLine / ProcessorRate, 0.01, LargestShare);

    [Fact]
    public void Long_frames_are_what_makes_the_multiplexer_cheap()
    {
        double plain = Measured("download").CSharp;
        Assert.InRange(Measured("download.mux127").CSharp, plain, 1.3 * plain);
        Assert.InRange(Measured("download.mux761").CSharp, plain, Measured("download.mux127").CSharp);
    }

    [Fact]
    public void Nothing_is_allocated() => Assert.Equal(0, Measured(TransferBenchmark.Allocated).CSharp);

    [Fact]
    public void Every_run_gives_the_same_figures() => Assert.Equal(transfers.First, transfers.Second);

    private Measurement Measured(string name) => transfers.First.Single(measurement => measurement.Name == name);
}
