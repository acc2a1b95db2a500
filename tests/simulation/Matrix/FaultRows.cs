using System.Collections.Generic;
using NanoSocket.Simulation.Tests.Schedules;

namespace NanoSocket.Simulation.Tests.Matrix;

/// <summary>The promises: each fault of the catalogue, and how soon the device works again.</summary>
internal static class FaultRows
{
    private const int Second = 1000;
    private const string Repeats = "TCP repeats after 3, 6, 12 s; an app tries again after 25 s";
    private const string Redial = "redial: back-off of 0.5 to 1 s, dialogue, PPP";
    private const string Echoes =
        "no answer in the multiplexer, or to three LCP echoes, 10 s apart; then from the start";
    private const string Ladder =
        "the multiplexer is silent, then every way to reach the modem is tried, then its pins";
    private const string Attach = "every way to reach the modem is tried, at last a pin";
    private const string Names = "a name is asked for again after 2 and 4 s, or by the app's next try";
    private const string Reported = "the modem reports the change, or is polled; what was tried before may have to end";
    private const string Retried =
        "an attempt that began in the fault may have to end: the longest back-off is a minute";

    /// <summary>In the order of the catalogue.</summary>
    public static List<FaultRow> All { get; } =
    [
        Bad("lose-bytes", ",for=10000,percent=0.03", 60, Repeats),
        Bad("double-bytes", ",for=10000,percent=0.03", 60, Repeats),
        Bad("corrupt", ",for=10000,percent=0.03", 60, Repeats),
        Bad("noise", ",for=10000,percent=0.03", 60, Repeats),
        Bad("split", ",for=4000", 30, Repeats),
        Bad("delay-bytes", ",for=10000", 30, Repeats),
        Bad("overrun", ",for=10000,bytes=200,distance=10000", 60, Repeats),
        Bad("rts-ignored", ",for=10000", 30, Repeats),
        Good("urc-inside", ",for=60000", Since.Begin, 15, Redial) with { With = "drop-carrier" },
        Good("no-urcs", ",for=60000", Since.Begin, 30, Redial + "; everything is also polled") with
        {
            With = "drop-carrier",
        },
        Good("refuse", ",for=60000", Since.Begin, 75, Redial + "; what is refused is tried again") with
        {
            With = "drop-carrier",
        },
        Good("slow-answers", ",for=60000", Since.End, 60, Retried) with { With = "drop-carrier" },
        Bad("sleep", ",for=60000", 30, Redial) with { Since = Since.Begin, With = "drop-carrier" },
        Good("mux-refused", ",for=60000", Since.Begin, 75, Echoes + ", without a multiplexer") with { With = "reboot" },
        Good("mux-stuck", "", Since.Begin, 90, Ladder),
        Bad("msc-stuck", ",for=30000", 75, Retried),
        Bad("msc-chatter", ",for=10000", 30, Repeats),
        Good("start-in-mux", "", Since.Begin, 75, Attach) with { StrikesAtStart = true },
        Bad("silent", ",for=20000", 75, Repeats + "; the link may have been given up"),
        Good("hung", "", Since.Begin, 150, Ladder + "; the key switches it off first if it never spoke"),
        Good("hung-hard", "", Since.Begin, 200, Ladder + ": the reset line first, the power key last"),
        Good("reboot", "", Since.Begin, 75, Echoes),
        Good("brown-out", "", Since.End, 75, Echoes),
        Good("power-loss", "", Since.Begin, 150, Ladder + ": the reset line first, the power key last"),
        Good("start-in-data", "", Since.Begin, 75, Attach) with { StrikesAtStart = true },
        Good("start-at-baud", "", Since.Begin, 75, Attach) with { StrikesAtStart = true },
        Good("sim-pulled", "", Since.End, 60, Reported),
        Good("sim-reset", "", Since.Begin, 30, Redial) with { NeedsPin = true },
        Good("sim-puk", ",for=40000", Since.End, 75, Reported),
        Good("sim-busy", ",for=10000", Since.End, 75, Echoes) with { With = "reboot" },
        Good("coverage-lost", "", Since.End, 75, Reported),
        Good("slow-operator", "", Since.End, 120, Reported),
        Good("deny-registration", ",for=60000", Since.End, 120, Reported),
        Good("slow-registration", ",for=120000", Since.Begin, 120, Echoes + ", then 30 s of searching") with
        {
            With = "reboot",
        },
        Good("pdp-deactivate", "", Since.Begin, 15, Redial),
        Good("drop-carrier", "", Since.Begin, 15, Redial),
        Good("ppp-terminate", "", Since.Begin, 30, "the modem gets 2 s to say NO CARRIER, then is escaped; " + Redial),
        Bad("lcp-silent", "", 75, Retried),
        Bad("black-hole", ",for=300000", 120, "20 s of silence while TCP repeats, 30 s for the name servers; " + Redial)
            with { Since = Since.Begin },
        Bad("loss", ",for=10000,percent=20", 60, Repeats),
        Bad("latency", ",for=10000", 30, Repeats),
        Bad("weak-signal", ",for=20000", 60, Repeats),
        new("forge", ",for=10000,percent=20", NetworkQuality.Hostile, Since.End, 75 * Second, Repeats),
        Bad("no-dns", ",for=60000", 30, Redial + "; addresses work, names need a call with name servers") with
        {
            Since = Since.Begin, With = "drop-carrier", HasNoNames = true,
        },
        Bad("dns-silent", ",for=30000", 30, Names),
        Bad("dns-wrong", ",for=30000", 30, Names),
        Bad("half-open", "", 30, Repeats) with { Since = Since.Begin, Forgets = true },
        Bad("half-open-reset", "", 30, Repeats) with { Since = Since.Begin, Forgets = true },
    ];

    /// <summary>A fault that may lose packets.</summary>
    private static FaultRow Bad(string fault, string parameters, int boundSeconds, string why)
        => new(fault, parameters, NetworkQuality.Bad, Since.End, boundSeconds * Second, why);

    /// <summary>A fault that ends links and loses nothing else.</summary>
    private static FaultRow Good(string fault, string parameters, Since since, int boundSeconds, string why)
        => new(fault, parameters, NetworkQuality.Good, since, boundSeconds * Second, why);
}
