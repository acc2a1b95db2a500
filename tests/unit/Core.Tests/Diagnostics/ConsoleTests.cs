using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using NanoSocket.Core.Diagnostics;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Sockets;
using NanoSocket.Core.Tests.Support;
using Xunit;

namespace NanoSocket.Core.Tests.Diagnostics;

/// <summary>Commands typed on the console and what they answer.</summary>
public sealed class ConsoleTests
{
    private readonly TypedInput _input = new();
    private readonly EngineBench _bench = new();
    private readonly CommandConsole _console;
    private long _now;

    public ConsoleTests()
    {
        _console = new CommandConsole(
            _input, _bench.Engine.Log, new SlotReport(_bench.Engine.Sockets), new MemoryReport(new FakeBoard()),
            new ThreadReport(new FakeBoard()));
    }

    [Fact]
    public void Help_names_every_command_and_itself()
    {
        string[] answer = Type("help\r\n");

        Assert.Equal(
            ["  help:", "  slots:", "  memory:", "  threads:"], answer.Select(line => line[..(line.IndexOf(':') + 1)]));
    }

    [Fact]
    public void Slots_tells_of_each_taken_id_its_state_its_counters_and_why_it_failed()
    {
        _bench.Online();
        int refused = Connect(80);
        _bench.Stack.RefuseConnection(refused);
        _bench.Run(10);
        Assert.NotNull(_bench.Next());
        int open = Connect(7);
        Assert.Equal(1, open);
        _ = Drain();

        string[] answer = Type("slots\n");

        Assert.Equal("slots: 2 of 10 taken", answer[0]);
        Assert.Matches(
            "^  0 tcp closed 1.2.3.4:80 sent 0 received 0 unread 0 unconfirmed 0 messages 0 age [01] s task 0$",
            answer[1]);
        Assert.Equal("    " + SocketFailureText.Of(_bench.Engine.Sockets.Snapshot(0).Failure), answer[2]);
        Assert.StartsWith("  1 tcp connecting 1.2.3.4:7 ", answer[3]);
        Assert.Equal(4, answer.Length);
    }

    [Fact]
    public void Memory_and_threads_show_what_the_board_says()
    {
        Assert.Contains("memory: objects and garbage 100 of 4000", Type("memory\n")[0]);
        Assert.Equal(
            ["  thread 1 (main): ready, priority 10, stack 300 of 4096 used at most",
             "  thread 7 pump: waiting, priority 8, stack 200 of 1024 used at most"],
            Type("threads\n"));
    }

    [Theory]
    [InlineData("  SLOTS \r\n", "slots: 0 of 10 taken")]
    [InlineData("slotx\b\x7fts\n", "slots: 0 of 10 taken")]
    [InlineData("slots now\n", "console: no command 'slots now'; type help")]
    [InlineData("\u0000\u0007\u00ffx\n", "console: no command '???x'; type help")]
    public void Typing_is_forgiving_and_what_is_no_command_is_said_to_be_none(string typed, string answer)
        => Assert.Equal([answer], Type(typed));

    [Fact]
    public void A_line_that_never_ends_takes_no_memory_and_the_next_one_counts()
    {
        Assert.Equal(["console: the line is too long; type help"], Type(new string('a', 100_000) + "\n"));
        Assert.Equal(["slots: 0 of 10 taken"], Type("slots\n"));
    }

    [Fact]
    public void Empty_lines_answer_nothing() => Assert.Empty(Type("\n\r\n \n\n"));

    [Fact]
    public void Commands_typed_at_once_are_answered_one_after_the_other()
        => Assert.Equal(
            ["slots: 0 of 10 taken", "console: no command 'x'; type help", "slots: 0 of 10 taken"],
            Type("slots\nx\nslots\n"));

    [Fact]
    public void A_flood_of_typing_gets_a_row_in_ten_milliseconds_and_no_more()
    {
        _input.Type(string.Concat(Enumerable.Repeat("help\n", 10_000)));
        int lines = 0;
        for (_now = 0; _now < 1000; _now++)
        {
            _console.Step(_now);
            lines += Drain().Length;
        }

        Assert.InRange(lines, 50, 1000 / CommandConsole.PaceMs);
    }

    [Fact]
    public void A_log_without_room_delays_an_answer_and_loses_none_of_it()
    {
        while (_bench.Engine.Log.HasRoomForTwo)
        {
            _bench.Engine.Log.Add(new string('x', 100)).End();
        }

        _input.Type("slots\n");
        for (int i = 0; i < 50; i++)
        {
            _console.Step(_now += CommandConsole.PaceMs);
        }

        _ = Drain();
        Assert.Equal(["slots: 0 of 10 taken"], Answer());
        Assert.Equal(0u, _bench.Engine.Log.DroppedLines);
    }

    [Fact]
    public void Nothing_typed_asks_for_no_further_step() => Assert.Equal(long.MaxValue, _console.Step(0));

    [Fact]
    public void Answering_allocates_nothing()
    {
        const string everything = "slots\nmemory\nthreads\nhelp\nnothing\n";
        byte[] text = new byte[4096];
        long Measure()
        {
            _input.Type(everything);
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 100; i++)
            {
                _console.Step(_now += CommandConsole.PaceMs);
                _bench.Engine.Log.Take(text);
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Connect(7);
        Measure();
        Assert.Equal(0, Measure());
    }

    [Fact]
    public void Every_reason_has_words_of_its_own()
    {
        SocketFailure[] reasons = Enum.GetValues<SocketFailure>();
        string[] words = [.. reasons.Select(SocketFailureText.Of)];

        Assert.Equal(reasons.Length, words.Distinct().Count());
        Assert.DoesNotContain("an unknown reason", words);
        Assert.All(words, text => Assert.InRange(text.Length, 0, 100));
    }

    private string[] Type(string text)
    {
        _input.Type(text);
        return Answer();
    }

    /// <summary>Steps as the core thread does until there is nothing more to say.</summary>
    private string[] Answer()
    {
        List<string> lines = [];
        long next = _now;
        while (next != long.MaxValue)
        {
            _now = next;
            next = _console.Step(_now);
            lines.AddRange(Drain());
        }

        return [.. lines];
    }

    private string[] Drain()
    {
        byte[] text = new byte[4096];
        int count = _bench.Engine.Log.Take(text);
        return Encoding.ASCII.GetString(text, 0, count).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private int Connect(int port) => _bench.Engine.Sockets.Connect(
        _bench.Task, "1.2.3.4"u8, new ConnectRequest { Kind = SocketKind.Tcp, Port = port });

    private sealed class TypedInput : IConsoleInput
    {
        private byte[] _bytes = [];
        private int _at;

        public void Type(string text)
        {
            _bytes = Encoding.Latin1.GetBytes(text);
            _at = 0;
        }

        public int Read(Span<byte> buffer)
        {
            int count = Math.Min(buffer.Length, _bytes.Length - _at);
            _bytes.AsSpan(_at, count).CopyTo(buffer);
            _at += count;
            return count;
        }
    }

    private sealed class FakeBoard : IBoard
    {
        public Span<byte> Retained => default;

        public string Name => "fake";

        public StartReason StartReason => StartReason.Key;

        public BoardMemory Memory => new() { HeapUsed = 100, HeapTotal = 4000 };

        public int ThreadPlaces => 4;

        public bool TryGetThread(int place, out BoardThread thread)
        {
            thread = place switch
            {
                1 => new() { Number = 1, IsReady = true, Priority = 10, StackPeak = 300, StackSize = 4096 },
                3 => new() { Number = 7, Name = "pump", Priority = 8, StackPeak = 200, StackSize = 1024 },
                _ => default,
            };
            return place is 1 or 3;
        }

        public void Restart(StartReason reason) => throw new InvalidOperationException("restarted: " + reason);
    }
}
