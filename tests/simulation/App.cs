using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NanoSocket.Core.Sockets;
using NanoSocket.Simulation.Tests.Model;
using NanoSocket.Simulation.Tests.Schedules;
using NanoSocket.Simulation.Tests.World;

namespace NanoSocket.Simulation.Tests;

/// <summary>The apps of a run: what an operation means.</summary>
internal sealed class App
{
    private const int FirstLocalPort = 1000;
    private const int LongestRead = 5000;

    /// <summary>The receive ring holds what comes meanwhile.</summary>
    private const int LongestStallMs = 40;

    private static readonly ServerKind[] s_datagramKinds =
        [ServerKind.Echo, ServerKind.Sink, ServerKind.Greeter, ServerKind.Refusing];

    private static readonly (int Level, int Name)[] s_options =
    [
        (SocketConstants.SolSocket, SocketConstants.SoKeepAlive),
        (SocketConstants.SolSocket, SocketConstants.SoReuseAddr),
        (SocketConstants.IpProtoTcp, SocketConstants.TcpKeepIdle),
        (SocketConstants.IpProtoTcp, SocketConstants.TcpKeepInterval),
        (SocketConstants.IpProtoTcp, SocketConstants.TcpKeepCount),
        (1, 1),
    ];

    private readonly CheckedCore _core;
    private readonly Device _device;
    private readonly ServerPark _servers;
    private readonly Swarm _swarm;
    public App(CheckedCore core, Device device, ServerPark servers, Swarm swarm)
    {
        _core = core;
        _device = device;
        _servers = servers;
        _swarm = swarm;
    }

    /// <summary>The task that does it: the socket's, if it is in use.</summary>
    public ModelTask TaskOf(Operation operation)
        => _core.Connection(ChooseSocket(operation.A))?.Task ?? _core.Tasks[operation.A % _core.Tasks.Count];

    /// <summary>Does it; fetching messages is not its task.</summary>
    public void Do(Operation operation)
    {
        (_, OperationKind kind, int a, int b, int c) = operation;
        int id = ChooseSocket(a);
        ModelTask task = TaskOf(operation);
        switch (kind)
        {
            case OperationKind.ConnectTcp:
                _core.Connect(task, PlanTcp(b, c));
                break;
            case OperationKind.ConnectUdp:
                _core.Connect(task, PlanUdp(b, c));
                break;
            case OperationKind.ConnectIcmp:
                _core.Connect(task, Plan(SocketKind.Icmp, null, _servers.AddPing(), b, c));
                break;
            case OperationKind.Send:
                _core.Send(task, id, Length(b, c));
                break;
            case OperationKind.Receive:
                _core.Receive(task, id, b % LongestRead);
                break;
            case OperationKind.Close:
                if (b % 3 == 0)
                {
                    // What was accepted just before has to arrive all the same.
                    _core.Send(task, id, Length(b / 3, c));
                }

                _core.Close(c % 4 == 0 ? _core.Tasks[c / 4 % _core.Tasks.Count] : task, id);
                break;
            case OperationKind.Destroy:
                _core.Destroy(task, id);
                break;
            case OperationKind.SetOption:
                (int level, int name) = s_options[b % s_options.Length];
                _core.SetOption(task, id, level, name, c % 100);
                break;
            case OperationKind.StartTimer:
                _core.StartTimer(task, b % 60, c % 5000);
                break;
            case OperationKind.StopTimer:
                _core.StopTimer(task, b % 60);
                break;
            case OperationKind.EndTask:
                _core.EndTask(task);
                _core.AddTask();
                break;
            default:
                Befall(operation, id);
                break;
        }
    }

    private void Befall(Operation operation, int id)
    {
        (_, OperationKind kind, _, int b, int c) = operation;
        ModelConnection? connection = _core.Connection(id);
        TcpSession? session = connection?.Plan.Tcp?.Session;
        switch (kind)
        {
            case OperationKind.ServerWrite:
                session?.Write(Length(b, c));
                connection?.Plan.Udp?.Write(1 + (b % 1472));
                break;
            case OperationKind.ServerFinish:
                session?.Finish();
                break;
            case OperationKind.ServerReset:
                session?.Reset();
                break;
            case OperationKind.ServerPause:
                connection?.Plan.Tcp?.Pause(b % 2 == 0);
                break;
            case OperationKind.DropCarrier:
                _core.CutOff();
                _device.DropCarrier();
                break;
            case OperationKind.RestartModem:
                _core.CutOff();
                _device.RestartModem();
                break;
            case OperationKind.Stall:
                _device.StalledUntil = _device.Timeline.Now + TimeSpan.FromMilliseconds(1 + (b % LongestStallMs));
                break;
            default:
                break;
        }
    }

    /// <summary>Mostly a socket that is in use, sometimes any number.</summary>
    private int ChooseSocket(int a)
    {
        List<int> used = [.. Enumerable.Range(0, SocketConstants.SlotCount).Where(
            id => _core.State(id) != SocketState.Init)];
        bool any = used.Count == 0 || a % 16 == 0;
        return any ? (a / 16 % (SocketConstants.SlotCount + 2)) - 1 : used[a / 16 % used.Count];
    }

    /// <summary>Short ones, those around a segment or a limit, long ones.</summary>
    private int Length(int b, int c) => (b % (_swarm.LongSends ? 7 : 3)) switch
    {
        0 => c % 20,
        1 or 2 => c % 700,
        3 => 1455 + (c % 10),
        4 => 11195 + (c % 10),
        5 => c % 5000,
        _ => c % 20_000,
    };

    private ConnectPlan PlanTcp(int b, int c)
    {
        ServerKind kind = _swarm.Servers.Count == 0 ? ServerKind.Echo : _swarm.Servers[b % _swarm.Servers.Count];
        int amount = kind == ServerKind.Resetting ? c % 2000 : Length(b / 64, c);
        return Plan(SocketKind.Tcp, _servers.AddTcp(kind, amount), null, b / 32, c / 32);
    }

    private ConnectPlan PlanUdp(int b, int c)
    {
        ServerKind kind = s_datagramKinds[b % s_datagramKinds.Length];
        return Plan(SocketKind.Udp, null, _servers.AddUdp(kind, 1 + (c % 1472)), b / 32, c / 32);
    }

    private ConnectPlan Plan(SocketKind kind, TcpServer? tcp, UdpServer? udp, int b, int c)
    {
        bool named = _swarm.Names && b % 4 < 2;
        bool bad = _swarm.BadNames && b % 4 == 2;
        int badness = b / 4 % 4;
        string address = named ? string.Create(CultureInfo.InvariantCulture, $"host{b / 4 % 20}.example")
            : bad ? s_badNames[badness]
            : string.Create(CultureInfo.InvariantCulture, $"10.20.30.{1 + (b / 4 % 200)}");
        return new ConnectPlan
        {
            Kind = kind,
            Tcp = tcp,
            Udp = udp,
            Address = address,
            IsLiteral = !named && !bad,
            IsNameValid = !bad || badness > 1,
            NameResolves = !bad,
            LocalPort = _swarm.LocalPorts && kind != SocketKind.Icmp && c % 2 == 0 ? FirstLocalPort + (c / 2 % 4) : 0,
            Window = _swarm.Windows && c % 3 != 0 ? c / 8 % 20_000 : 0,
        };
    }

    private static readonly string[] s_badNames = ["", "no name", "host.invalid", "other.invalid"];
}
