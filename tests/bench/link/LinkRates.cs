using System.Collections.Generic;
using System.Linq;
using NanoSocket.Core.Modem;

namespace NanoSocket.Benchmarks.Link;

/// <summary>All setups.</summary>
public static class LinkRates
{
    private static readonly int[] s_speeds = [115_200, 460_800, 921_600, 3_000_000];

    /// <summary>No multiplexer, what every modem has, and the largest that the firmware has room for.</summary>
    private static readonly int[] s_frameSizes = [0, MuxParameters.DefaultFrameSize, MuxParameters.LargestFrameSize];

    /// <summary>What is measured, slow lines first.</summary>
    public static IReadOnlyList<LinkSetup> Setups { get; } =
    [
        .. from speed in s_speeds
           from frameSize in s_frameSizes
           from isUpload in new[] { true, false }
           select new LinkSetup(speed, frameSize, isUpload),
    ];

    /// <summary>Measures all of them.</summary>
    public static IReadOnlyList<LinkRate> Measure() => [.. Setups.Select(LinkRun.Measure)];
}
