using System.Collections.Generic;

namespace NanoSocket.RecoveryTests;

/// <summary>A fault of the catalogue as it strikes in real time.</summary>
/// <param name="Name">As in the catalogue.</param>
/// <param name="Parameters">When it strikes and how long it lasts: shorter than usual.</param>
/// <param name="With">What else goes wrong, so that it matters; empty: nothing.</param>
internal sealed record RealFault(string Name, string Parameters, string With = "")
{
    private const string Soon = "after=3000";
    private const string Short = Soon + ",for=10000";
    private const string UntilRestarted = Soon + ",for=3600000";
    private const string Dropped = "drop-carrier," + Soon;
    private const string Restarted = "reboot," + Soon;

    /// <summary>As after <c>--modem</c>.</summary>
    public string Text => $"{Name}{(Parameters.Length > 0 ? "," : "")}{Parameters}{(With.Length > 0 ? ";" : "")}{With}";

    /// <summary>Data can be changed under a checksum that fits, which no end of a connection can notice.</summary>
    public bool ChangesData { get; init; }

    /// <summary>All that can strike a board that is connected through a socket.</summary>
    public static IReadOnlyList<RealFault> All { get; } =
    [
        new("lose-bytes", Short), new("double-bytes", Short), new("corrupt", Short), new("noise", Short),
        new("split", Short), new("delay-bytes", Short), new("overrun", Short + ",bytes=200,distance=3000"),
        new("urc-inside", "for=20000", Dropped), new("no-urcs", "for=20000", Dropped),
        new("refuse", "for=20000", Dropped), new("slow-answers", "for=20000", Dropped),
        new("sleep", "for=20000", Dropped), new("mux-refused", "for=30000", Restarted),
        new("mux-stuck", UntilRestarted), new("msc-stuck", Short), new("msc-chatter", Short),
        new("start-in-mux", ""), new("start-in-data", ""),
        new("silent", Short), new("hung", UntilRestarted), new("hung-hard", UntilRestarted),
        new("reboot", Soon), new("brown-out", Soon + ",for=2000"), new("power-loss", UntilRestarted),
        new("sim-pulled", Short), new("sim-reset", Soon), new("sim-puk", Short),
        new("sim-busy", "for=10000", Restarted),
        new("coverage-lost", Short), new("deny-registration", Short),
        new("slow-registration", "ms=10000,for=60000", Restarted),
        new("pdp-deactivate", Soon), new("drop-carrier", Soon), new("ppp-terminate", Soon),
        new("lcp-silent", Short), new("black-hole", Short),
        new("loss", Short + ",percent=20"), new("latency", Short), new("weak-signal", Short),
        new("forge", Short + ",percent=20") { ChangesData = true },
        new("dns-silent", "for=20000", Dropped), new("dns-wrong", "for=20000", Dropped),
        new("half-open", Soon), new("half-open-reset", Soon),
    ];

    /// <summary>What is left to the matrix in virtual time, and why.</summary>
    public static IReadOnlyList<(string Name, string Reason)> LeftOut { get; } =
    [
        ("rts-ignored", "a socket has no RTS line"),
        ("start-at-baud", "a socket has no speed"),
        ("slow-operator", "lasts up to 50 minutes"),
        ("no-dns", "a call without name servers stays without them, and the app asks for a name"),
    ];
}
