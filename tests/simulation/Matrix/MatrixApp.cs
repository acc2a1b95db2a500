using System.Collections.Generic;
using System.Linq;
using NanoSocket.Core.Sockets;
using NanoSocket.Simulation.Tests.Model;
using NanoSocket.Simulation.Tests.World;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulation.Tests.Matrix;

/// <summary>An app with four connections: echo, upload, download and datagrams.</summary>
internal sealed class MatrixApp
{
    /// <summary>Connections that move data both ways.</summary>
    public const int Streams = 3;

    private const int Chunk = 2000;
    private const int DatagramBytes = 300;
    private const int DatagramEveryMs = 200;
    private const int LastBytes = 3000;

    private readonly CheckedCore _core;
    private readonly ServerPark _servers;
    private readonly DeterministicRandom _random;
    private readonly int _amount;
    private readonly List<ModelConnection> _streams = [];
    private ModelConnection? _datagrams;
    private long _nextDatagramAt = long.MaxValue;
    private bool _transfers;

    /// <param name="core">The calls.</param>
    /// <param name="servers">The other ends.</param>
    /// <param name="random">Decides what is not decided otherwise.</param>
    /// <param name="amount">Bytes to move in each direction of each connection.</param>
    public MatrixApp(CheckedCore core, ServerPark servers, DeterministicRandom random, int amount)
    {
        _amount = amount;
        _core = core;
        _servers = servers;
        _random = random;
    }

    /// <summary>All connections stand.</summary>
    public bool IsConnected => All.All(connection => connection.IsConnected == true);

    /// <summary>It has something to send.</summary>
    public bool IsBusy => _transfers && All.Any(IsOpen);

    /// <summary>It has no more to send.</summary>
    public void Stop() => _transfers = false;

    private IEnumerable<ModelConnection> All => _datagrams == null ? _streams : [.. _streams, _datagrams];

    public void Connect()
    {
        Open(ServerKind.Echo, isNamed: true);
        Open(ServerKind.Sink, isNamed: false);
        Open(_random.Next(2) == 0 ? ServerKind.Echo : ServerKind.HalfClosing, isNamed: false);
        ConnectPlan plan = new()
        {
            Kind = SocketKind.Udp, Address = "10.1.2.3", IsLiteral = true, Udp = _servers.AddUdp(ServerKind.Echo, 0),
        };
        _datagrams = _core.Connection(_core.Connect(_core.Tasks[0], plan));
    }

    /// <summary>Begins to move data.</summary>
    public void Transfer()
    {
        _transfers = true;
        _nextDatagramAt = _core.Now;
        foreach (ModelConnection connection in _streams)
        {
            connection.Plan.Tcp?.Session?.Write(_amount);
        }
    }

    /// <summary>Closes all connections, with something still to deliver; half of the servers end them first.</summary>
    public void Close()
    {
        _transfers = false;
        foreach (ModelConnection connection in All.Where(IsOpen))
        {
            if (_random.Next(2) == 0)
            {
                connection.Plan.Tcp?.Session?.Finish();
            }

            Send(connection, LastBytes);
            _core.Close(connection.Task, connection.Id);
        }
    }

    /// <summary>Sends what there is to send.</summary>
    public void Act()
    {
        if (!_transfers)
        {
            return;
        }

        foreach (ModelConnection connection in _streams.Where(IsOpen))
        {
            if (connection.Accepted < _amount)
            {
                Send(connection, Chunk);
            }
        }

        if (_core.Now >= _nextDatagramAt && IsOpen(_datagrams!))
        {
            _nextDatagramAt = _core.Now + DatagramEveryMs;
            Send(_datagrams!, DatagramBytes);
        }
    }

    private void Open(ServerKind kind, bool isNamed)
    {
        ConnectPlan plan = new()
        {
            Kind = SocketKind.Tcp,
            Address = isNamed ? "service.example" : "10.1.2.3",
            IsLiteral = !isNamed,
            Tcp = _servers.AddTcp(kind, 1000),
        };
        _streams.Add(_core.Connection(_core.Connect(_core.Tasks[0], plan))!);
    }

    private bool IsOpen(ModelConnection connection) => _core.Connection(connection.Id) == connection
        && connection.IsConnected == true && !connection.EndTold && _core.State(connection.Id) == SocketState.Connected;

    private void Send(ModelConnection connection, int length)
    {
        bool mayWait = connection.Sends.Count < SocketConstants.MaxConfirmations / 2;
        if (mayWait && _core.Room(connection.Id) >= length)
        {
            _core.Send(connection.Task, connection.Id, length);
        }
    }
}
