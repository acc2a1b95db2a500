using System.Linq;
using NanoSocket.Link.Tests.Support;
using NanoSocket.Simulator.Options;
using NanoSocket.Simulator.Time;
using Xunit;

namespace NanoSocket.Simulation.Tests;

/// <summary>
/// The processor restarts at any moment and the modem does not: it is in the middle of a command, of dialling, of PPP
/// or of a transfer, and nobody told it. The new core finds it in whatever state it is.
/// </summary>
public sealed class ProcessorRestartTests
{
    private const int LatestMs = 6000;

    /// <summary>Every way to reach the modem is tried, at last a pin.</summary>
    private const int BoundMs = 75_000;

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_core_that_starts_anew_reaches_the_modem_in_any_state(int seed) => Isolated.Run(static seed =>
    {
        for (int moment = 0; moment < 5; moment++)
        {
            NativeState.Restore($"(restart, seed {seed})");
            DeterministicRandom random = DeterministicRandom.For((seed * 100) + moment, "restart");
            Device device = EndToEndTests.Start(new ModemOptions { Seed = seed });
            long end = random.Next(LatestMs);
            EchoClient interrupted = new(device, 200_000);
            device.RunUntil(() => device.NowMs >= end || interrupted.Poll(), interrupted.Handle, LatestMs + 1000);
            device.RestartProcessor(seed + moment);
            EchoClient client = new(device, 5000);
            device.RunUntil(client.Poll, client.Handle, BoundMs);
        }
    }, seed);
}
