using System;
using System.Net.Sockets;
using System.Text;
using NanoSocket.Core.Sockets;
using NanoSocket.Core.Tls;

namespace NanoSocket.Tls.Tests.Support;

/// <summary>Drives a session of the engine over a TCP connection, in pieces of a size that a test chooses.</summary>
internal sealed class Peer(MbedTlsEngine engine, int session, Socket socket, int piece = 512) : IDisposable
{
    private readonly byte[] _input = new byte[4096];
    private int _held;

    /// <summary>Runs the handshake to its end.</summary>
    public SocketFailure Handshake()
    {
        TlsStep step = Run((ref TlsBytes io) => engine.Handshake(session, ref io));
        return step == TlsStep.Done ? SocketFailure.None : Failure(step);
    }

    /// <summary>Sends everything.</summary>
    public void Write(ReadOnlySpan<byte> plain)
    {
        byte[] rest = plain.ToArray();
        while (rest.Length > 0)
        {
            int count = 0;
            TlsStep step = Run((ref TlsBytes io) => engine.Write(session, rest, out count, ref io));
            if (step != TlsStep.Done)
            {
                throw new InvalidOperationException($"write: {step}, {Failure(step)}");
            }
            rest = rest[count..];
        }
    }

    /// <summary>What comes next, at least one byte; empty: the peer has closed in order.</summary>
    public byte[] Read()
    {
        byte[] plain = new byte[2048];
        int count = 0;
        TlsStep step = Run((ref TlsBytes io) => engine.Read(session, plain, out count, ref io));
        return step switch
        {
            TlsStep.Done => plain[..count],
            TlsStep.PeerClosed => [],
            _ => throw new InvalidOperationException($"read: {step}, {Failure(step)}"),
        };
    }

    /// <summary>What comes until a line ends.</summary>
    public string ReadLine()
    {
        StringBuilder line = new();
        while (line.Length == 0 || line[^1] != '\n')
        {
            line.Append(Encoding.ASCII.GetString(Read()));
        }
        return line.ToString().TrimEnd('\n');
    }

    /// <summary>Says goodbye.</summary>
    public TlsStep CloseNotify() => Run((ref TlsBytes io) => engine.CloseNotify(session, ref io));

    public void Dispose()
    {
        engine.Free(session);
        socket.Dispose();
    }

    private SocketFailure Failure(TlsStep step) =>
        step == TlsStep.NeedsInput ? SocketFailure.TlsTruncated : engine.FailureOf(session, out _);

    private delegate TlsStep Step(ref TlsBytes io);

    /// <summary>Until a step is neither in want of input nor of room; NeedsInput: the peer's TCP has ended.</summary>
    private TlsStep Run(Step step)
    {
        byte[] output = new byte[piece];
        while (true)
        {
            TlsBytes io = new() { Input = _input.AsSpan(0, _held), Output = output };
            TlsStep result = step(ref io);
            _input.AsSpan(io.Consumed, _held - io.Consumed).CopyTo(_input);
            _held -= io.Consumed;
            Send(output.AsSpan(0, io.Produced));
            if (result is not (TlsStep.NeedsInput or TlsStep.NeedsOutput)
                || (result == TlsStep.NeedsInput && !Receive()))
            {
                return result;
            }
        }
    }

    private void Send(ReadOnlySpan<byte> bytes)
    {
        try
        {
            socket.Send(bytes);
        }
        catch (SocketException)
        {
            // The peer has gone; what it said before is still to be read.
        }
    }

    private bool Receive()
    {
        try
        {
            int count = socket.Receive(_input.AsSpan(_held, Math.Min(piece, _input.Length - _held)));
            _held += count;
            return count > 0;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
