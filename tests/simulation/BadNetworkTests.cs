using System;
using System.Collections.Generic;
using System.Linq;
using NanoSocket.Core.Sockets;
using NanoSocket.Link.Tests.Support;
using NanoSocket.Simulator.Faults;
using NanoSocket.Simulator.Options;
using Xunit;

namespace NanoSocket.Simulation.Tests;

/// <summary>
/// One long transfer through a network and a line that are as bad as the seed says. Whatever happens, the app gets its
/// bytes, unchanged, and no slot is lost.
/// </summary>
public sealed class BadNetworkTests
{
    private const int Bytes = 20_000;
    private const int LimitMs = 3_600_000;
    private const int SlowLimitMs = 4 * 3_600_000;

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Data_gets_through_whatever_the_network_does(int seed) => Isolated.Run(static seed =>
    {
        Device device = EndToEndTests.Start(new ModemOptions { Seed = seed, Faults = FaultsOf(seed) });
        EchoClient client = new(device, Bytes);
        device.RunUntil(client.Poll, client.Handle, LimitMs);
        for (int id = 0; id < SocketConstants.SlotCount; id++)
        {
            Assert.Equal(SocketState.Init, device.Engine.Sockets.Snapshot(id).State);
        }
    }, seed);

    /// <summary>
    /// With 0.08 % of the bytes damaged seven of ten full frames are lost each way. A segment is given up after seven
    /// repetitions, so the connection breaks again and again, but never stands still: minutes to two hours, and done.
    /// </summary>
    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void A_line_that_damages_most_long_frames_is_slow_but_not_stuck(int seed) => Isolated.Run(static seed =>
    {
        List<FaultSpec> faults = [FaultSpec.Parse("corrupt,percent=0.08")];
        Device device = EndToEndTests.Start(new ModemOptions { Seed = seed, Faults = faults });
        EchoClient client = new(device, Bytes);
        device.RunUntil(client.Poll, client.Handle, SlowLimitMs);
        Assert.True(device.Engine.Sockets.Snapshot(0).State == SocketState.Init);
    }, seed);

    /// <summary>One to three faults, each as strong as the seed says.</summary>
    private static List<FaultSpec> FaultsOf(int seed)
    {
        Random random = new(seed);
        List<FaultSpec> faults = [];
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            faults.Add(FaultSpec.Parse(random.Next(4) switch
            {
                0 => "loss,percent=" + random.Next(1, 9),
                1 => "latency,ms=" + random.Next(50, 2000) + ",jitter=" + random.Next(0, 500),
                2 => "corrupt,percent=0.00" + random.Next(1, 9),
                _ => "drop-carrier,at=" + random.Next(1000, 30_000) + ",times=" + random.Next(1, 4),
            }));
        }

        return faults;
    }
}
