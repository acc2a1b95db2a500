using System;
using System.Text;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Rtos;
using NanoSocket.Core.Sockets;
using NanoSocket.Core.Tests.Support;
using Xunit;

namespace NanoSocket.Core.Tests.Engine;

/// <summary>
/// After start the core allocates nothing: each kind of work is done twice and counted the second time.
/// </summary>
public sealed class AllocationTests
{
    private readonly NullNetwork _network = new();
    private readonly CoreEngine _engine;
    private readonly RtosTask _task;
    private readonly byte[] _name = Encoding.ASCII.GetBytes("name.example");
    private readonly byte[] _data = new byte[3000];
    private readonly byte[] _log = new byte[512];
    private long _now;

    public AllocationTests()
    {
        _engine = new CoreEngine(_network, _network, 1);
        _task = _engine.AddTask(null)!;
        _engine.PowerOn(true);
        for (int i = 0; i < 1000 && !_engine.Supervisor.IsOnline; i++)
        {
            Step(10);
        }

        Assert.True(_engine.Supervisor.IsOnline);
    }

    [Fact]
    public void Sockets_messages_and_timers_allocate_nothing()
    {
        int destroyed = 0;
        AssertFree(() => destroyed = UseTenSockets());
        Assert.Equal(10, destroyed);
    }

    [Fact]
    public void Losing_the_carrier_and_reconnecting_allocates_nothing()
    {
        AssertFree(LoseCarrier);
        Assert.True(_engine.Supervisor.IsOnline);
        Assert.Equal(4u, _engine.Supervisor.LinkCount);
    }

    [Fact]
    public void A_modem_that_talks_nonsense_makes_nothing_be_allocated()
    {
        byte[] noise = Encoding.Latin1.GetBytes(
            "\r\n+CREG: 1,\"x\"\r\n\0~\r\nOK\r\n+COPS: 0,0,\"Other\"\r\n" + new string('y', 600));
        CoreEngine engine = new(_network, _network, 1);
        engine.Supervisor.Start();
        AssertFree(() =>
        {
            _network.Say(noise);
            engine.Line.Receive();
            engine.Supervisor.Step();
            engine.Log.Take(_log);
        });
    }

    private static void AssertFree(Action work)
    {
        work();
        work();
        long before = GC.GetAllocatedBytesForCurrentThread();
        work();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private int UseTenSockets()
    {
        for (int i = 0; i < 12; i++)
        {
            _engine.Sockets.Connect(_task, _name, new ConnectRequest { Kind = (SocketKind)(i % 2), Port = 7 });
        }

        Step(10);
        Fetch();
        for (int id = 0; id < 10; id++)
        {
            _engine.Sockets.Send(id, _data.AsSpan(0, 1000));
            _engine.Sockets.SetOption(id, SocketConstants.SolSocket, SocketConstants.SoKeepAlive, 1);
            _task.Timers.Start(id, 5, _now);
        }

        Step(10);
        Fetch();
        for (int id = 0; id < 10; id++)
        {
            _engine.Sockets.Receive(id, _data);
            _engine.Sockets.Snapshot(id);
            _engine.Sockets.RemainingBuffer(id);
            _engine.Sockets.Close(_task, id);
        }

        Fetch();
        int destroyed = 0;
        for (int id = 0; id < 10; id++)
        {
            destroyed += _engine.Sockets.Destroy(id);
        }

        return destroyed;
    }

    private void LoseCarrier()
    {
        uint links = _engine.Supervisor.LinkCount;
        _network.DropCarrier();
        for (int i = 0; i < 10_000 && _engine.Supervisor.LinkCount == links; i++)
        {
            Step(10);
            Fetch();
        }
    }

    private void Step(int milliseconds)
    {
        _now += milliseconds;
        _engine.Step(_now);
        _engine.Step(_now);
        _engine.Log.Take(_log);
    }

    private void Fetch()
    {
        while (_task.TryReceive(out _))
        {
        }
    }
}
