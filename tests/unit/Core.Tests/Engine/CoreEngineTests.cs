using System.Text;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Modem;
using NanoSocket.Core.Rtos;
using NanoSocket.Core.Sockets;
using NanoSocket.Core.Tests.Support;
using Xunit;

namespace NanoSocket.Core.Tests.Engine;

/// <summary>The core as a whole: the order of what a lost link causes, deadlines, tasks.</summary>
public sealed class CoreEngineTests
{
    private readonly EngineBench _bench = new();

    [Fact]
    public void Losing_the_carrier_brings_message_30_first_and_then_what_it_means_for_each_socket()
    {
        _bench.Online();
        RtosTask other = _bench.Engine.AddTask(null)!;
        int connected = Connect();
        _bench.Stack.AcceptConnection(connected);
        _bench.Run(10);
        Assert.Equal(RtosMessageId.SocketConnected, _bench.Next()!.Value.Id);
        int connecting = Connect();
        _bench.Modem.DataMode = false;
        _bench.Modem.Say("~\r\nNO CARRIER\r\n");
        _bench.Run(10);
        Assert.Equal(RtosMessageId.PdpDeactivated, _bench.Next()!.Value.Id);
        Assert.Equal((RtosMessageId.SocketConnected, connecting, 1), Short(_bench.Next()));
        Assert.Equal((RtosMessageId.SocketPeerClosed, connected, 0), Short(_bench.Next()));
        Assert.Null(_bench.Next());
        Assert.True(other.TryReceive(out RtosMessage notice));
        Assert.Equal(RtosMessageId.PdpDeactivated, notice.Id);
        Assert.False(other.TryReceive(out _));
        int refused = Connect();
        Assert.Equal((RtosMessageId.SocketConnected, refused, 1), Short(_bench.Next()));
        _bench.RunUntil(SupervisorState.Online, 10_000);
        Assert.Null(_bench.Next());
    }

    [Fact]
    public void The_next_step_is_due_when_the_earliest_timer_is()
    {
        _bench.Online();
        _bench.Run(1);
        _bench.Task.Timers.Start(1, 700, _bench.NowMs);
        long deadline = _bench.Engine.Step(_bench.NowMs);
        Assert.Equal(_bench.NowMs + 700, deadline);
        Assert.Equal(long.MaxValue, new EngineBench().Engine.Step(5));
    }

    [Fact]
    public void A_clock_that_goes_backwards_is_ignored()
    {
        _bench.Engine.Step(1000);
        _bench.Task.Timers.Start(1, 10, _bench.Engine.Time.NowMs);
        _bench.Engine.Step(500);
        Assert.Null(_bench.Next());
        _bench.Engine.Step(1010);
        Assert.Equal(RtosMessageId.Timer, _bench.Next()!.Value.Id);
    }

    [Fact]
    public void Eight_tasks_fit_and_the_place_of_one_that_ended_is_free()
    {
        for (int i = 1; i < CoreEngine.TaskLimit; i++)
        {
            Assert.NotNull(_bench.Engine.AddTask(null));
        }

        Assert.Null(_bench.Engine.AddTask(null));
        _bench.Engine.RemoveTask(_bench.Task);
        Assert.NotNull(_bench.Engine.AddTask(null));
    }

    [Fact]
    public void A_log_nobody_reads_drops_lines_and_counts_them()
    {
        CoreLog log = new(20);
        log.Add("number ").Add(long.MinValue).End();
        log.Add("ab\ncd\u00e9").Add(-12).End();
        byte[] text = new byte[100];
        int count = log.Take(text);
        Assert.Equal("ab?cd?-12\n", Encoding.ASCII.GetString(text, 0, count));
        Assert.Equal(1u, log.DroppedLines);
    }

    private static (RtosMessageId, int, int) Short(RtosMessage? message)
        => (message!.Value.Id, message.Value.Source, message.Value.Result);

    private int Connect() => _bench.Engine.Sockets.Connect(
        _bench.Task, Encoding.ASCII.GetBytes("1.2.3.4"), new ConnectRequest { Kind = SocketKind.Tcp, Port = 7 });
}
