using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Rtos;
using NanoSocket.Core.Serial;
using NanoSocket.Core.Tests.Support;
using Xunit;

namespace NanoSocket.Core.Tests.Serial;

/// <summary>Messages of serial ports: flags of the port, for the task that opened it.</summary>
public sealed class UartTests
{
    private static readonly SerialFormat s_format = new() { Baud = 9600, DataBits = 8, Parity = 2 };

    private readonly FakePorts _ports = new();
    private readonly UartTable _uarts = new();
    private readonly RtosTask _task;

    public UartTests()
    {
        _uarts.Attach(_ports);
        _task = new RtosTask(null, _uarts);
    }

    [Fact]
    public void Data_that_arrives_where_none_was_is_announced_once_until_all_is_read()
    {
        Open(1);
        Arrive(1, "one\ntwo\n");
        Arrive(1, "three\n");
        Assert.Equal([(RtosMessageId.UartReceived, 1)], Fetch());
        Assert.Equal("one\n", Line(1));
        Arrive(1, "four\n");
        Assert.Empty(Fetch());
        Assert.Equal(["two\n", "three\n", "four\n", ""], [Line(1), Line(1), Line(1), Line(1)]);
        Arrive(1, "five");
        Assert.Equal([(RtosMessageId.UartReceived, 1)], Fetch());
        Assert.Equal("five", Line(1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("one")]
    public void Data_that_arrives_in_the_middle_of_the_read_that_empties_the_port_is_announced(string before)
    {
        Open(1);
        Arrive(1, before);
        Fetch();
        _ports.AfterRead = () => _ports.Arrive(1, "more");
        byte[] buffer = new byte[10];

        Assert.Equal(before.Length, _uarts.Read(1, buffer));
        _uarts.Poll();

        Assert.Equal([(RtosMessageId.UartReceived, 1)], Fetch());
    }

    [Fact]
    public void A_flood_that_nobody_fetches_is_one_message()
    {
        Open(2);
        for (int i = 0; i < 1000; i++)
        {
            Arrive(2, "x");
            Line(2);
        }

        Assert.Equal([(RtosMessageId.UartReceived, 2)], Fetch());
    }

    [Fact]
    public void A_polled_port_announces_nothing()
    {
        Assert.True(_uarts.Open(_task, 1, s_format, announcesData: false, announcesSent: false));
        Arrive(1, "x");
        _uarts.Write(1, "yy"u8);
        _ports.Send(1);
        _uarts.Poll();
        Assert.Empty(Fetch());
        Assert.Equal(1, _uarts.Readable(1));
    }

    [Fact]
    public void Sent_is_announced_when_the_last_byte_has_left_and_not_before()
    {
        Open(1);
        Assert.Equal(3, _uarts.Write(1, "abc"u8));
        _uarts.Poll();
        Assert.Empty(Fetch());
        Assert.Equal(2, _uarts.Write(1, "de"u8));
        _ports.Send(1);
        _uarts.Poll();
        _uarts.Poll();
        Assert.Equal([(RtosMessageId.UartSent, 1)], Fetch());
    }

    [Fact]
    public void Messages_of_ports_and_timers_come_in_the_order_they_were_posted()
    {
        Open(1);
        Open(3);
        _task.Timers.Start(7, 0, 5);
        Arrive(3, "x");
        _task.Timers.Expire(5);
        Arrive(1, "y");
        _uarts.Write(3, "z"u8);
        _ports.Send(3);
        _uarts.Poll();
        Assert.Equal(
            [(RtosMessageId.UartReceived, 3), (RtosMessageId.Timer, 7), (RtosMessageId.UartReceived, 1),
                (RtosMessageId.UartSent, 3)],
            Fetch());
    }

    [Fact]
    public void The_task_that_opens_a_port_last_gets_its_messages()
    {
        RtosTask other = new(null, _uarts);
        Open(1);
        Arrive(1, "x");
        Assert.True(_uarts.Open(other, 1, s_format, announcesData: true, announcesSent: true));
        _uarts.Poll();
        Assert.Empty(Fetch());
        Assert.True(other.TryReceive(out RtosMessage message));
        Assert.Equal((RtosMessageId.UartReceived, 1), (message.Id, message.Source));
    }

    [Fact]
    public void Closing_withdraws_what_nobody_fetched_and_the_end_of_a_task_closes_its_ports()
    {
        Open(1);
        Open(2);
        Arrive(1, "x");
        Arrive(2, "x");
        _uarts.Close(1);
        Assert.Equal([(RtosMessageId.UartReceived, 2)], Fetch());
        _uarts.EndTask(_task);
        Assert.Empty(_ports.OpenPorts);
        Assert.Equal((0, 0), (_uarts.Read(2, new byte[5]), _uarts.Write(2, "x"u8)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void An_id_that_is_none_does_nothing(int port)
    {
        Assert.False(_uarts.Open(_task, port, s_format, announcesData: true, announcesSent: true));
        _uarts.Close(port);
        Assert.Equal(0, _uarts.Read(port, new byte[4]));
        Assert.Equal(0, _uarts.ReadLine(port, new byte[4]));
        Assert.Equal(0, _uarts.Write(port, new byte[4]));
        Assert.Equal(0, _uarts.Readable(port));
        Assert.Equal(0u, _uarts.Lost(port));
    }

    [Fact]
    public void A_board_without_ports_opens_none()
        => Assert.False(new UartTable().Open(_task, 1, s_format, announcesData: true, announcesSent: true));

    [Fact]
    public void A_line_longer_than_the_buffer_comes_in_pieces()
    {
        Open(1);
        Arrive(1, "abcdefg\nh");
        byte[] four = new byte[4];
        Assert.Equal(4, _uarts.ReadLine(1, four));
        Assert.Equal(4, _uarts.ReadLine(1, four));
        Assert.Equal("efg\n", Encoding.ASCII.GetString(four));
        Assert.Equal(1, _uarts.ReadLine(1, four));
        Assert.Equal(0, _uarts.ReadLine(1, default));
    }

    [Fact]
    public void A_port_of_the_engine_posts_to_its_task_and_steps_allocate_nothing()
    {
        NullNetwork network = new();
        CoreEngine engine = new(network, network, 1);
        engine.Uarts.Attach(_ports);
        RtosTask task = engine.AddTask(null)!;
        Assert.True(engine.Uarts.Open(task, 1, s_format, announcesData: true, announcesSent: true));
        byte[] buffer = new byte[8];
        long Measure(long now)
        {
            _ports.Arrive(1, "x");
            long before = GC.GetAllocatedBytesForCurrentThread();
            engine.Step(now);
            Assert.True(task.TryReceive(out RtosMessage message) && message.Id == RtosMessageId.UartReceived);
            engine.Uarts.Read(1, buffer);
            engine.Step(now + 1);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Measure(0);
        Measure(10);
        Assert.Equal(0, Measure(20));
        engine.RemoveTask(task);
        Assert.Empty(_ports.OpenPorts);
    }

    private void Open(int port)
        => Assert.True(_uarts.Open(_task, port, s_format, announcesData: true, announcesSent: true));

    private void Arrive(int port, string text)
    {
        _ports.Arrive(port, text);
        _uarts.Poll();
    }

    private string Line(int port)
    {
        byte[] buffer = new byte[100];
        return Encoding.ASCII.GetString(buffer, 0, _uarts.ReadLine(port, buffer));
    }

    private List<(RtosMessageId, int)> Fetch()
    {
        List<(RtosMessageId, int)> messages = [];
        while (_task.TryReceive(out RtosMessage message))
        {
            messages.Add((message.Id, message.Source));
        }

        return messages;
    }

    private sealed class FakePorts : ISerialPorts
    {
        private readonly Queue<byte>[] _received = [.. Enumerable.Range(0, 4).Select(_ => new Queue<byte>())];
        private readonly int[] _unsent = new int[4];

        public SortedSet<int> OpenPorts { get; } = [];

        /// <summary>What an interrupt does between a read and the next look; once.</summary>
        public Action? AfterRead { get; set; }

        public void Arrive(int port, string text)
        {
            foreach (char c in text)
            {
                _received[port].Enqueue((byte)c);
            }
        }

        public void Send(int port) => _unsent[port] = 0;

        public bool Open(int port, in SerialFormat format)
        {
            OpenPorts.Add(port);
            return true;
        }

        public void Close(int port) => OpenPorts.Remove(port);

        public int Read(int port, Span<byte> buffer)
        {
            int count = 0;
            while (count < buffer.Length && _received[port].TryDequeue(out byte value))
            {
                buffer[count++] = value;
            }

            Action? interrupt = AfterRead;
            AfterRead = null;
            interrupt?.Invoke();
            return count;
        }

        public int Write(int port, ReadOnlySpan<byte> bytes)
        {
            _unsent[port] += bytes.Length;
            return bytes.Length;
        }

        public int Readable(int port) => _received[port].Count;

        public int Unsent(int port) => _unsent[port];

        public uint Lost(int port) => 0;
    }
}
