using System;

namespace NanoSocket.Core.Tls;

/// <summary>
/// Decrypted bytes on their way to the app. The worker fills <see cref="Free"/> without the core lock, which is safe
/// since readers stay within what <see cref="Publish"/> made theirs; everything else needs the lock.
/// </summary>
internal sealed class TlsRing
{
    /// <summary>As much as one RECV_IND announces.</summary>
    public const int Size = 2048;

    private readonly byte[] _bytes = new byte[Size];
    private int _first;

    /// <summary>Bytes to read.</summary>
    public int Count { get; private set; }

    /// <summary>Where the next bytes go; a part of the room where that is in two parts.</summary>
    public Span<byte> Free
    {
        get
        {
            int end = (_first + Count) % Size;
            return _bytes.AsSpan(end, Math.Min(Size - Count, Size - end));
        }
    }

    /// <summary>Bytes of <see cref="Free"/> were filled.</summary>
    public void Publish(int count) => Count += count;

    /// <summary>Copies from the front and returns the count.</summary>
    public int Copy(Span<byte> buffer)
    {
        int count = Math.Min(buffer.Length, Count);
        int straight = Math.Min(count, Size - _first);
        _bytes.AsSpan(_first, straight).CopyTo(buffer);
        _bytes.AsSpan(0, count - straight).CopyTo(buffer.Slice(straight));
        return count;
    }

    /// <summary>Drops from the front.</summary>
    public void Drop(int count)
    {
        _first = (_first + count) % Size;
        Count -= count;
    }

    /// <summary>Forgets and wipes everything.</summary>
    public void Clear()
    {
        _first = 0;
        Count = 0;
        Array.Clear(_bytes);
    }
}
