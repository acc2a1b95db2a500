using System.Collections.Generic;
using NanoSocket.Simulation.Tests.Schedules;

namespace NanoSocket.Simulation.Tests.Matrix;

/// <summary>The promises: each fault of the catalogue, and how soon the device works again.</summary>
internal static class FaultRows
{
    private const string Lost = "bytes sent again by TCP, which waits 3 s and doubles that";

    /// <summary>In the order of the catalogue.</summary>
    public static List<FaultRow> All { get; } =
    [
        Bad("lose-bytes", ",for=10000,percent=0.03", 9_000_000, Lost),
        Bad("double-bytes", ",for=10000,percent=0.03", 9_000_000, Lost),
        Bad("corrupt", ",for=10000,percent=0.03", 9_000_000, Lost),
        Bad("noise", ",for=10000,percent=0.03", 9_000_000, Lost),
        Bad("split", ",for=4000", 9_000_000, Lost),
        Bad("delay-bytes", ",for=10000", 9_000_000, Lost),
        Bad("overrun", ",for=10000,bytes=200,distance=10000", 9_000_000, Lost),
        Bad("rts-ignored", ",for=10000", 9_000_000, Lost),
        Good("urc-inside", ",for=60000", Since.Begin, 9_000_000, Lost) with { With = "drop-carrier" },
        Good("no-urcs", ",for=60000", Since.Begin, 9_000_000, Lost) with { With = "drop-carrier" },
        Good("refuse", ",for=60000", Since.Begin, 9_000_000, Lost) with { With = "drop-carrier" },
        Good("slow-answers", ",for=60000", Since.Begin, 9_000_000, Lost) with { With = "drop-carrier" },
        Bad("sleep", ",for=60000", 9_000_000, Lost) with { Since = Since.Begin, With = "drop-carrier" },
        Good("mux-refused", ",for=60000", Since.Begin, 9_000_000, Lost) with { With = "reboot" },
        Good("mux-stuck", "", Since.Begin, 9_000_000, Lost),
        Bad("msc-stuck", ",for=30000", 9_000_000, Lost),
        Bad("msc-chatter", ",for=10000", 9_000_000, Lost),
        Good("start-in-mux", "", Since.Begin, 9_000_000, Lost) with { StrikesAtStart = true },
        Bad("silent", ",for=20000", 9_000_000, Lost),
        Good("hung", "", Since.Begin, 9_000_000, Lost),
        Good("hung-hard", "", Since.Begin, 9_000_000, Lost),
        Good("reboot", "", Since.Begin, 9_000_000, Lost),
        Good("brown-out", "", Since.End, 9_000_000, Lost),
        Good("power-loss", "", Since.Begin, 9_000_000, Lost),
        Good("start-in-data", "", Since.Begin, 9_000_000, Lost) with { StrikesAtStart = true },
        Good("start-at-baud", "", Since.Begin, 9_000_000, Lost) with { StrikesAtStart = true },
        Good("sim-pulled", "", Since.End, 9_000_000, Lost),
        Good("sim-reset", "", Since.Begin, 9_000_000, Lost) with { NeedsPin = true },
        Good("sim-puk", "", Since.End, 9_000_000, Lost),
        Good("sim-busy", ",for=10000", Since.End, 9_000_000, Lost) with { With = "reboot" },
        Good("coverage-lost", "", Since.End, 9_000_000, Lost),
        Good("slow-operator", "", Since.End, 9_000_000, Lost),
        Good("deny-registration", ",for=60000", Since.End, 9_000_000, Lost),
        Good("slow-registration", ",for=120000", Since.Begin, 9_000_000, Lost) with { With = "reboot" },
        Good("pdp-deactivate", "", Since.Begin, 9_000_000, Lost),
        Good("drop-carrier", "", Since.Begin, 9_000_000, Lost),
        Good("ppp-terminate", "", Since.Begin, 9_000_000, Lost),
        Bad("lcp-silent", "", 9_000_000, Lost),
        Bad("black-hole", ",for=300000", 9_000_000, Lost) with { Since = Since.Begin },
        Bad("loss", ",for=10000,percent=20", 9_000_000, Lost),
        Bad("latency", ",for=10000", 9_000_000, Lost),
        Bad("weak-signal", ",for=20000", 9_000_000, Lost),
        new("forge", ",for=10000,percent=20", NetworkQuality.Hostile, Since.End, 9_000_000, Lost),
        Bad("no-dns", ",for=60000", 9_000_000, Lost) with
        {
            Since = Since.Begin, With = "drop-carrier", HasNoNames = true,
        },
        Bad("dns-silent", ",for=30000", 9_000_000, Lost),
        Bad("dns-wrong", ",for=30000", 9_000_000, Lost),
        Bad("half-open", "", 9_000_000, Lost) with { Since = Since.Begin, Forgets = true },
        Bad("half-open-reset", "", 9_000_000, Lost) with { Since = Since.Begin, Forgets = true },
    ];

    /// <summary>A fault that may lose packets.</summary>
    private static FaultRow Bad(string fault, string parameters, int boundMs, string why)
        => new(fault, parameters, NetworkQuality.Bad, Since.End, boundMs, why);

    /// <summary>A fault that ends links and loses nothing else.</summary>
    private static FaultRow Good(string fault, string parameters, Since since, int boundMs, string why)
        => new(fault, parameters, NetworkQuality.Good, since, boundMs, why);
}
