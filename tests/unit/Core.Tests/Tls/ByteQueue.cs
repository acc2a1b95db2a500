using System;

namespace NanoSocket.Core.Tests.Tls;

/// <summary>Bytes _first in, _first out; allocates only when it outgrows what it has.</summary>
internal sealed class ByteQueue
{
    private byte[] _bytes = new byte[65536];
    private int _first;

    public int Count { get; private set; }

    public void Add(ReadOnlySpan<byte> data)
    {
        if (_first + Count + data.Length > _bytes.Length)
        {
            byte[] target = Count + data.Length > _bytes.Length ? new byte[2 * (Count + data.Length)] : _bytes;
            _bytes.AsSpan(_first, Count).CopyTo(target);
            _bytes = target;
            _first = 0;
        }

        data.CopyTo(_bytes.AsSpan(_first + Count));
        Count += data.Length;
    }

    public ReadOnlySpan<byte> Peek(int count) => _bytes.AsSpan(_first, Math.Min(count, Count));

    public int Copy(Span<byte> buffer)
    {
        ReadOnlySpan<byte> front = Peek(buffer.Length);
        front.CopyTo(buffer);
        return front.Length;
    }

    public void Drop(int count)
    {
        _first += count;
        Count -= count;
    }

    public int Take(Span<byte> buffer)
    {
        int count = Copy(buffer);
        Drop(count);
        return count;
    }

    public void Clear()
    {
        _first = 0;
        Count = 0;
    }
}
