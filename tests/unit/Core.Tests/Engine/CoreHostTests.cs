using System;
using System.Diagnostics;
using System.Threading;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Rtos;
using NanoSocket.Core.Sockets;
using NanoSocket.Core.Tests.Support;
using Xunit;

namespace NanoSocket.Core.Tests.Engine;

/// <summary>The core among real threads: waiting, waking, tasks that come and go.</summary>
public sealed class CoreHostTests : IDisposable
{
    private readonly CoreRunner _runner = new();

    public void Dispose() => _runner.Dispose();

    [Fact]
    public void Case_59_a_receive_that_gets_nothing_ends_with_message_4()
    {
        long start = Stopwatch.GetTimestamp();
        Assert.Equal(RtosMessageId.WaitTimeout, _runner.Host.Receive(50).Id);
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 45, 5000);
        Assert.Equal(RtosMessageId.WaitTimeout, _runner.Host.Receive(0).Id);
    }

    [Fact]
    public void A_waiting_thread_is_woken_by_its_timer()
    {
        Assert.True(_runner.Host.StartTimer(42, 30));
        RtosMessage message = _runner.Host.Receive(-1);
        Assert.Equal((RtosMessageId.Timer, 42), (message.Id, message.Source));
    }

    [Fact]
    public void The_first_receive_starts_the_modem_and_sockets_work_then()
    {
        WaitOnline();
        int id = _runner.Host.Connect("name.example", new ConnectRequest { Kind = SocketKind.Tcp, Port = 7 });
        Assert.Equal(RtosMessageId.SocketConnected, _runner.Host.Receive(5000).Id);
        Assert.Equal(1, _runner.Host.Send(id, new byte[10]).Accepted);
        Assert.Equal(RtosMessageId.SocketSent, _runner.Host.Receive(5000).Id);
        RtosMessage received = _runner.Host.Receive(5000);
        Assert.Equal((RtosMessageId.SocketReceived, 100), (received.Id, received.Length));
        Assert.Equal(100, _runner.Host.Receive(id, new byte[2048]));
        Assert.Equal(1, _runner.Host.Close(id));
        Assert.Equal(RtosMessageId.SocketClosed, _runner.Host.Receive(5000).Id);
        Assert.Equal(1, _runner.Host.Destroy(id));
    }

    [Fact]
    public void A_thread_that_accepts_posts_gets_them_by_its_name()
    {
        byte[] buffer = new byte[10];
        int count = 0;
        RtosMessage message = default;
        using ManualResetEvent accepts = new(false);
        Thread receiver = new(() =>
        {
            _runner.Host.AcceptPosts(100);
            accepts.Set();
            message = _runner.Host.Receive(5000);
            count = _runner.Host.TakePost(buffer);
        }) { Name = "receiver" };
        Assert.False(_runner.Host.Post("receiver", 5, "hello"u8));
        receiver.Start();
        accepts.WaitOne();
        Assert.False(_runner.Host.Post("nobody", 5, "hello"u8));
        Assert.True(_runner.Host.Post("receiver", 5, "hello"u8));
        receiver.Join();
        Assert.Equal((RtosMessageId.Post, 5, 5), (message.Id, message.Source, message.Length));
        Assert.True("hello"u8.SequenceEqual(buffer.AsSpan(0, count)));
        Assert.False(_runner.Host.Post("receiver", 5, "hello"u8));
        Assert.Equal(0, _runner.Host.TakePost(buffer));
    }

    [Fact]
    public void A_thread_that_ended_leaves_neither_its_sockets_nor_its_place()
    {
        WaitOnline();
        for (int i = 0; i < CoreEngine.TaskLimit * 3; i++)
        {
            int id = -1;
            Thread thread = new(() => id = _runner.Host.Connect("1.2.3.4", new ConnectRequest { Port = 7 }));
            thread.Start();
            thread.Join();
            Assert.InRange(id, 0, 9);
        }
    }

    [Fact]
    public void An_address_that_is_none_or_too_long_is_refused()
    {
        Assert.Equal(-1, _runner.Host.Connect((string?)null, new ConnectRequest { Port = 7 }));
        Assert.Equal(-1, _runner.Host.Connect(new string('a', 101), new ConnectRequest { Port = 7 }));
    }

    [Fact]
    public void A_failing_call_releases_the_lock()
    {
        Assert.Throws<ArgumentException>(() => _runner.Host.Configure(new Core.Modem.CellularSettings { Apn = "\"" }));
        Assert.Throws<IndexOutOfRangeException>(() => _runner.Host.Snapshot(99));
        Thread other = new(() => _runner.Host.Receive(0));
        other.Start();
        Assert.True(other.Join(5000));
    }

    [Fact]
    public void Without_a_board_nothing_restarts_it()
    {
        Assert.False(_runner.Host.OpenSoftDog(1));
        Assert.Throws<InvalidOperationException>(_runner.Host.Restart);
        Assert.Equal(StartReason.Unknown, _runner.Host.StartReason);
        Assert.Equal("host", _runner.Host.BoardName);
    }

    [Fact]
    public void The_longest_hold_of_the_lock_is_known_with_what_it_was_for()
    {
        WaitOnline();
        int before = _runner.Host.LongestHoldUs;
        Assert.InRange(before, 1, int.MaxValue);
        _runner.Host.Receive(20);
        Assert.InRange(_runner.Host.LongestHoldUs, before, int.MaxValue);
        Assert.True(Enum.IsDefined(_runner.Host.LongestHoldCall));
    }

    private void WaitOnline()
    {
        long start = Stopwatch.GetTimestamp();
        while (_runner.Host.GetLinkStatus().Address == 0)
        {
            Assert.True(Stopwatch.GetElapsedTime(start).TotalSeconds < 20, "no link");
            _runner.Host.Receive(10);
        }
    }
}
