using System;
using NanoSocket.Simulator.Net;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulation.Tests.World;

/// <summary>
/// A connection at its server. Checks that what arrives is what was sent, in order, and nothing else.
/// </summary>
internal sealed class TcpSession
{
    private readonly TcpServer _server;
    private readonly InMemoryTcpConnection _connection;
    private readonly Timeline _timeline;
    private readonly byte[] _buffer = new byte[2048];
    private long _received;
    private long _owed;

    public TcpSession(TcpServer server, InMemoryTcpConnection connection, Timeline timeline)
    {
        _server = server;
        _connection = connection;
        _timeline = timeline;
        connection.Readable += Pump;
        connection.Writable += WriteOwed;
        connection.HostReset += () => WasReset = true;
    }

    /// <summary>Bytes of the device that the server's TCP has acknowledged.</summary>
    public long Acknowledged => ((ITcpUpstream)_connection).AcknowledgedBytes;

    public long Written { get; private set; }

    public long? EndedAt { get; private set; }

    public bool HasReset { get; private set; }

    public bool WasReset { get; private set; }

    public bool IsPaused
    {
        get;
        set
        {
            field = value;
            Pump();
        }
    }

    public void Start()
    {
        switch (_server.Kind)
        {
            case ServerKind.Greeter:
                Write(_server.Amount);
                break;
            case ServerKind.SendAndClose:
                Write(_server.Amount);
                Finish();
                break;
            case ServerKind.Resetting:
                _timeline.After(TimeSpan.FromMilliseconds(_server.Amount), Reset);
                break;
            default:
                break;
        }

        Pump();
    }

    public void Write(int count)
    {
        if (EndedAt == null)
        {
            _owed += count;
            WriteOwed();
        }
    }

    public void Finish()
    {
        if (EndedAt == null && _owed == 0)
        {
            EndedAt = Now;
            _connection.ServerFinish();
        }
    }

    public void Reset()
    {
        if (!HasReset && !_connection.IsOver)
        {
            HasReset = true;
            EndedAt ??= Now;
            _connection.ServerReset();
        }
    }

    private long Now => (long)_timeline.Now.TotalMilliseconds;

    private void Pump()
    {
        int count = IsPaused || HasReset ? 0 : _connection.ServerRead(_buffer);
        while (count > 0)
        {
            Take(_buffer.AsSpan(0, count));
            count = _connection.ServerRead(_buffer);
        }

        if (_server.Kind == ServerKind.HalfClosing && _received > 0 && EndedAt == null)
        {
            Write(_server.Amount);
            Finish();
        }

        WriteOwed();
        if (_connection.IsHostFinished && _server.Kind != ServerKind.Stubborn)
        {
            Finish();
        }
    }

    private void Take(ReadOnlySpan<byte> bytes)
    {
        Pattern.Verify(_server.UpStream, _received, bytes, $"server {_server.Port}");
        _received += bytes.Length;
        Violation.Unless(
            _received <= _server.Promised,
            $"server {_server.Port} got {_received} bytes of {_server.Promised} that were sent");
        _owed += _server.Kind == ServerKind.Echo && EndedAt == null ? bytes.Length : 0;
    }

    private void WriteOwed()
    {
        while (_owed > 0 && EndedAt == null)
        {
            byte[] bytes = Pattern.Make(_server.DownStream, Written, (int)Math.Min(_owed, 4096));
            int count = _connection.ServerWrite(bytes);
            if (count == 0)
            {
                return;
            }

            Written += count;
            _owed -= count;
        }
    }
}
