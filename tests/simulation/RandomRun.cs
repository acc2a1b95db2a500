using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using NanoSocket.Core.Net;
using NanoSocket.Core.Sockets;
using NanoSocket.Simulation.Tests.Model;
using NanoSocket.Simulation.Tests.Schedules;
using NanoSocket.Simulation.Tests.World;
using NanoSocket.Simulator.Logging;
using NanoSocket.Simulator.Options;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulation.Tests;

/// <summary>
/// One seed: a device, its network and its apps do what the schedule says. Then everything that disturbs ends, and all
/// that is pending has to finish, the link has to stand, and no memory may be left in use.
/// </summary>
internal sealed class RandomRun
{
    private const int MessageLimit = 10_000;

    /// <summary>The longest back-off of the supervisor, and a modem's boot.</summary>
    private const int LinkLimitMs = 300_000;

    /// <summary>Four LCP echo intervals.</summary>
    private const int EchoLimitMs = 40_000;

    /// <summary>Seven retransmissions, each twice as late as the one before.</summary>
    private const int SettleLimitMs = 900_000;

    /// <summary>A FIN that nobody answers (30 s), then TIME_WAIT (30 s).</summary>
    private const int ReleaseLimitMs = 90_000;

    private readonly Swarm _swarm;
    private readonly IReadOnlyList<Operation> _operations;
    private readonly Timeline _timeline = new();
    private readonly ServerPark _servers;
    private readonly Device _device;
    private readonly CheckedCore _core;
    private readonly App _app;
    private readonly Trace _trace;
    private int _nextOperation;
    private long _nextFetch;
    private long _onlineSince = long.MaxValue;

    public RandomRun(int seed, Swarm swarm, IReadOnlyList<Operation> operations, Trace trace)
    {
        NativeState.Restore($"(seed {seed})");
        _swarm = swarm;
        _operations = operations;
        _trace = trace;
        _servers = new ServerPark(_timeline);
        ModemOptions options = new() { Seed = seed, BaudRate = swarm.BaudRate, Faults = swarm.ParseFaults() };
        LogSink? modemLog = trace.KeepsLines ? TakeModemLog : null;
        _device = new Device(options, _timeline, _servers, text => trace.Add(0, text), modemLog);
        _core = new CheckedCore(_device, trace, swarm.Quality);
        _app = new App(_core, _device, _servers, swarm, seed);
    }

    /// <summary>Runs to the end.</summary>
    /// <exception cref="Violation">A rule was broken.</exception>
    public void Run()
    {
        _device.Engine.PowerOn(true);
        for (int i = 0; i < _swarm.Tasks; i++)
        {
            _core.AddTask();
        }

        RunUntil(() => _device.NowMs >= _swarm.EndMs && _nextOperation == _operations.Count, int.MaxValue, "");
        _trace.Add(_device.NowMs, "no more faults, and everybody behaves");
        _app.IsPolite = true;
        _servers.Tame();
        RunUntil(IsLinkSteady, LinkLimitMs, "the link did not come back");
        ReadAll();
        if (_swarm.Quality != NetworkQuality.Hostile)
        {
            // Both sides of a forged connection may wait for ever.
            RunUntil(IsSettled, SettleLimitMs, "what was pending did not finish");
        }

        Probe();
        CloseAll();
        RunUntil(() => _core.Connections.All(c => c.IsOver), 1000, "not all closes were confirmed");
        RunUntil(IsMemoryFree, ReleaseLimitMs, "memory is still in use");
        CheckDelivered();
        Violation.Unless(_device.Overruns == 0, "bytes from the modem were lost");
    }

    private void RunUntil(Func<bool> condition, int limitMs, string failure)
    {
        long limit = limitMs == int.MaxValue ? long.MaxValue : _device.NowMs + limitMs;
        while (!condition())
        {
            if (_device.NowMs > limit)
            {
                throw new Violation($"{failure} within {limitMs} ms: {Describe()}");
            }

            Step();
        }
    }

    private void Step()
    {
        _core.Step();
        while (_nextOperation < _operations.Count && _operations[_nextOperation].AtMs <= _device.NowMs)
        {
            _app.Do(_operations[_nextOperation++]);
        }

        FetchWhenDue();
        CheckMemory();
        if (_core.HasWork)
        {
            _core.Step();
        }

        _device.Advance(NextWake());
    }

    private void FetchWhenDue()
    {
        if (!_app.IsPolite && _device.NowMs < _nextFetch)
        {
            return;
        }

        _nextFetch = _device.NowMs + _swarm.FetchEveryMs;
        foreach (ModelTask task in _core.Tasks.ToArray())
        {
            Violation.Unless(_app.Fetch(task, MessageLimit), "messages without end");
        }
    }

    private TimeSpan NextWake()
    {
        long next = _device.NowMs + 1000;
        if (_nextOperation < _operations.Count)
        {
            next = Math.Min(next, _operations[_nextOperation].AtMs);
        }

        if (!_app.IsPolite && _swarm.FetchEveryMs > 0)
        {
            next = Math.Min(next, _nextFetch);
        }

        return TimeSpan.FromMilliseconds(next);
    }

    /// <summary>A modem that restarts says so late or never: then LCP's echoes have to find out.</summary>
    private bool IsLinkSteady()
    {
        if (!_device.Engine.Supervisor.IsOnline)
        {
            _onlineSince = long.MaxValue;
        }
        else if (_onlineSince == long.MaxValue)
        {
            _onlineSince = _device.NowMs;
        }

        return _onlineSince != long.MaxValue && _device.NowMs - _onlineSince >= EchoLimitMs;
    }

    /// <summary>What was announced earlier and left alone is read now.</summary>
    private void ReadAll()
    {
        for (int id = 0; id < SocketConstants.SlotCount; id++)
        {
            if (_core.Connection(id) is { Indicated: > 0 } connection)
            {
                _core.Receive(connection.Task, id, connection.Indicated);
            }
        }
    }

    private bool IsSettled() => _core.Connections.All(connection => connection.IsOver || IsSettled(connection));

    private bool IsSettled(ModelConnection connection)
    {
        SocketState state = _core.State(connection.Id);
        if (state != SocketState.Connected || !connection.IsTcp)
        {
            return state != SocketState.Connecting;
        }

        TcpServer server = connection.Plan.Tcp!;
        bool forgotten = (server.WasReset || server.HasReset) && _swarm.Quality != NetworkQuality.Good;
        bool read = forgotten || connection.Received == server.Written;
        return connection.Sends.Count == 0 && read && (forgotten || server.EndedAt == null);
    }

    /// <summary>A new connection works.</summary>
    private void Probe()
    {
        MakeRoom();
        TcpServer server = _servers.AddTcp(ServerKind.Echo, 0);
        ConnectPlan plan = new() { Kind = SocketKind.Tcp, Address = "10.1.1.1", IsLiteral = true, Tcp = server };
        int id = _core.Connect(_core.Tasks[0], plan);
        Violation.Unless(id >= 0, "no socket for a new connection");
        ModelConnection connection = _core.Connection(id)!;
        RunUntil(() => connection.IsConnected != null, 10_000, "a new connection was not made");
        Violation.Unless(connection.IsConnected == true, "a new connection failed");
        _core.Send(_core.Tasks[0], id, 1000);
        RunUntil(() => connection.Received == 1000, 10_000, "a new connection brought no echo");
    }

    private void MakeRoom()
    {
        ModelConnection? first = _core.Connection(0);
        if (first != null)
        {
            _core.Close(first.Task, 0);
            RunUntil(() => _core.State(0) == SocketState.Init, 1000, "a closed socket was not freed");
        }
    }

    private void CloseAll()
    {
        for (int id = 0; id < SocketConstants.SlotCount; id++)
        {
            if (_core.Connection(id) is { } connection)
            {
                _core.Close(connection.Task, id);
            }
        }
    }

    private void CheckDelivered()
    {
        foreach (ModelConnection connection in _core.Connections)
        {
            bool delivered = connection.Unacknowledged == 0 || connection.IsConnected != true;
            Violation.Unless(
                delivered || connection.MayHaveLost(_device.NowMs),
                $"{connection}: {connection.Unacknowledged} of {connection.Accepted} accepted bytes got lost");
        }
    }

    private static void CheckMemory()
    {
        LwipStack.GetMemory(out LwipMemory memory);
        Violation.Unless(memory.SendUsed <= 24576 && memory.ReceiveUsed <= 29200, "more memory than the budget");
    }

    private static bool IsMemoryFree()
    {
        LwipStack.GetMemory(out LwipMemory memory);
        return memory is
        {
            HeapUsed: 0,
            FrameBuffersUsed: 0,
            SendUsed: 0,
            ReceiveUsed: 0,
            Connections: 0,
            TcpBlocks: 0,
            UdpBlocks: 0,
            Segments: 0,
        };
    }

    private string Describe()
    {
        StringBuilder text = new();
        LwipStack.GetMemory(out LwipMemory memory);
        text.Append("supervisor ").Append(_device.Engine.Supervisor.State);
        text.Append($", heap {memory.HeapUsed}, frames {memory.FrameBuffersUsed}, send {memory.SendUsed}, ");
        text.Append($"receive {memory.ReceiveUsed}, connections {memory.Connections}, tcp {memory.TcpBlocks}, ");
        text.Append($"udp {memory.UdpBlocks}, segments {memory.Segments}");
        foreach (ModelConnection c in _core.Connections.Where(c => !c.IsOver))
        {
            text.Append($"\n    {c}: {_core.State(c.Id)}, {c.Sends.Count} sends unconfirmed, accepted {c.Accepted}");
            text.Append($", acknowledged {c.Plan.Tcp?.Acknowledged}, received {c.Received} of {c.Plan.Tcp?.Written}");
        }

        return text.ToString();
    }

    private void TakeModemLog(in LogEntry entry) => _trace.Note("         modem " + entry);
}
