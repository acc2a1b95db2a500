namespace System.IO;

/// <summary>A stream over an array, its own that grows or one of the caller that does not.</summary>
public class MemoryStream : Stream
{
    private readonly bool _ownsBuffer;
    private readonly bool _writable;
    private readonly int _origin;
    private readonly int _limit; // the end of the caller's part
    private byte[] _buffer;
    private int _position; // this and the next count from the start of the array
    private int _end;
    private bool _open = true;

    public MemoryStream() : this(0)
    {
    }

    public MemoryStream(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        _buffer = new byte[capacity];
        _ownsBuffer = true;
        _writable = true;
    }

    public MemoryStream(byte[] buffer) : this(buffer, true)
    {
    }

    public MemoryStream(byte[] buffer, bool writable)
        : this(ThrowHelper.NotNull(buffer, nameof(buffer)), 0, buffer.Length, writable)
    {
    }

    public MemoryStream(byte[] buffer, int index, int count) : this(buffer, index, count, true)
    {
    }

    public MemoryStream(byte[] buffer, int index, int count, bool writable)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (buffer.Length - index < count)
        {
            ThrowHelper.ThrowArgument("Offset and length were out of bounds for the array or count is greater than the "
                + "number of elements from index to the end of the source collection.");
        }

        _buffer = buffer;
        _origin = _position = index;
        _end = _limit = index + count;
        _writable = writable;
    }

    public override bool CanRead => _open;

    public override bool CanSeek => _open;

    public override bool CanWrite => _open && _writable;

    public override long Length
    {
        get
        {
            CheckOpen();
            return _end - _origin;
        }
    }

    public override long Position
    {
        get
        {
            CheckOpen();
            return _position - _origin;
        }

        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            Seek(value, SeekOrigin.Begin);
        }
    }

    public virtual int Capacity
    {
        get
        {
            CheckOpen();
            return Limit - _origin;
        }

        set
        {
            CheckOpen();
            if (value < Length)
            {
                ThrowHelper.ThrowArgumentOutOfRange(nameof(value), "capacity was less than the current size.");
            }

            if (value != Capacity)
            {
                CheckGrows();
                Array.Resize(ref _buffer, value);
            }
        }
    }

    private int Limit => _ownsBuffer ? _buffer.Length : _limit;

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        CheckOpen();
        long start = origin switch
        {
            SeekOrigin.Begin => _origin,
            SeekOrigin.Current => _position,
            SeekOrigin.End => _end,
            _ => throw new ArgumentException("Invalid seek origin."),
        };
        long target = start + offset;
        if (target > int.MaxValue)
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(offset),
                "Stream length must be non-negative and less than 2^31 - 1 - "
                + "origin.");
        }

        if (target < _origin)
        {
            throw new IOException("An attempt was made to move the position before the beginning of the stream.");
        }

        _position = (int)target;
        return _position - _origin;
    }

    public override void SetLength(long value)
    {
        CheckWritable();
        if (value < 0 || value > int.MaxValue - _origin)
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(value),
                "Stream length must be non-negative and less than 2^31 - 1 - origin.");
        }

        int end = _origin + (int)value;
        EnsureCapacity(end);
        if (end > _end)
        {
            Array.Clear(_buffer, _end, end - _end);
        }

        _end = end;
        _position = Math.Min(_position, end);
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        return Read(new Span<byte>(buffer, offset, count));
    }

    public override int Read(Span<byte> buffer)
    {
        CheckOpen();
        int count = Math.Max(0, Math.Min(buffer.Length, _end - _position));
        new ReadOnlySpan<byte>(_buffer, Math.Min(_position, _end), count).CopyTo(buffer);
        _position += count;
        return count;
    }

    public override int ReadByte()
    {
        CheckOpen();
        return _position < _end ? _buffer[_position++] : -1;
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        Write(new ReadOnlySpan<byte>(buffer, offset, count));
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        CheckWritable();
        int end = _position + buffer.Length;
        if (end < 0)
        {
            throw new IOException("Stream was too long.");
        }

        EnsureCapacity(end);
        if (_position > _end)
        {
            Array.Clear(_buffer, _end, _position - _end);
        }

        buffer.CopyTo(new Span<byte>(_buffer, _position, buffer.Length));
        _position = end;
        _end = Math.Max(_end, end);
    }

    public override void WriteByte(byte value) => Write(new ReadOnlySpan<byte>(in value));

    public virtual byte[] ToArray() => new ReadOnlySpan<byte>(_buffer, _origin, _end - _origin).ToArray();

    public virtual byte[] GetBuffer() => _ownsBuffer
        ? _buffer : throw new UnauthorizedAccessException("MemoryStream's internal buffer cannot be accessed.");

    public virtual void WriteTo(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        CheckOpen();
        stream.Write(_buffer, _origin, _end - _origin);
    }

    protected override void Dispose(bool disposing) => _open = false;

    private void CheckOpen()
    {
        if (!_open)
        {
            throw new ObjectDisposedException(null, "Cannot access a closed Stream.");
        }
    }

    private void CheckWritable()
    {
        CheckOpen();
        if (!_writable)
        {
            ThrowHelper.ThrowNotSupported("Stream does not support writing.");
        }
    }

    private void CheckGrows()
    {
        if (!_ownsBuffer)
        {
            ThrowHelper.ThrowNotSupported("Memory stream is not expandable.");
        }
    }

    private void EnsureCapacity(int needed)
    {
        if (needed > Limit)
        {
            CheckGrows();
            Array.Resize(ref _buffer, Math.Max(Math.Max(needed, 256), _buffer.Length * 2));
        }
    }
}
