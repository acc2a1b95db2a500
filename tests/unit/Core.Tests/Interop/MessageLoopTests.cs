using System;
using System.Collections.Generic;
using System.Text;
using System.Threading;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Tests.Support;
using Xunit;

namespace NanoSocket.Core.Tests.Interop;

// Namespaces of these tests have the same names.
using Modem = NanoSocket.Modem;
using Rtos = NanoSocket.Rtos;

/// <summary>Handlers per socket, in the managed API, over a core in this process.</summary>
[Collection(CoreCollection.Name)]
public sealed class MessageLoopTests : IDisposable
{
    private readonly CoreRunner _runner = new();
    private readonly MessageLoop _loop = new();
    private readonly List<string> _seen = [];

    public MessageLoopTests()
    {
        CoreHost.Install(_runner.Host);
        while (Modem.State != ModemState.Online)
        {
            _loop.DispatchNext(10, out _);
        }
    }

    public void Dispose() => _runner.Dispose();

    [Fact]
    public void Each_message_goes_to_the_handler_of_its_connection()
    {
        SocketHandle first = Open("first");
        SocketHandle second = Open("second");
        Dispatch(2);
        Assert.True(second.Send(new byte[10]).Succeeded);
        Dispatch(2);
        Assert.Equal(["first connected", "second connected", "second sent 10", "second received 100"], _seen);
        Assert.Equal(100, second.Receive(new byte[2048]));
        Assert.Equal(0, first.Receive(new byte[2048]));
    }

    [Fact]
    public void An_id_is_free_after_the_last_handler_of_its_connection()
    {
        SocketHandle socket = Open("a");
        Dispatch(1);
        Assert.True(socket.Close());
        Assert.True(socket.IsCurrent);
        Dispatch(1);
        Assert.Equal(["a connected", "a closed"], _seen);
        Assert.False(socket.IsCurrent);
        Assert.Equal(SlotState.Free, SocketCore.Slots[socket.Id].State);
        Assert.Equal(SlotState.Free, socket.Info.State);
    }

    [Fact]
    public void A_handle_of_an_earlier_connection_does_nothing_to_the_one_that_has_its_id_now()
    {
        SocketHandle old = Open("old");
        Dispatch(1);
        old.Close();
        Dispatch(1);
        SocketHandle current = Open("new");
        Dispatch(1);
        Assert.Equal(old.Id, current.Id);
        Assert.NotEqual(old.Generation, current.Generation);

        Assert.Equal(SocketCore.ErrEClsd, old.Send(new byte[5]).Error);
        Assert.Equal(0, old.Receive(new byte[5]));
        Assert.Equal(0, old.RemainingBuffer);
        Assert.Equal(-1, old.SetOption(SocketCore.SolSocket, SocketCore.SoKeepAlive, 1));
        Assert.False(old.Close());
        Assert.Equal(SlotState.Free, old.Info.State);

        Assert.Equal(SlotState.Connected, current.Info.State);
        Assert.False(_loop.DispatchNext(0, out Message message));
        Assert.Equal(Rtos.WaitMsgTimeout, message.Id);
        Assert.Contains("warning: a handle of connection 1 of socket 0 was used after", Log());
    }

    [Fact]
    public void A_late_close_confirmation_of_an_earlier_connection_does_not_reach_the_new_ones_handlers()
    {
        SocketHandle old = Open("old");
        Dispatch(1);
        SocketCore.SockClose(old.Id);
        SocketCore.SockClose(old.Id);
        Dispatch(1);
        Open("new");

        Assert.False(_loop.DispatchNext(5000, out Message late));
        Assert.Equal((Rtos.MsgSockCloseCnf, old.Id, old.Generation), (late.Id, late.SocketIndex, late.Generation));
        Dispatch(1);
        Assert.Equal(["old connected", "old closed", "new connected"], _seen);
    }

    [Fact]
    public void What_has_no_handler_comes_back()
    {
        Rtos.TimerStart(42, 5);
        Assert.False(_loop.DispatchNext(5000, out Message timer));
        Assert.Equal((Rtos.MsgTimer, 42), (timer.Id, timer.TimerId));
        int id = SocketCore.SockConnExt(SocketCore.Tcp, "name.example", 7);
        Assert.False(_loop.DispatchNext(5000, out Message connected));
        Assert.Equal((Rtos.MsgSockConnCnf, id), (connected.Id, connected.SocketIndex));
        _loop.Attach(id).Closed += (_, _) => _seen.Add("attached later");
        SocketCore.SockClose(id);
        Dispatch(1);
        Assert.Equal(["attached later"], _seen);
    }

    [Fact]
    public void Run_hands_the_rest_to_the_default_handler_until_it_is_stopped()
    {
        _loop.Unhandled += message =>
        {
            _seen.Add("default " + message.Id);
            _loop.Stop();
        };
        Open("a");
        Rtos.TimerStart(1, 100);
        _loop.Run();
        Assert.Equal(["a connected", "default 5"], _seen);
    }

    [Fact]
    public void A_failing_handler_leaves_no_id_behind()
    {
        SocketHandle socket = _loop.Connect(SocketCore.Tcp, "name.example", 7)!;
        socket.Closed += (_, _) => throw new FormatException("handler");
        Assert.False(_loop.DispatchNext(5000, out _));
        socket.Close();
        Assert.Throws<FormatException>(() => _loop.DispatchNext(5000, out _));
        Assert.Equal(SlotState.Free, SocketCore.Slots[socket.Id].State);
    }

    [Fact]
    public void A_loop_refuses_other_threads_and_ids_that_nobody_has()
    {
        Assert.Throws<ArgumentException>(() => _loop.Attach(9));
        Assert.Throws<ArgumentException>(() => _loop.Attach(-1));
        Assert.Null(_loop.Connect(99, "name.example", 7));
        Assert.NotEmpty(SocketCore.RefusalReason);
        Exception? refused = null;
        Thread other = new(() => refused = Record.Exception(() => _loop.DispatchNext(0, out _)));
        other.Start();
        other.Join();
        Assert.IsType<InvalidOperationException>(refused);
    }

    private SocketHandle Open(string name)
    {
        SocketHandle socket = _loop.Connect(SocketCore.Tcp, "name.example", 7)!;
        Assert.NotNull(socket);
        socket.Connected += (_, _) => _seen.Add(name + " connected");
        socket.Received += (_, message) => _seen.Add(name + " received " + message.RecvLen);
        socket.Sent += (_, message) => _seen.Add(name + " sent " + message.SendLen);
        socket.Closed += (_, _) => _seen.Add(name + " closed");
        return socket;
    }

    private void Dispatch(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Assert.True(_loop.DispatchNext(5000, out Message message), "message " + message.Id);
        }
    }

    private string Log()
    {
        byte[] text = new byte[8192];
        return Encoding.ASCII.GetString(text, 0, _runner.Host.TakeLog(text));
    }
}
