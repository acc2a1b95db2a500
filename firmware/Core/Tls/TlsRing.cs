using System;

namespace NanoSocket.Core.Tls;

/// <summary>
/// Decrypted bytes on their way to the app. The worker fills <see cref="Reserved"/> without the core lock, which is safe
/// since readers stay within what <see cref="Publish"/> made theirs; everything else needs the lock.
/// </summary>
internal sealed class TlsRing
{
    /// <summary>As much as one RECV_IND announces.</summary>
    public const int Size = 2048;

    private readonly byte[] _bytes = new byte[Size];
    private int _first;
    private int _reservedStart;
    private int _reservedCount;

    /// <summary>Bytes to read.</summary>
    public int Count { get; private set; }

    /// <summary>Where the next bytes go, as of the last <see cref="Reserve"/>.</summary>
    public Span<byte> Reserved => _bytes.AsSpan(_reservedStart, _reservedCount);

    /// <summary>Sets aside the room there is; a part of it where it is in two parts.</summary>
    public void Reserve()
    {
        _reservedStart = (_first + Count) % Size;
        _reservedCount = Math.Min(Size - Count, Size - _reservedStart);
    }

    /// <summary>Bytes at the beginning of <see cref="Reserved"/> were filled.</summary>
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
