using System;
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
/// A device, its modem, its network and its apps, with every call and message checked. What happens is the derived
/// class's; how it has to end is the same for all: what is pending finishes, the link stands, nothing is in use.
/// </summary>
internal abstract class CheckedRun
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

    private readonly NetworkQuality _quality;
    private long _onlineSince = long.MaxValue;

    /// <param name="options">The modem.</param>
    /// <param name="quality">What the network may do to packets.</param>
    /// <param name="trace">Takes what happens.</param>
    /// <param name="name">Named by an assertion that fails in the network stack.</param>
    /// <param name="hearsModem">The modem's log is wanted even when the trace keeps no lines.</param>
    protected CheckedRun(
        ModemOptions options, NetworkQuality quality, Trace trace, string name, bool hearsModem = false)
    {
        NativeState.Restore(name);
        _quality = quality;
        Trace = trace;
        Timeline timeline = new();
        Servers = new ServerPark(timeline);
        LogSink? modemLog = trace.KeepsLines || hearsModem ? OnModemLog : null;
        Device = new Device(options, timeline, Servers, text => trace.Add(0, text), modemLog);
        Core = new CheckedCore(Device, trace, quality);
        Manners = new Manners(Core, DeterministicRandom.For(options.Seed, "app"));
    }

    protected Trace Trace { get; }

    protected ServerPark Servers { get; }

    protected Device Device { get; }

    protected CheckedCore Core { get; }

    /// <summary>How the apps treat messages.</summary>
    protected Manners Manners { get; }

    /// <summary>The apps' turn.</summary>
    protected abstract void Act();

    /// <summary>When they want it again, at the latest.</summary>
    protected abstract long NextWake();

    /// <summary>An entry of the modem's log. May be called before the derived class is constructed.</summary>
    protected virtual void OnModemLog(in LogEntry entry) => Trace.Note("         modem " + entry);

    protected void FetchAll()
    {
        foreach (ModelTask task in Core.Tasks.ToArray())
        {
            Violation.Unless(Manners.Fetch(task, MessageLimit), "messages without end");
        }
    }

    /// <summary>All faults are over: everybody behaves, and everything has to end well.</summary>
    protected void Finish()
    {
        Trace.Add(Device.NowMs, "no more faults, and everybody behaves");
        Manners.IsPolite = true;
        Servers.Tame();
        RunUntil(IsLinkSteady, LinkLimitMs, "the link did not come back");
        ReadAll();
        if (_quality != NetworkQuality.Hostile)
        {
            // Both sides of a forged connection may wait for ever.
            RunUntil(IsSettled, SettleLimitMs, "what was pending did not finish");
        }

        Probe();
        CloseAll();
        RunUntil(() => Core.Connections.All(c => c.IsOver), 1000, "not all closes were confirmed");
        RunUntil(IsMemoryFree, ReleaseLimitMs, "memory is still in use");
        CheckDelivered();
        Violation.Unless(Device.Overruns == 0, "bytes from the modem were lost");
    }

    private void Step()
    {
        Core.Step();
        Act();
        CheckMemory();
        if (Core.HasWork)
        {
            Core.Step();
        }

        Device.Advance(TimeSpan.FromMilliseconds(NextWake()));
    }

    protected void RunUntil(Func<bool> condition, int limitMs, string failure)
    {
        long limit = limitMs == int.MaxValue ? long.MaxValue : Device.NowMs + limitMs;
        while (!condition())
        {
            if (Device.NowMs > limit)
            {
                throw new Violation($"{failure} within {limitMs} ms: {Describe()}");
            }

            Step();
        }
    }

    /// <summary>A modem that restarts says so late or never: then LCP's echoes have to find out.</summary>
    private bool IsLinkSteady()
    {
        if (!Device.Engine.Supervisor.IsOnline)
        {
            _onlineSince = long.MaxValue;
        }
        else if (_onlineSince == long.MaxValue)
        {
            _onlineSince = Device.NowMs;
        }

        return _onlineSince != long.MaxValue && Device.NowMs - _onlineSince >= EchoLimitMs;
    }

    /// <summary>What was announced earlier and left alone is read now.</summary>
    private void ReadAll()
    {
        for (int id = 0; id < SocketConstants.SlotCount; id++)
        {
            if (Core.Connection(id) is { Indicated: > 0 } connection)
            {
                Core.Receive(connection.Task, id, connection.Indicated);
            }
        }
    }

    private bool IsSettled() => Core.Connections.All(connection => connection.IsOver || IsSettled(connection));

    private bool IsSettled(ModelConnection connection)
    {
        SocketState state = Core.State(connection.Id);
        if (state != SocketState.Connected || !connection.IsTcp)
        {
            return state != SocketState.Connecting;
        }

        TcpServer server = connection.Plan.Tcp!;
        bool forgotten = (server.WasReset || server.HasReset) && _quality != NetworkQuality.Good;
        bool read = forgotten || connection.Received == server.Written;
        return connection.Sends.Count == 0 && read && (forgotten || server.EndedAt == null);
    }

    /// <summary>A new connection works.</summary>
    private void Probe()
    {
        MakeRoom();
        TcpServer server = Servers.AddTcp(ServerKind.Echo, 0);
        ConnectPlan plan = new() { Kind = SocketKind.Tcp, Address = "10.1.1.1", IsLiteral = true, Tcp = server };
        int id = Core.Connect(Core.Tasks[0], plan);
        Violation.Unless(id >= 0, "no socket for a new connection");
        ModelConnection connection = Core.Connection(id)!;
        RunUntil(() => connection.IsConnected != null, 10_000, "a new connection was not made");
        Violation.Unless(connection.IsConnected == true, "a new connection failed");
        Core.Send(Core.Tasks[0], id, 1000);
        RunUntil(() => connection.Received == 1000, 10_000, "a new connection brought no echo");
    }

    private void MakeRoom()
    {
        ModelConnection? first = Core.Connection(0);
        if (first != null)
        {
            Core.Close(first.Task, 0);
            RunUntil(() => Core.State(0) == SocketState.Init, 1000, "a closed socket was not freed");
        }
    }

    private void CloseAll()
    {
        for (int id = 0; id < SocketConstants.SlotCount; id++)
        {
            if (Core.Connection(id) is { } connection)
            {
                Core.Close(connection.Task, id);
            }
        }
    }

    private void CheckDelivered()
    {
        foreach (ModelConnection connection in Core.Connections)
        {
            bool delivered = connection.Unacknowledged == 0 || connection.IsConnected != true;
            Violation.Unless(
                delivered || connection.MayHaveLost(Device.NowMs),
                $"{connection}: {connection.Unacknowledged} of {connection.Accepted} accepted bytes got lost");
        }
    }

    private static void CheckMemory()
    {
        LwipStack.GetMemory(out LwipMemory memory);
        Violation.Unless(memory.SendUsed <= 27448 && memory.ReceiveUsed <= 29200, "more memory than the budget");
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
        text.Append("supervisor ").Append(Device.Engine.Supervisor.State);
        text.Append($", heap {memory.HeapUsed}, frames {memory.FrameBuffersUsed}, send {memory.SendUsed}, ");
        text.Append($"receive {memory.ReceiveUsed}, connections {memory.Connections}, tcp {memory.TcpBlocks}, ");
        text.Append($"udp {memory.UdpBlocks}, segments {memory.Segments}");
        foreach (ModelConnection c in Core.Connections.Where(c => !c.IsOver))
        {
            text.Append($"\n    {c}: {Core.State(c.Id)}, {c.Sends.Count} sends unconfirmed, accepted {c.Accepted}");
            text.Append($", acknowledged {c.Plan.Tcp?.Acknowledged}, received {c.Received} of {c.Plan.Tcp?.Written}");
        }

        return text.ToString();
    }
}
