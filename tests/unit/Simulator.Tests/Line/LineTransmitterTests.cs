using System;
using System.Collections.Generic;
using CsCheck;
using NanoSocket.Simulator.Line;
using NanoSocket.Simulator.Time;
using Xunit;

namespace NanoSocket.Simulator.Tests.Line;

public sealed class LineTransmitterTests
{
    [Theory]
    [InlineData(9600)]
    [InlineData(115200)]
    [InlineData(921600)]
    [InlineData(3000000)]
    public void Bytes_leave_at_ten_bits_each(int baudRate)
    {
        Timeline timeline = new();
        int received = 0;
        LineTransmitter line = new(timeline, 1 << 20, bytes => received += bytes.Length) { BaudRate = baudRate };
        const int count = 10_000;
        line.Write(new byte[count]);
        TimeSpan exact = TimeSpan.FromTicks((long)count * 10 * TimeSpan.TicksPerSecond / baudRate);
        timeline.AdvanceTo(exact / 2);
        Assert.InRange(received, count / 2 - baudRate / 10_000 - 2, count / 2);
        timeline.AdvanceTo(exact - TimeSpan.FromTicks(2));
        Assert.True(received < count);
        timeline.AdvanceTo(exact + TimeSpan.FromTicks(2));
        Assert.Equal(count, received);
    }

    [Fact]
    public void An_idle_line_saves_no_time_up()
    {
        Timeline timeline = new();
        int received = 0;
        LineTransmitter line = new(timeline, 1000, bytes => received += bytes.Length) { BaudRate = 9600 };
        timeline.AdvanceTo(TimeSpan.FromSeconds(10));
        line.Write(new byte[960]);
        timeline.Advance(TimeSpan.FromMilliseconds(500));
        Assert.InRange(received, 470, 480);
    }

    [Fact]
    public void Held_bytes_wait_and_overruns_are_counted()
    {
        Timeline timeline = new();
        int received = 0;
        LineTransmitter line = new(timeline, 100, bytes => received += bytes.Length);
        line.Hold(true);
        line.Write(new byte[130]);
        Assert.Equal((0, 100, 30L), (received, line.Pending, line.OverrunBytes));
        line.Hold(false);
        Assert.Equal((100, 0), (received, line.Pending));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(115200)]
    public void The_receiver_may_write_and_clear_while_it_receives(int baudRate)
    {
        Timeline timeline = new();
        List<byte> received = [];
        LineTransmitter? line = null;
        line = new LineTransmitter(timeline, 1000, bytes =>
        {
            received.AddRange(bytes);
            if (received.Count < 100)
            {
                line!.Write(bytes.ToArray());
            }
            else if (received.Count > 150)
            {
                line!.Clear();
            }
        })
        {
            BaudRate = baudRate,
        };
        line.Write([1, 2, 3, 4]);
        timeline.Advance(TimeSpan.FromSeconds(1));
        Assert.InRange(received.Count, 100, 250);
        Assert.Equal(0, line.Pending);
        line.Write([9]);
        timeline.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(9, received[^1]);
    }

    [Fact]
    public void Order_and_content_survive_any_mix_of_writes_holds_and_time()
    {
        Gen<(int Length, bool Hold, int Ms)> step = Gen.Select(Gen.Int[0, 300], Gen.Bool, Gen.Int[0, 30]);
        Gen.Select(step.List[1, 50], Gen.OneOf(0, 9600, 115200)).Sample((steps, baudRate) =>
        {
            Timeline timeline = new();
            List<byte> sent = [];
            List<byte> received = [];
            LineTransmitter line = new(timeline, 1 << 20, bytes => received.AddRange(bytes)) { BaudRate = baudRate };
            foreach ((int length, bool hold, int ms) in steps)
            {
                byte[] bytes = new byte[length];
                for (int i = 0; i < length; i++)
                {
                    bytes[i] = (byte)(sent.Count + i);
                }
                sent.AddRange(bytes);
                line.Hold(hold);
                line.Write(bytes);
                timeline.Advance(TimeSpan.FromMilliseconds(ms));
            }
            line.Hold(false);
            timeline.Advance(TimeSpan.FromMinutes(1));
            Assert.Equal(sent, received);
        });
    }
}
