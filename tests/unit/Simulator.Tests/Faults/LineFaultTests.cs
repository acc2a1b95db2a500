using System;
using System.Collections.Generic;
using System.Linq;
using NanoSocket.Simulator.Faults;
using NanoSocket.Simulator.Logging;
using NanoSocket.Simulator.Time;
using Xunit;

namespace NanoSocket.Simulator.Tests.Faults;

/// <summary>What the faults of the serial line do to its bytes.</summary>
public sealed class LineFaultTests
{
    private const int Count = 20_000;

    private readonly Timeline timeline = new();
    private readonly List<byte> arrived = [];
    private readonly List<int> pieces = [];

    [Fact]
    public void Lost_bytes_are_missing_and_the_others_keep_their_order()
    {
        List<byte> bytes = Send("lose-bytes,percent=10");
        Assert.InRange(bytes.Count, Count * 85 / 100, Count * 95 / 100);
        Assert.True(IsSubsequence(bytes));
    }

    [Fact]
    public void Doubled_bytes_come_twice()
    {
        List<byte> bytes = Send("double-bytes,percent=10");
        Assert.InRange(bytes.Count, Count * 105 / 100, Count * 115 / 100);
        List<byte> single = [bytes[0], .. bytes.Skip(1).Where((value, i) => value != bytes[i])];
        Assert.Equal(Sent(), single);
    }

    [Fact]
    public void Noise_comes_between_bytes_that_stay()
    {
        List<byte> bytes = Send("noise,percent=10");
        Assert.InRange(bytes.Count, Count * 105 / 100, Count * 115 / 100);
        int next = 0;
        foreach (byte value in bytes)
        {
            next += next < Count && value == Sent()[next] ? 1 : 0;
        }
        Assert.InRange(next, Count * 9 / 10, Count);
    }

    [Fact]
    public void An_overrun_loses_blocks_of_its_length_and_only_to_the_host()
    {
        List<byte> bytes = Send("overrun,bytes=100,distance=2000");
        Assert.InRange(bytes.Count, Count * 85 / 100, Count - 100);
        Assert.Equal(0, (Count - bytes.Count) % 100);
        Assert.True(IsSubsequence(bytes));
        arrived.Clear();
        Assert.Equal(Count, Send("overrun,bytes=100,distance=2000", Direction.FromHost).Count);
    }

    [Fact]
    public void Split_bytes_arrive_in_small_pieces_in_order()
    {
        List<byte> bytes = Send("split");
        Assert.Equal(Sent(), bytes);
        Assert.InRange(pieces.Count, Count / 50, Count / 5);
        Assert.Contains(1, pieces);
    }

    [Fact]
    public void Delayed_bytes_arrive_in_order_and_not_before_their_time()
    {
        FaultSet faults = Make("delay-bytes,ms=100,jitter=50");
        faults.PassLine(Direction.ToHost, "abc"u8, Take);
        timeline.Advance(TimeSpan.FromMilliseconds(60));
        faults.PassLine(Direction.ToHost, "def"u8, Take);
        timeline.Advance(TimeSpan.FromMilliseconds(39));
        Assert.Empty(arrived);
        timeline.Advance(TimeSpan.FromMilliseconds(150));
        Assert.Equal("abcdef"u8.ToArray(), arrived);
    }

    [Fact]
    public void A_sleeping_modem_swallows_what_wakes_it_and_then_listens()
    {
        FaultSet faults = Make("sleep,idle=1000,wake=200");
        timeline.Advance(TimeSpan.FromSeconds(2));
        faults.PassLine(Direction.FromHost, "AT\r"u8, Take);
        timeline.Advance(TimeSpan.FromMilliseconds(100));
        faults.PassLine(Direction.FromHost, "AT\r"u8, Take);
        Assert.Empty(arrived);
        timeline.Advance(TimeSpan.FromMilliseconds(150));
        faults.PassLine(Direction.FromHost, "ATI\r"u8, Take);
        Assert.Equal("ATI\r"u8.ToArray(), arrived);
    }

    [Theory]
    [InlineData("lose-bytes")]
    [InlineData("split")]
    [InlineData("overrun,distance=500")]
    public void The_same_seed_does_the_same_again(string fault)
    {
        byte[] first = [.. Send(fault + ",seed=4")];
        arrived.Clear();
        byte[] second = [.. Send(fault + ",seed=4")];
        Assert.Equal(first, second);
    }

    private static byte[] Sent() => [.. Enumerable.Range(0, Count).Select(i => (byte)(i % 251))];

    private static bool IsSubsequence(List<byte> bytes)
    {
        int next = 0;
        foreach (byte value in Sent())
        {
            next += next < bytes.Count && bytes[next] == value ? 1 : 0;
        }
        return next == bytes.Count;
    }

    private List<byte> Send(string fault, Direction direction = Direction.ToHost)
    {
        FaultSet faults = Make(fault);
        byte[] bytes = Sent();
        for (int at = 0; at < Count; at += 100)
        {
            faults.PassLine(direction, bytes.AsSpan(at, 100), Take);
            timeline.Advance(TimeSpan.FromMilliseconds(1));
        }
        timeline.Advance(TimeSpan.FromMinutes(10));
        return arrived;
    }

    private FaultSet Make(string fault)
    {
        FaultSet faults = new(FaultSpec.ParseList(fault), 1, timeline, new SimulatorLog(timeline, null));
        faults.Start(null);
        return faults;
    }

    private void Take(ReadOnlySpan<byte> bytes)
    {
        arrived.AddRange(bytes);
        pieces.Add(bytes.Length);
    }
}
