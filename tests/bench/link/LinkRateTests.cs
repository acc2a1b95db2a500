using System.Collections.Generic;
using System.Linq;
using NanoSocket.Core.Modem;
using Xunit;

namespace NanoSocket.Benchmarks.Link;

/// <summary>What of a line has to reach an app.</summary>
public sealed class LinkRateTests(LinkRateTests.Rates measured) : IClassFixture<LinkRateTests.Rates>
{
    private const double LeastOfCeiling = 0.98;
    private const double LeastCeiling = 0.95;

    /// <summary>Arrivals are seen to the millisecond.</summary>
    private const double MostOfCeiling = 1.001;

    [Fact]
    public void Frames_follow_each_other_without_gaps_at_every_speed() =>
        Assert.All(measured.All, rate => Assert.InRange(rate.MeasuredOfCeiling, LeastOfCeiling, MostOfCeiling));

    [Fact]
    public void Framing_costs_less_than_a_twentieth_of_the_line_unless_frames_are_short() =>
        Assert.All(
            measured.All.Where(rate => rate.FrameSize != MuxParameters.DefaultFrameSize),
            rate => Assert.InRange(rate.CeilingOfLine, LeastCeiling, 1.0));

    /// <summary>All setups, measured once.</summary>
    public sealed class Rates
    {
        internal IReadOnlyList<LinkRate> All { get; } = LinkRates.Measure();
    }
}
