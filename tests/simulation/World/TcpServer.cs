using System.Collections.Generic;
using System.Linq;
using NanoSocket.Simulator.Net;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulation.Tests.World;

/// <summary>
/// A server for one connection of the device, told from all others by its port. A SYN that comes late can make it
/// accept twice, so what it says about the connection is about the session in which more happened.
/// </summary>
internal sealed class TcpServer
{
    private readonly List<TcpSession> _sessions = [];
    private readonly Timeline _timeline;
    private bool _isTame;

    /// <param name="timeline">The clock.</param>
    /// <param name="port">Where it listens.</param>
    /// <param name="kind">How it behaves.</param>
    /// <param name="amount">Bytes it sends on its own, or milliseconds to its reset.</param>
    public TcpServer(Timeline timeline, int port, ServerKind kind, int amount)
    {
        _timeline = timeline;
        Port = port;
        Kind = kind;
        Amount = amount;
    }

    public int Port { get; }

    public ServerKind Kind { get; }

    public int Amount { get; }

    /// <summary>Stream of the bytes from the device.</summary>
    public int UpStream => Port;

    /// <summary>Stream of the bytes to the device.</summary>
    public int DownStream => Kind == ServerKind.Echo ? Port : Port + 1;

    /// <summary>Bytes the device has accepted for us; more can never arrive.</summary>
    public long Promised { get; set; }

    public bool Listens => Kind != ServerKind.Refusing && Kind != ServerKind.Silent;

    public bool HasAccepted => _sessions.Count > 0;

    /// <summary>The session to write to, or to end; null before anybody connected.</summary>
    public TcpSession? Session => _sessions.MaxBy(session => session.Acknowledged);

    public long Acknowledged => _sessions.Select(session => session.Acknowledged).DefaultIfEmpty().Max();

    public long Written => _sessions.Select(session => session.Written).DefaultIfEmpty().Max();

    /// <summary>Millisecond of the first FIN or RST to the device.</summary>
    public long? EndedAt => _sessions.Select(session => session.EndedAt).Min();

    public bool HasReset => _sessions.Exists(session => session.HasReset);

    /// <summary>The device's side ended the connection with a reset, or the network lost it.</summary>
    public bool WasReset => _sessions.Exists(session => session.WasReset);

    /// <summary>It refused to read for a while.</summary>
    public bool HasPaused { get; private set; }

    public void Accept(InMemoryTcpConnection connection)
    {
        TcpSession session = new(this, connection, _timeline) { IsPaused = Kind == ServerKind.NotReading && !_isTame };
        HasPaused |= session.IsPaused;
        _sessions.Add(session);
        session.Start();
    }

    /// <summary>Stops reading, or goes on with it.</summary>
    public void Pause(bool pause)
    {
        HasPaused |= pause;
        _sessions.ForEach(session => session.IsPaused = pause);
    }

    /// <summary>From now on it reads everything.</summary>
    public void Tame()
    {
        _isTame = true;
        Pause(false);
    }
}
