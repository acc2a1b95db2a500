using System;
using System.Collections.Generic;

namespace NanoSocket.Core.Tests.Tls;

/// <summary>The server at the other end of a connection: it decrypts all that reaches it, and keeps the account of what
/// its acknowledgements cover.</summary>
internal sealed class ToyPeer
{
    private readonly PipeConnection _connection;
    private readonly Random _random;
    private readonly ToyRecords _records = new();
    private readonly ByteQueue _arrived = new();
    private readonly ByteQueue _toSend = new();
    private readonly byte[] _buffer = new byte[4096];
    private readonly byte[] _payload = new byte[ToyRecords.LargestPayload];
    private readonly Queue<(uint CipherEnd, int PlainEnd)> _ends = new();
    private uint _decrypted;

    public ToyPeer(PipeConnection connection, int seed)
    {
        _connection = connection;
        _random = new Random(seed);
    }

    /// <summary>The account of the run it is in; null when there is none.</summary>
    public Life? Life { get; init; }

    public List<byte> Received { get; } = [];

    /// <summary>Plaintext given to <see cref="Say"/>.</summary>
    public List<byte> Said { get; } = [];

    /// <summary>Plaintext whose ciphertext we have acknowledged.</summary>
    public int Covered { get; private set; }

    public bool IsEstablished { get; private set; }

    public bool GotCloseNotify { get; private set; }

    public bool GotAlert { get; private set; }

    /// <summary>Everything said has been handed to the network.</summary>
    public bool IsQuiet => _toSend.Count == 0;

    /// <summary>Keeps the handshake from going on.</summary>
    public bool IsMute { get; set; }

    public void Say(int count)
    {
        Span<byte> plain = _payload.AsSpan(0, Math.Min(count, ToyRecords.LargestPayload));
        for (int i = 0; i < plain.Length; i++)
        {
            plain[i] = (byte)((Said.Count * 7) ^ (Said.Count >> 8));
            Said.Add(plain[i]);
        }

        _records.Encode(ToyType.Data, plain, _toSend);
    }

    public void SayGoodbye() => _records.Encode(ToyType.CloseNotify, _payload.AsSpan(0, 2), _toSend);

    public void SayNonsense() => _toSend.Add("HTTP/1.1 400 Bad Request\r\n\r\n"u8);

    /// <summary>The network carries at most so many bytes, to us and from us.</summary>
    public void Move(int toUs, int fromUs)
    {
        int count = _connection.Deliver(_buffer.AsSpan(0, Math.Min(toUs, _buffer.Length)));
        _arrived.Add(_buffer.AsSpan(0, count));
        Decrypt();
        if (!IsMute && _toSend.Count > 0)
        {
            _toSend.Drop(_connection.Arrive(_toSend.Peek(Math.Min(fromUs, _buffer.Length))));
        }
    }

    public void Acknowledge(int bytes)
    {
        _connection.Acknowledge(bytes);
        while (_ends.TryPeek(out (uint CipherEnd, int PlainEnd) end) && end.CipherEnd <= _connection.Acknowledged)
        {
            Covered = end.PlainEnd;
            _ends.Dequeue();
        }
    }

    private void Decrypt()
    {
        while (ToyRecords.LengthOf(_arrived.Peek(3)) is int length and > 0 && _arrived.Count >= length)
        {
            if (!_records.TryDecode(_arrived.Peek(length), _payload, out ToyType type, out int count))
            {
                throw new InvalidOperationException("a record that was damaged, lost or sent twice");
            }

            _arrived.Drop(length);
            _decrypted += (uint)length;
            Take(type, _payload.AsSpan(0, count));
            _ends.Enqueue((_decrypted, Received.Count));
        }
    }

    private void Take(ToyType type, ReadOnlySpan<byte> plain)
    {
        switch (type)
        {
            case ToyType.ClientHello:
                _records.Encode(ToyType.ServerHello, _payload.AsSpan(0, 1 + _random.Next(2400)), _toSend);
                break;
            case ToyType.ClientFinished:
                _records.Encode(ToyType.ServerFinished, _payload.AsSpan(0, 40), _toSend);
                IsEstablished = true;
                break;
            case ToyType.Data:
                Received.AddRange(plain);
                break;
            case ToyType.CloseNotify:
                GotCloseNotify = true;
                break;
            default:
                GotAlert = true;
                break;
        }
    }
}
