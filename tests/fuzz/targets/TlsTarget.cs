using System;
using System.Text;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Rtos;
using NanoSocket.Core.Sockets;
using NanoSocket.Core.Tests.Tls;
using NanoSocket.Core.Tls;

namespace NanoSocket.Fuzz;

/// <summary>
/// Sockets of type 2: the layer, its worker and mbedTLS over connections of a test, with an honest server of the same
/// mbedTLS at the other end. An input is what the wire, the app and the server do; raw bytes arrive at the client as if
/// the server had sent them.
/// </summary>
internal sealed class TlsTarget : ITarget, IClock, IWakeup
{
    private const int MostSteps = 5000;
    private const int MostMessages = 100;
    private const int LargestPiece = 16_384;
    private const long QuietMs = 200_000;

    private static readonly byte[] s_address = Encoding.ASCII.GetBytes("192.0.2.1");
    private static readonly byte[] s_data = new byte[2048];
    private static readonly byte[] s_piece = new byte[LargestPiece];
    private static readonly TlsOptions[] s_options =
    [
        new() { CaCertificates = FuzzIdentity.Certificate, HostName = FuzzIdentity.Host, SendName = true, Insist = false },
        new() { MaximumVersion = TlsVersion.Tls12 },
    ];

    private readonly MbedTlsEngine _engine;
    private readonly PipeStack _below;
    private readonly TlsLayer _layer;
    private readonly TlsWorker _worker;
    private readonly CoreTime _time = new();
    private readonly CoreLog _log = new(1024);
    private readonly SocketTable _table;
    private readonly RtosTask _task;
    private readonly TlsServer _server;
    private readonly int[] _confirmed = new int[10];
    private PipeConnection? _connection;
    private int _id = -1;
    private int _flip = -1;

    public TlsTarget()
    {
        _engine = Engines.Start();
        ClientSessions engine = new(_engine);
        _below = new PipeStack(engine.Count);
        _layer = new TlsLayer(_below, engine, _log, this);
        _worker = new TlsWorker(_layer, engine, new CoreLock(this), this, time: null);
        _table = new SocketTable(_layer, _time, _log);
        _task = new RtosTask(null, _table);
        _server = new TlsServer(_engine, engine.Count);
        _table.SetLink(true);
    }

    /// <inheritdoc/>
    public long NextTimeout => _layer.NextTimeout < 0 ? long.MaxValue : _layer.NextTimeout;

    /// <inheritdoc/>
    public ByteSink? Sent { private get; set; }

    /// <inheritdoc/>
    public long NowMs => _time.NowMs;

    /// <inheritdoc/>
    public long NowUs => _time.NowMs * 1000;

    /// <inheritdoc/>
    public void Wake()
    {
    }

    /// <inheritdoc/>
    public void Apply(RecordKind kind, ReadOnlySpan<byte> bytes, int number)
    {
        switch (kind)
        {
            case RecordKind.Wait:
                _time.Advance(_time.NowMs + number);
                break;
            case RecordKind.WaitForDeadline:
                _time.Advance(_time.NowMs + Math.Min(NextTimeout, QuietMs));
                break;
            case RecordKind.App:
                Act(number);
                break;
            default:
                _connection?.Arrive(bytes);
                break;
        }

        Settle();
        Answer();
    }

    /// <summary>Everything is closed, time passes, and nothing is left.</summary>
    public long Finish()
    {
        for (int id = 0; id < _confirmed.Length; id++)
        {
            _table.Close(_task, id);
        }

        for (int i = 0; i < 4; i++)
        {
            Settle();
            Answer();
            _time.Advance(_time.NowMs + (QuietMs / 4));
        }

        for (int id = 0; id < _confirmed.Length; id++)
        {
            _table.Destroy(id);
        }

        _server.Free();
        _engine.GetMemory(out TlsMemory memory);
        FuzzException.Unless(memory.Used == 0, "sessions leave nothing behind");
        foreach (TlsSession session in _layer.Sessions)
        {
            FuzzException.Unless(!session.IsUsed, "every session ends");
        }

        return 0; // Texts of errors and the server's side may allocate; tests/unit asserts that the layer does not.
    }

    private void Act(int number)
    {
        int size = 1 << (2 * (number % 8));
        switch (number / 8)
        {
            case 0:
                Connect(s_options[number % 2]);
                break;
            case 1:
                Carry(size, size);
                break;
            case 2:
                Carry(0, size);
                break;
            case 3:
                _table.Send(_id, new ReadOnlySpan<byte>(s_data, 0, Math.Min(size, s_data.Length)));
                break;
            case 4:
                _server.Write(new ReadOnlySpan<byte>(s_piece, 0, Math.Min(size, s_piece.Length)));
                break;
            case 5:
                _table.Receive(_id, s_data);
                break;
            case 6:
                _flip = size;
                break;
            case 7:
                End(number % 8);
                break;
            default:
                CarryAll();
                break;
        }
    }

    private void End(int how)
    {
        switch (how)
        {
            case 0:
                _table.Close(_task, _id);
                break;
            case 1:
                _table.Destroy(_id);
                break;
            case 2:
                _server.Close();
                break;
            case 3:
                _connection?.Finish();
                break;
            case 4:
                _connection?.Break(SocketFailure.Reset);
                break;
            case 5:
                _table.SetLink(false);
                _table.SetLink(true);
                break;
            default:
                _server.Restart();
                break;
        }
    }

    private void Connect(TlsOptions options)
    {
        PipeConnection connection = new();
        _below.Next = connection;
        ConnectRequest request = new() { Kind = SocketKind.Tls, Port = 443, Tls = options };
        int id = _table.Connect(_task, s_address, request);
        _below.Next = null;
        if (id >= 0)
        {
            _id = id;
            _confirmed[id] = 0;
            _connection = connection;
            _server.Restart();
            connection.Connect();
        }
    }

    /// <summary>The wire carries bytes: some are lost in no TCP, but one may be damaged on the way to the client.
    /// </summary>
    private void Carry(int toServer, int toClient)
    {
        if (_connection == null)
        {
            return;
        }

        int count = _connection.Deliver(new Span<byte>(s_piece, 0, Math.Min(toServer, s_piece.Length)));
        Sent?.Invoke(new ReadOnlySpan<byte>(s_piece, 0, count));
        _server.Take(new ReadOnlySpan<byte>(s_piece, 0, count));
        _connection.Acknowledge(count);
        count = _server.Sent.Copy(new Span<byte>(s_piece, 0, Math.Min(toClient, s_piece.Length)));
        if (_flip >= 0 && count > 0)
        {
            s_piece[Math.Min(_flip, count - 1)] ^= 0x10;
            _flip = -1;
        }

        _server.Sent.Drop(_connection.Arrive(new ReadOnlySpan<byte>(s_piece, 0, count)));
    }

    /// <summary>Both sides have all that the other sent.</summary>
    private void CarryAll()
    {
        for (int i = 0; i < 16; i++)
        {
            Carry(LargestPiece, LargestPiece);
            Settle();
        }
    }

    /// <summary>Core and worker do all there is to do at this moment; it has an end.</summary>
    private void Settle()
    {
        int steps = 0;
        do
        {
            _layer.Poll((uint)_time.NowMs);
            _table.ProcessEvents();
            _table.ExpireTimers();
            FuzzException.Unless(++steps <= MostSteps, "what there is to do has an end");
        }
        while (_worker.Step());
    }

    /// <summary>An app that fetches its messages. A connect is confirmed at most once.</summary>
    private void Answer()
    {
        int count = 0;
        while (_task.TryReceive(out RtosMessage message))
        {
            FuzzException.Unless(++count <= MostMessages, "messages have an end");
            bool isConnect = message.Id == RtosMessageId.SocketConnected;
            FuzzException.Unless(!isConnect || ++_confirmed[message.Source] == 1, "one confirmation of a connect");
        }
    }
}
