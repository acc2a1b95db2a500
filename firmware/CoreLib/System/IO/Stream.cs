namespace System.IO;

/// <summary>Where <see cref="Stream.Seek"/> counts from.</summary>
public enum SeekOrigin
{
    Begin = 0,
    Current = 1,
    End = 2,
}

/// <summary>Bytes that are read and written one after the other.</summary>
public abstract class Stream : IDisposable
{
    private const int CopyBytes = 512;

    protected Stream()
    {
    }

    public abstract bool CanRead { get; }

    public abstract bool CanSeek { get; }

    public abstract bool CanWrite { get; }

    public virtual bool CanTimeout => false;

    public abstract long Length { get; }

    public abstract long Position { get; set; }

    public virtual int ReadTimeout
    {
        get => throw NoTimeouts();
        set => throw NoTimeouts();
    }

    public virtual int WriteTimeout
    {
        get => throw NoTimeouts();
        set => throw NoTimeouts();
    }

    public abstract void Flush();

    public abstract long Seek(long offset, SeekOrigin origin);

    public abstract void SetLength(long value);

    public abstract int Read(byte[] buffer, int offset, int count);

    public virtual int Read(Span<byte> buffer)
    {
        byte[] copy = new byte[buffer.Length];
        int count = Read(copy, 0, copy.Length);
        new ReadOnlySpan<byte>(copy, 0, count).CopyTo(buffer);
        return count;
    }

    public abstract void Write(byte[] buffer, int offset, int count);

    public virtual void Write(ReadOnlySpan<byte> buffer) => Write(buffer.ToArray(), 0, buffer.Length);

    /// <summary>The next byte, or -1 at the end.</summary>
    public virtual int ReadByte()
    {
        byte[] one = new byte[1];
        return Read(one, 0, 1) == 0 ? -1 : one[0];
    }

    public virtual void WriteByte(byte value) => Write([value], 0, 1);

    public void ReadExactly(byte[] buffer, int offset, int count) =>
        ReadExactly(new Span<byte>(ThrowHelper.NotNull(buffer, nameof(buffer)), offset, count));

    public void ReadExactly(Span<byte> buffer)
    {
        if (ReadAtLeast(buffer, buffer.Length, false) < buffer.Length)
        {
            throw new EndOfStreamException("Unable to read beyond the end of the stream.");
        }
    }

    public int ReadAtLeast(Span<byte> buffer, int minimumBytes, bool throwOnEndOfStream = true)
    {
        int total = 0;
        while (total < minimumBytes)
        {
            int count = Read(buffer.Slice(total));
            if (count == 0)
            {
                return throwOnEndOfStream
                    ? throw new EndOfStreamException("Unable to read beyond the end of the stream.") : total;
            }

            total += count;
        }

        return total;
    }

    public void CopyTo(Stream destination) => CopyTo(destination, CopyBytes);

    public virtual void CopyTo(Stream destination, int bufferSize)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bufferSize);
        byte[] buffer = new byte[bufferSize];
        for (int count; (count = Read(buffer, 0, buffer.Length)) != 0;)
        {
            destination.Write(buffer, 0, count);
        }
    }

    public virtual void Close() => Dispose(true);

    public void Dispose() => Close();

    protected virtual void Dispose(bool disposing)
    {
    }

    protected static void ValidateBufferArguments(byte[] buffer, int offset, int count)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        if (offset < 0)
        {
            ThrowHelper.ThrowNegative(nameof(offset));
        }

        if ((uint)count > (uint)(buffer.Length - offset))
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(count),
                "Offset and length were out of bounds for the array or count "
                + "is greater than the number of elements from index to the end of the source collection.");
        }
    }

    private static InvalidOperationException NoTimeouts() => new("Timeouts are not supported on this stream.");
}
