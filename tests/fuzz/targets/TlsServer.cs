using System;
using NanoSocket.Core.Sockets;
using NanoSocket.Core.Tests.Tls;
using NanoSocket.Core.Tls;

namespace NanoSocket.Fuzz;

/// <summary>A server of TLS at the other end of a connection: honest, but what lies between may not be.</summary>
internal sealed class TlsServer
{
    private static readonly TlsOptions s_options = new()
    {
        IsServer = true, ClientCertificate = FuzzIdentity.Certificate, ClientKey = FuzzIdentity.Key,
    };

    private readonly ITlsEngine _engine;
    private readonly int _session;
    private readonly ByteQueue _input = new();
    private readonly byte[] _output = new byte[2048];
    private readonly byte[] _plain = new byte[2048];
    private bool _isOpen;
    private bool _isDone;
    private bool _isDead;

    public TlsServer(ITlsEngine engine, int session)
    {
        _engine = engine;
        _session = session;
    }

    /// <summary>What it sent and nobody has carried yet.</summary>
    public ByteQueue Sent { get; } = new();

    /// <summary>Begins anew, for the next connection.</summary>
    public void Restart()
    {
        _engine.Free(_session);
        _input.Clear();
        Sent.Clear();
        _isOpen = _engine.Open(_session, s_options, default, FuzzIdentity.UnixSeconds, default) == SocketFailure.None;
        FuzzException.Unless(_isOpen, "the server can begin");
        _isDone = _isDead = false;
    }

    /// <summary>Ends it.</summary>
    public void Free()
    {
        _engine.Free(_session);
        _isOpen = false;
    }

    /// <summary>Takes bytes of the client and does what there is to do.</summary>
    public void Take(ReadOnlySpan<byte> bytes)
    {
        _input.Add(bytes);
        TlsStep step;
        do
        {
            TlsBytes io = new() { Input = _input.Peek(_input.Count), Output = _output };
            step = !_isOpen || _isDead ? TlsStep.Failed
                : _isDone ? _engine.Read(_session, _plain, out _, ref io)
                : _engine.Handshake(_session, ref io);
            Keep(step, io);
            _isDone |= step == TlsStep.Done;
        }
        while (step is TlsStep.Done or TlsStep.NeedsOutput);
    }

    /// <summary>Sends bytes.</summary>
    public void Write(ReadOnlySpan<byte> plain)
    {
        TlsStep step = TlsStep.Done;
        while (_isDone && !_isDead && (plain.Length > 0 || step == TlsStep.NeedsOutput))
        {
            TlsBytes io = new() { Output = _output };
            step = _engine.Write(_session, plain, out int count, ref io);
            plain = plain.Slice(count);
            Keep(step, io);
        }
    }

    /// <summary>Says goodbye.</summary>
    public void Close()
    {
        TlsStep step = _isDone && !_isDead ? TlsStep.NeedsOutput : TlsStep.Done;
        while (step == TlsStep.NeedsOutput)
        {
            TlsBytes io = new() { Output = _output };
            step = _engine.CloseNotify(_session, ref io);
            Keep(step, io);
        }
    }

    private void Keep(TlsStep step, in TlsBytes io)
    {
        _input.Drop(io.Consumed);
        Sent.Add(new ReadOnlySpan<byte>(_output, 0, io.Produced));
        _isDead |= step is TlsStep.Failed or TlsStep.PeerClosed;
    }
}
