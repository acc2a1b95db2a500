using System;

namespace NanoSocket.Core.Modem;

/// <summary>A bounded queue of bytes whose memory is taken when it is needed.</summary>
internal sealed class ByteQueue
{
    private readonly int _capacity;
    private byte[]? _bytes;
    private int _start;

    /// <summary>Makes an empty queue.</summary>
    public ByteQueue(int capacity) => _capacity = capacity;

    /// <summary>Bytes in it.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes that it would still take.</summary>
    public int Room => _capacity - Count;

    /// <summary>Takes the memory; before that nothing can be added.</summary>
    public void Reserve() => _bytes ??= new byte[_capacity];

    /// <summary>Adds as many bytes as there is room for; returns their number.</summary>
    public int Put(ReadOnlySpan<byte> bytes)
    {
        int count = Math.Min(bytes.Length, Room);
        int end = (_start + Count) % _capacity;
        int first = Math.Min(count, _capacity - end);
        bytes.Slice(0, first).CopyTo(new Span<byte>(_bytes, end, first));
        bytes.Slice(first, count - first).CopyTo(_bytes);
        Count += count;
        return count;
    }

    /// <summary>Takes the oldest bytes, as many as fit; returns their number.</summary>
    public int Take(Span<byte> buffer)
    {
        int count = Math.Min(buffer.Length, Count);
        if (count == 0)
        {
            return 0;
        }

        int first = Math.Min(count, _capacity - _start);
        new ReadOnlySpan<byte>(_bytes, _start, first).CopyTo(buffer);
        new ReadOnlySpan<byte>(_bytes, 0, count - first).CopyTo(buffer.Slice(first));
        Skip(count);
        return count;
    }

    /// <summary>Forgets the oldest bytes, of which there must be as many.</summary>
    public void Skip(int count)
    {
        _start = (_start + count) % _capacity;
        Count -= count;
    }

    /// <summary>Forgets everything.</summary>
    public void Clear() => Count = 0;
}
