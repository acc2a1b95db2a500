using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NanoSocket.Simulator.Faults;

/// <summary>All faults by name. A new fault is one entry, and a class when it is of a new kind.</summary>
public static class FaultCatalogue
{
    private const int PieceLimit = 128;

    private static readonly FaultParameter Percent = new("percent", "how many, in percent", 5, 100);
    private static readonly FaultParameter Latency = new("ms", "milliseconds each way", 500, 60_000);
    private static readonly FaultParameter Jitter = new("jitter", "up to so many milliseconds more", 0, 60_000);

    /// <summary>The entries, in the order of the documentation.</summary>
    public static IReadOnlyList<FaultDefinition> All { get; } =
        [.. Line, .. Dialogue, .. Mux, .. Modem, .. Sim, .. Operator, .. Call, .. Network];

    /// <summary>Names of all faults.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(definition => definition.Name)];

    /// <summary>The list for people: each fault with its parameters, then what all have in common.</summary>
    public static IEnumerable<string> Describe()
    {
        foreach (FaultDefinition fault in All)
        {
            yield return $"{fault.Name,-18} {fault.Summary} ({fault.Usually})";
            foreach (FaultParameter parameter in fault.Parameters)
            {
                yield return Describe(parameter, parameter.Default.ToString(CultureInfo.InvariantCulture));
            }
        }
        yield return "every fault";
        foreach (FaultParameter parameter in FaultDefinition.CommonParameters)
        {
            yield return Describe(parameter, null);
        }
    }

    private static string Describe(FaultParameter parameter, string? usual) =>
        $"{"",-18}   {parameter.Name}: {parameter.Summary}{(usual is null ? "" : $" (default {usual})")}";

    private static FaultDefinition[] Line =>
    [
        new("lose-bytes", "bytes of the serial line get lost, both ways", FaultPattern.Always,
            context => new PerByteFault(context, (_, _, _) => { }), Percent with { Default = 0.02 }),
        new("double-bytes", "bytes of the serial line arrive twice, both ways", FaultPattern.Always,
            context => new PerByteFault(context, (arriving, value, _) => arriving.AddRange(value, value)),
            Percent with { Default = 0.02 }),
        new("corrupt", "bytes of the serial line are damaged, both ways", FaultPattern.Always,
            context => new PerByteFault(context, (arriving, value, random) =>
                arriving.Add((byte)(value ^ (1 << random.Next(8))))),
            Percent with { Default = 0.1 }),
        new("noise", "bytes that nobody sent come between those of the serial line, both ways", FaultPattern.Always,
            context => new PerByteFault(context, (arriving, value, random) =>
                arriving.AddRange(value, (byte)random.NextUInt32())),
            Percent with { Default = 0.02 }),
        new("split", "bytes of the serial line arrive in small pieces, with pauses, both ways", FaultPattern.Always,
            context => new LateBytesFault(context, PieceLimit),
            Latency with { Summary = "pause before each piece, in milliseconds", Default = 0 },
            Jitter with { Default = 1 }),
        new("delay-bytes", "bytes of the serial line arrive late, in order, both ways", FaultPattern.Always,
            context => new LateBytesFault(context, int.MaxValue),
            Latency with { Default = 50 }, Jitter with { Default = 50 }),
        new("overrun", "blocks of what the modem sends are missing: the host was too slow", FaultPattern.Always,
            context => new OverrunFault(context),
            new("bytes", "length of a block", 200, 1e6),
            new("distance", "bytes between two blocks, on average", 30_000, 1e9)),
        new("rts-ignored", "what the modem sends while the host holds it off (RTS) is lost", FaultPattern.Always,
            context => new RtsIgnoredFault(context)),
    ];

    private static FaultDefinition[] Dialogue =>
    [
        new("urc-inside", "unsolicited lines come inside answers", FaultPattern.Always,
            context => new InsideAnswersFault(context), Percent with { Default = 30 }),
        new("no-urcs", "no unsolicited line is sent at all", FaultPattern.Always,
            context => new NoReportsFault(context)),
        new("refuse", "AT commands are answered with ERROR and not carried out", FaultPattern.Always,
            context => new CommandFault(_ => new CommandFate(context.Hits, TimeSpan.Zero)),
            Percent with { Default = 10 }),
        new("slow-answers", "AT commands are carried out late", FaultPattern.Always,
            context => new CommandFault(_ => new CommandFate(false, WhileActive(context))),
            Latency with { Summary = "milliseconds", Default = 1500 }),
        new("sleep", "the serial port sleeps when nothing passes, and swallows what wakes it", FaultPattern.Always,
            context => new SleepFault(context),
            new("idle", "milliseconds of silence before it sleeps", 5000, 1e8),
            new("wake", "milliseconds that it takes to wake up", 300, 1e5)),
    ];

    private static FaultDefinition[] Mux =>
    [
        new("mux-refused", "the multiplexer is refused: AT+CMUX ends in ERROR", FaultPattern.Always,
            context => new CommandFault(body => new CommandFate(
                context.IsActive && body.StartsWith("+CMUX=", StringComparison.OrdinalIgnoreCase), TimeSpan.Zero))),
        new("mux-stuck", "the multiplexer neither hears nor says anything until the modem restarts; from the start on:"
            + " it never comes up", FaultPattern.Lasts(600_000),
            context => new StuckMuxFault(context)),
        new("msc-stuck", "the modem stops all channels (MSC) and does not let them go on", FaultPattern.Lasts(60_000),
            context => new ModemFault(context,
                modem => modem.StopChannels(true), modem => modem.StopChannels(false))),
        new("msc-chatter", "the modem stops its channels and lets them go on again and again (MSC)",
            FaultPattern.Lasts(20_000), context => new ChatterFault(context),
            new FaultParameter("ms", "milliseconds between two changes", 20, 60_000)),
        new("start-in-mux", "the host finds the modem in a multiplexer session of an earlier life",
            FaultPattern.AtStart, context => new ModemFault(context, modem => modem.ResumeInMux())),
    ];

    private static FaultDefinition[] Modem =>
    [
        new("silent", "the modem neither hears nor says anything, for a time", FaultPattern.Lasts(20_000),
            context => new SilentFault(context)),
        new("hung", "the modem stands still until its reset line or its power key restarts it",
            FaultPattern.Lasts(600_000), context => new HungFault(context, onlyPower: false)),
        new("hung-hard", "the modem stands still until its power key restarts it", FaultPattern.Lasts(600_000),
            context => new HungFault(context, onlyPower: true)),
        new("reboot", "the modem restarts by itself", FaultPattern.Once,
            context => new ModemFault(context, modem => modem.PowerOn())),
        new("brown-out", "the modem's supply breaks down while it transmits, and comes back", FaultPattern.Lasts(2000),
            context => new PowerFault(context, needsKey: false)),
        new("power-loss", "the modem loses power, and stays off until its power key is pressed",
            FaultPattern.Lasts(600_000), context => new PowerFault(context, needsKey: true)),
        new("start-in-data", "the host finds the modem in a data call of an earlier life", FaultPattern.AtStart,
            context => new ModemFault(context, modem => modem.ResumeInCall())),
        new("start-at-baud", "the host finds the modem at another speed of the line (only where the simulator knows the"
            + " host's speed)", FaultPattern.AtStart,
            context => new ModemFault(context, modem => modem.ResumeAt((int)context.Parameters["rate"])),
            new FaultParameter("rate", "bits per second", 9600, 4e6)),
    ];

    private static FaultDefinition[] Sim =>
    [
        new("sim-pulled", "the SIM is pulled out, and put back", FaultPattern.Lasts(30_000),
            context => new ModemFault(context,
                modem => modem.SetSimInserted(false), modem => modem.SetSimInserted(true))),
        new("sim-reset", "the SIM restarts, and asks for its PIN if it has one", FaultPattern.Once,
            context => new ModemFault(context, modem =>
            {
                modem.SetSimInserted(false);
                modem.SetSimInserted(true);
            })),
        new("sim-puk", "the SIM is blocked and wants its PUK, until somebody unblocks it", FaultPattern.Lasts(60_000),
            context => new ModemFault(context,
                modem => modem.SetSimBlocked(true), modem => modem.SetSimBlocked(false))),
        new("sim-busy", "the SIM answers that it is busy", FaultPattern.LastsFromStart(5000),
            context => new ModemFault(context, modem => modem.Sim.IsBusy = true, modem => modem.Sim.IsBusy = false)),
    ];

    private static FaultDefinition[] Operator =>
    [
        new("coverage-lost", "no cell is in reach, for a time; calls end", FaultPattern.Lasts(60_000),
            context => new ModemFault(context,
                modem => modem.Network.HasCoverage = false, modem => modem.Network.HasCoverage = true)),
        new("slow-operator", "the cell is lost, and registration takes from 10 s to 50 minutes", FaultPattern.Once,
            context => new SlowOperatorFault(context)),
        new("deny-registration", "the operator refuses the SIM", FaultPattern.Always,
            context => new ModemFault(context,
                modem => modem.Network.Denied = true, modem => modem.Network.Denied = false)),
        new("slow-registration", "the search for the network takes long", FaultPattern.Always,
            context => new ModemFault(context,
                modem => modem.Network.RegistrationTime = context.Parameters.Milliseconds("ms"),
                modem => modem.Network.RegistrationTime = modem.Options.RegistrationTime),
            new FaultParameter("ms", "milliseconds from searching to registered", 30_000, 1e8)),
        new("pdp-deactivate", "the network takes the packet context down; calls end", FaultPattern.Once,
            context => new ModemFault(context, modem => modem.DetachByNetwork())),
    ];

    private static FaultDefinition[] Call =>
    [
        new("drop-carrier", "the call ends with NO CARRIER during a transfer; the host may dial again",
            FaultPattern.Once, context => new CallFault(context, call => call.Drop("carrier lost"))),
        new("ppp-terminate", "the network ends PPP in order", FaultPattern.Once,
            context => new CallFault(context, call => call.Terminate())),
        new("lcp-silent", "the network's end of PPP neither hears nor speaks", FaultPattern.Lasts(60_000),
            context => new LcpSilentFault(context)),
        new("black-hole", "the call stands and no packet arrives, until the host dials again",
            FaultPattern.Lasts(600_000), context => new BlackHoleFault(context)),
    ];

    private static FaultDefinition[] Network =>
    [
        new("loss", "IP packets get lost", FaultPattern.Always, context => new LossFault(context), Percent),
        new("latency", "IP packets take longer, in both directions", FaultPattern.Always,
            context => new LatencyFault(context), Latency, Jitter),
        new("weak-signal", "IP packets take 1.5 s each way, and 5 % get lost", FaultPattern.Always,
            context => new WeakSignalFault(context), Latency with { Default = 1500 }, Jitter, Percent),
        new("forge", "IP packets to the host are changed, most with checksums that fit: a hostile network",
            FaultPattern.Always, context => new ForgeFault(context), Percent),
        new("no-dns", "the operator announces no name servers", FaultPattern.Always,
            context => new NoDnsFault(context)),
        new("dns-silent", "name servers do not answer", FaultPattern.Always,
            context => new SilentServersFault(context)),
        new("dns-wrong", "name servers give useless answers", FaultPattern.Always,
            context => new WrongAnswersFault(context), Percent with { Default = 100 }),
        new("half-open", "the network forgets TCP connections and answers nothing on them", FaultPattern.Once,
            context => new CallFault(context, call => call.ForgetConnections(silently: true))),
        new("half-open-reset", "the network forgets TCP connections and resets what it does not know",
            FaultPattern.Once, context => new CallFault(context, call => call.ForgetConnections(silently: false))),
    ];

    /// <summary>Finds a fault, or null.</summary>
    public static FaultDefinition? Find(string name) => All.FirstOrDefault(definition => definition.Name == name);

    private static TimeSpan WhileActive(FaultContext context) =>
        context.IsActive ? context.Parameters.Milliseconds("ms") : TimeSpan.Zero;
}
