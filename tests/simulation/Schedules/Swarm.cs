using System;
using System.Collections.Generic;
using System.Linq;
using NanoSocket.Simulation.Tests.World;
using NanoSocket.Simulator.Faults;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulation.Tests.Schedules;

/// <summary>
/// What a seed's run is made of. Each seed takes some of the operations, servers and faults and leaves out the rest
/// (swarm testing): runs in which everything happens never come far enough into anything.
/// </summary>
internal sealed class Swarm
{
    private const int SlowBaudRate = 9600;

    private static readonly int[] s_baudRates = [9600, 57600, 115200, 115200, 460800, 921600];

    private static readonly (OperationKind Kind, int Weight, int Percent)[] s_operations =
    [
        (OperationKind.ConnectTcp, 10, 95),
        (OperationKind.ConnectUdp, 4, 45),
        (OperationKind.ConnectIcmp, 2, 20),
        (OperationKind.Send, 20, 90),
        (OperationKind.Receive, 10, 70),
        (OperationKind.Close, 4, 75),
        (OperationKind.Destroy, 3, 75),
        (OperationKind.SetOption, 2, 30),
        (OperationKind.StartTimer, 3, 30),
        (OperationKind.StopTimer, 1, 30),
        (OperationKind.Fetch, 20, 100),
        (OperationKind.EndTask, 1, 15),
        (OperationKind.ServerWrite, 12, 75),
        (OperationKind.ServerFinish, 3, 50),
        (OperationKind.ServerReset, 2, 35),
        (OperationKind.ServerPause, 3, 30),
        (OperationKind.DropCarrier, 1, 25),
        (OperationKind.RestartModem, 1, 10),
        (OperationKind.Stall, 2, 25),
    ];

    private Swarm(DeterministicRandom random)
    {
        BaudRate = s_baudRates[random.Next(s_baudRates.Length)];
        Tasks = 1 + random.Next(3);
        Weights = [.. s_operations.Where(entry => random.Next(100) < entry.Percent)
            .Select(entry => (entry.Kind, 1 + random.Next(2 * entry.Weight)))];
        Servers = [.. Enum.GetValues<ServerKind>().Where(_ => random.Chance(0.5))];
        Names = random.Chance(0.6);
        BadNames = random.Chance(0.2);
        LocalPorts = random.Chance(0.3);
        Windows = random.Chance(0.3);
        LongSends = random.Chance(0.5);
        FetchEveryMs = random.Next(3) switch { 0 => 0, 1 => 1 + random.Next(200), _ => 1 + random.Next(4000) };
        IgnoredPercent = random.Chance(0.3) ? random.Next(40) : 0;
        PartialPercent = random.Chance(0.5) ? random.Next(100) : 0;
        SloppyPercent = random.Chance(0.3) ? random.Next(60) : 0;
        BeginMs = random.Chance(0.3) ? 0 : 3000;
        DurationMs = 2000 + random.Next(random.Chance(0.2) ? 60_000 : 15_000);
        Operations = 10 + random.Next(random.Chance(0.2) ? 400 : 120);
        bool isHostile = random.Chance(0.08);
        Faults = isHostile ? ChooseForgery(random) : ChooseFaults(random);
        bool isBad = Faults.Count > 0 || BaudRate <= SlowBaudRate;
        Quality = isHostile ? NetworkQuality.Hostile : isBad ? NetworkQuality.Bad : NetworkQuality.Good;
    }

    public int BaudRate { get; }

    public int Tasks { get; }

    public IReadOnlyList<(OperationKind Kind, int Weight)> Weights { get; }

    public IReadOnlyList<ServerKind> Servers { get; }

    /// <summary>Host names as well as addresses.</summary>
    public bool Names { get; }

    /// <summary>Among them those that do not exist or cannot.</summary>
    public bool BadNames { get; }

    public bool LocalPorts { get; }

    public bool Windows { get; }

    public bool LongSends { get; }

    /// <summary>How often tasks fetch their messages; 0: at once, always.</summary>
    public int FetchEveryMs { get; }

    /// <summary>RECV_INDs that nobody reads.</summary>
    public int IgnoredPercent { get; }

    /// <summary>Reads of less than what was announced.</summary>
    public int PartialPercent { get; }

    /// <summary>Sockets that are not destroyed when they should be.</summary>
    public int SloppyPercent { get; }

    public int BeginMs { get; }

    public int DurationMs { get; }

    public int Operations { get; }

    public long EndMs => BeginMs + DurationMs;

    /// <summary>Faults of the modem, as on a command line; all end with the operations.</summary>
    public IReadOnlyList<string> Faults { get; }

    public NetworkQuality Quality { get; }

    public static Swarm Of(int seed) => new(DeterministicRandom.For(seed, "swarm"));

    public IReadOnlyList<FaultSpec> ParseFaults()
        => [.. Faults.Select(fault => FaultSpec.Parse($"{fault},from=2500,until={EndMs}"))];

    public override string ToString() =>
        $"{BaudRate} baud, {Tasks} tasks, {Operations} operations in {DurationMs} ms from {BeginMs} ms on, fetch every "
        + $"{FetchEveryMs} ms, ignored {IgnoredPercent} %, partial {PartialPercent} %, sloppy {SloppyPercent} %\n"
        + $"operations: {string.Join(", ", Weights.Select(entry => entry.Kind))}\n"
        + $"servers: {string.Join(", ", Servers)}\nfaults: {string.Join(" ", Faults)}";

    private static List<string> ChooseForgery(DeterministicRandom random)
    {
        List<string> faults = ["forge,percent=" + (1 + random.Next(100))];
        if (random.Chance(0.3))
        {
            faults.Add("corrupt,percent=" + random.Next(40));
        }

        return faults;
    }

    private static List<string> ChooseFaults(DeterministicRandom random)
    {
        List<string> faults = [];
        if (random.Chance(0.2))
        {
            faults.Add("loss,percent=" + (1 + random.Next(20)));
        }

        if (random.Chance(0.2))
        {
            faults.Add("latency,ms=" + random.Next(1500) + ",jitter=" + (random.Chance(0.5) ? random.Next(400) : 0));
        }

        if (random.Chance(0.15))
        {
            faults.Add("corrupt,percent=0.0" + random.Next(10) + (1 + random.Next(9)));
        }

        return faults;
    }
}
