using NanoSocket.Core.Sockets;
using NanoSocket.Simulation.Tests.Model;
using NanoSocket.Simulation.Tests.World;

namespace NanoSocket.Simulation.Tests.Matrix;

/// <summary>
/// An app that wants its service back: connects to an echo server, sends, waits for the echo, again and again, each
/// time with a name of its own.
/// </summary>
internal sealed class Prober
{
    private const int Bytes = 200;
    private const int PatienceMs = 25_000;
    private const int PauseMs = 500;

    private readonly CheckedCore _core;
    private readonly ServerPark _servers;
    private readonly bool _byName;
    private ModelConnection? _connection;
    private long _begunAt;
    private long _nextAt;
    private long? _workedFrom;
    private long _workedAt;
    private int _count;

    public Prober(CheckedCore core, ServerPark servers, bool byName)
    {
        _byName = byName;
        _core = core;
        _servers = servers;
    }

    /// <summary>Something is expected soon.</summary>
    public bool IsBusy => _connection != null;

    /// <summary>When a connection brought its echo that was begun at that time or later; null: none.</summary>
    public long? WorkedSince(long time) => _workedFrom >= time ? _workedAt : null;

    public void Act(bool isOnline)
    {
        if (_connection == null)
        {
            if (isOnline && _core.Now >= _nextAt)
            {
                Begin();
            }

            return;
        }

        bool isOpen = !_connection.IsOver && _core.State(_connection.Id) != SocketState.Closed;
        if (isOpen && _connection.Received == Bytes)
        {
            _workedFrom = _begunAt;
            _workedAt = _core.Now;
            End();
        }
        else if (!isOpen || _core.Now - _begunAt > PatienceMs)
        {
            End();
        }
        else if (_connection.IsConnected == true && _connection.Accepted == 0
            && _core.State(_connection.Id) == SocketState.Connected)
        {
            _core.Send(_connection.Task, _connection.Id, Bytes);
        }
    }

    private void Begin()
    {
        ConnectPlan plan = new()
        {
            Kind = SocketKind.Tcp,
            Address = _byName ? $"probe{++_count}.example" : "10.9.9.9",
            IsLiteral = !_byName,
            Tcp = _servers.AddTcp(ServerKind.Echo, 0),
        };
        int id = _core.Connect(_core.Tasks[0], plan);
        _connection = id < 0 ? null : _core.Connection(id);
        _begunAt = _core.Now;
        _nextAt = _core.Now + PauseMs;
    }

    private void End()
    {
        if (!_connection!.IsOver && _core.Connection(_connection.Id) == _connection
            && _core.State(_connection.Id) != SocketState.Closed)
        {
            _core.Close(_connection.Task, _connection.Id);
        }

        _connection = null;
        _nextAt = _core.Now + PauseMs;
    }
}
